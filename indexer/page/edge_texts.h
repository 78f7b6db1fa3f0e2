/* Which texts near the edges of pages are running heads and page labels, for lines and for what is not yet
 * lines: a PDF's glyphs, whose lines are only found once its running heads are out of the way. */
#ifndef SEISAKU_INDEXER_PAGE_EDGE_TEXTS_H
#define SEISAKU_INDEXER_PAGE_EDGE_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/document/place.h"

struct edge_text {
    size_t page;    /* from 0 */
    int row;        /* 0 the page's topmost, 1 the next …; -1 the lowest, -2 …; 0 too when `side` */
    bool side;      /* stands in the left or right margin, or upright */
    bool fixed;     /* is text wherever it stands: a sentence, a numbered heading */
    struct box box; /* in the page's own frame, never turned; all zero where the source has no coordinates */
    char *text;     /* as printed; owned */

    /* Read off the text by edge_texts_add. */
    uint64_t hash, exact; /* without blanks; each number taken as one sign, and as it is */
    long first, number;   /* the first and the last one in the text; -1 for none */
    size_t letters;
    bool bare;   /* has a label's shape (page_label.h), without an annex's name */
    bool ornate; /* and a sure one: "- 12 -" */

    /* Found by recurring_texts_find. */
    bool recurs; /* a running head */
    bool label;  /* its page's label: nothing but a number that goes up with the pages */
    bool deep;   /* one of the many rows of a form's head or foot */
    bool stays;  /* which are text where they stand first */
};

struct edge_texts {
    struct edge_text *list;
    size_t count, capacity;
};

enum { EDGE_ROWS = 5 }; /* so many rows from either edge are looked at */

/* The row of the page's rows: nearer to the foot it is counted from below. */
static inline int edge_row(size_t row, size_t rows)
{
    return row < rows - row ? (int)row : (int)row - (int)rows;
}
static inline bool edge_is_near(int row)
{
    return row >= -EDGE_ROWS && row < EDGE_ROWS;
}

/* Adds one, whose text it takes over. Order: page by page. Fails: false without memory. */
bool edge_texts_add(struct edge_texts *texts, struct edge_text text);

void edge_texts_free(struct edge_texts *texts);

#endif
