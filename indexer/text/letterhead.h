/* What stands above the title of plain text: dates and numbers, whom a letter is to, and who signs it. */
#ifndef SEISAKU_INDEXER_TEXT_LETTERHEAD_H
#define SEISAKU_INDEXER_TEXT_LETTERHEAD_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Is the line a date, a number, an addressee or the office that issued the paper? */
bool letterhead_is_small_print(const struct line *line);

/* The first line of the page below its letterhead, 0 without one; the page's count where it holds no more, or
 * where none ends among the first lines. */
size_t letterhead_end(const struct page *page);

#endif
