/* Which texts near the edges of pages are running heads and page labels: those that stand in the same place
 * on page after page and say the same, but for a number that counts the pages. */
#ifndef SEISAKU_INDEXER_PAGE_RECURRING_TEXTS_H
#define SEISAKU_INDEXER_PAGE_RECURRING_TEXTS_H

#include "indexer/page/edge_texts.h"

/* Clears in_set[i] of texts[first..end), all of one page, where they stand in a table. */
typedef void recurring_texts_spare(void *context, const struct edge_texts *texts, bool *in_set, size_t first,
                                   size_t end);

/* Marks the texts that recur, of a document of `pages` pages. They are peeled off from the edges inward: a
 * row further in is looked at only when all before it was a running head. `spare` may be NULL. Time is
 * linear, up to sorting: an extractor's output may have a hundred thousand pages. Fails: false without
 * memory. */
bool recurring_texts_find(struct edge_texts *texts, size_t pages, recurring_texts_spare *spare,
                          void *context);

#endif
