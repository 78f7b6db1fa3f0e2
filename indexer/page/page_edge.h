/* The first and the last line of a page. */
#ifndef SEISAKU_INDEXER_PAGE_PAGE_EDGE_H
#define SEISAKU_INDEXER_PAGE_PAGE_EDGE_H

#include "indexer/document/document.h"

/* The page's first or last line that is not set aside already; NULL on an empty page, and on one whose
 * reader has told the running heads by its place. */
struct line *page_edge(struct page *page, bool last);

#endif
