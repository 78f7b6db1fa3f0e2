/* Written questions to the cabinet (質問主意書): each paragraph bears the number of its question as its item.
 *
 *     令和七年二月十二日提出
 *     質問第五一号
 *     …に関する質問主意書
 *     提出者 …
 *     …に関する質問主意書
 *     前文。
 *     一 政府は、…
 *     １ …
 *
 * What the house's site prints above goes; where it gave all this on one line, the lines are told apart
 * again. */
#ifndef SEISAKU_INDEXER_GENRES_QUESTIONS_H
#define SEISAKU_INDEXER_GENRES_QUESTIONS_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* As statutes_read. */
ssk_status questions_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known);

#endif
