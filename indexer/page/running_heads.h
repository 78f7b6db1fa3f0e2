/* What a page bears beside its text: its label, running heads and feet, the heads of tables. */
#ifndef SEISAKU_INDEXER_PAGE_RUNNING_HEADS_H
#define SEISAKU_INDEXER_PAGE_RUNNING_HEADS_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Marks such lines LINE_FURNITURE and fills the pages' labels, and the document's title from a running
 * head when it has none. To be called before the lines are put in reading order. SSK_MEMORY only. */
ssk_status furniture_find(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

/* The page's first or last line that is not furniture already; NULL on an empty page, and on one whose
 * reader has told the furniture by its place. */
struct line *furniture_edge(struct page *page, bool last);

#endif
