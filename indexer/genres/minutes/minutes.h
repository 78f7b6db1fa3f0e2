/* Minutes of the Diet and of councils: each paragraph of a speech bears the speaker as its item, and the
 * ministry that the speaker's office speaks for.
 *
 *     ○外務大臣（上川陽子君）　お答えいたします。
 *     　次の段落。
 *     ○上川国務大臣　…       whose ministry the list of those who attend tells
 */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_MINUTES_H
#define SEISAKU_INDEXER_GENRES_MINUTES_MINUTES_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* As statutes_read. */
ssk_status minutes_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known);

#endif
