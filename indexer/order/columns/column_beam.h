/* Which column each piece of each line belongs to, all lines of a stretch decided together.
 *
 * A line is one column's text, or several columns' cut apart at some of its blanks, or it spans the
 * page. A beam search over (the last piece of each column) finds the cheapest reading: pieces that
 * read on are cheap (continuity.h), lines that end short of their column's width in mid-sentence dear.
 * The prices stand in one table in costs.h. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_COLUMN_BEAM_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_COLUMN_BEAM_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/order/columns/continuity.h"

enum {
    COLUMNS_MAX = 6, /* of a table */
    FLOWING_MAX = 4, /* columns that text flows down through */
    COLUMN_SPAN = 0,
    STRETCH_LINES = 400 /* the most lines decided together */
};

struct layout {
    int columns;             /* 1 to COLUMNS_MAX */
    int widths[COLUMNS_MAX]; /* usual display width of a full line, column by column */
};

struct piece {
    size_t start, length; /* bytes of the strip's text */
    int column;           /* COLUMN_SPAN, or 1 to COLUMNS_MAX */
};

/* Lines that are decided together. A row of a table starts in its columns, leaves them at most once a
 * page for lines that span, and has a right side opened by a marker. On a free page any line may span
 * the page. What is kept stays as it is and is never searched. */
enum stretch_kind { STRETCH_KEEP, STRETCH_ROW, STRETCH_FREE, STRETCH_TABLE, STRETCH_KINDS };

struct line_words; /* line_splits.h */

/* One line on the way through the search, and what it found. */
struct strip {
    const char *text;
    size_t length;
    size_t page, line; /* where it came from */
    bool aside;        /* belongs to no text: the search passes over it */
    bool page_start;   /* the first line of a page other than the stretch's first */
    struct piece pieces[COLUMNS_MAX];
    int count;                               /* of pieces; an aside or spanning strip has one */
    int row;                                 /* of a table; 0 outside of any */
    struct line_words *words[STRETCH_KINDS]; /* owned, for the search: the same whatever the layout */
};

struct stretch {
    enum stretch_kind kind;
    struct strip *strips; /* owned */
    size_t count, capacity;
    int columns; /* found; below 2 the lines stay as they are */
};

/* Fills the strips' pieces, sets stretch->columns, and *price to the total. The `beam` is how many
 * states are kept after each line: more find better readings, at a cost that grows with it.
 * Fails: SSK_MEMORY. */
ssk_status column_beam(struct continuity *continuity, const struct layout *layout, struct stretch *stretch,
                       int beam, long *price);

#endif
