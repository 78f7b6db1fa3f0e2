/* Running heads that are the titles of the part and the chapter which the page is in. They look like the
 * headings that they repeat, take turns on left and right pages, and may have the page's number beside them.
 */
#ifndef SEISAKU_INDEXER_PAGE_CHAPTER_TITLES_H
#define SEISAKU_INDEXER_PAGE_CHAPTER_TITLES_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Marks such lines LINE_SET_ASIDE, at the pages' tops or at their bottoms, and takes the labels off them of
 * pages that have none yet. The first of a run stays, as it may be the title itself, unless a chapter goes on
 * around it: what is above a chapter does not begin in its midst. Fails: false without memory. */
bool chapter_titles_find(struct document *document, bool bottom);

#endif
