/* A page's lines as they were printed: reading order cut them in pieces. Private to indexer/page. */
#ifndef SEISAKU_INDEXER_PAGE_PRINTED_SHEET_H
#define SEISAKU_INDEXER_PAGE_PRINTED_SHEET_H

#include "indexer/document/document.h"

/* A line of the source, in whatever pieces it was cut. */
struct printed {
    struct line **pieces; /* within the page's, in reading order */
    size_t count;
};

/* A page as it was printed. */
struct sheet {
    struct line **pieces;
    struct printed *lines;
    size_t count;
};

/* Fills *sheet, which sheet_free empties, whatever comes. Fails: false without memory. */
bool sheet_of(struct sheet *sheet, struct page *page);

void sheet_free(struct sheet *sheet);

/* Returns: the text of its first piece, lent. */
const char *printed_text(const struct printed *line);

/* Returns: display columns of all pieces and the blanks between them. */
size_t printed_width(const struct printed *line);

#endif
