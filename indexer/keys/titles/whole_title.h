/* Titles that a cover prints on several lines, and of papers that have none but their kind's. */
#ifndef SEISAKU_INDEXER_KEYS_TITLES_WHOLE_TITLE_H
#define SEISAKU_INDEXER_KEYS_TITLES_WHOLE_TITLE_H

#include "indexer/document/document.h"
#include "indexer/keys/head/head.h"
#include "seisaku/status.h"

/* Adds to the title the year that stands above it (令和３年度), and what the paper is where that stands below
 * the name of a council (中間とりまとめ). Order: before the genre is looked for. Fails: SSK_MEMORY only. */
ssk_status whole_title_join(struct document *document, const struct head *head);

/* Names a judgment by its case, a gazette and the Diet's minutes by their number, an order that has no title
 * yet by the line below its signers. Order: once the genre is
 * known. Fails: SSK_MEMORY only. */
ssk_status whole_title_of_genre(struct document *document, const struct head *head);

#endif
