/* What it costs to read some lines as one row of a table.
 *
 * The cells of a row stand side by side, and each is printed line under line. An extractor that knows
 * lines but no places prints what stands on one height as one line, with blanks between. Where cells
 * are centred in the height of their row, lines of one cell fall beside those of another or halfway
 * between two, so that its columns take turns; but the row then reads the same from both ends: line i
 * from the top shows the same columns as line i from the bottom. Where cells begin at the top, a column
 * that has ended does not come back. In a mixed row each cell stands at the top or in the middle, which its
 * first and last lines tell when the row is read. All such readings of each few lines are priced;
 * table_search.c chooses among them. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_TABLE_ROW_H
#define SEISAKU_INDEXER_ORDER_TABLES_TABLE_ROW_H

#include "indexer/order/columns/line_splits.h"

enum { ROW_LINES = 40 /* the most lines of one row */ };

/* Where cells stand in their row: at the top, in the middle, or some there and some here. */
enum align { ALIGN_TOP, ALIGN_MIDDLE, ALIGN_MIXED, ALIGNS };

struct table_layout {
    struct layout layout;
    enum align align;
    bool latin[COLUMNS_MAX]; /* the column holds Latin text; only if others do not */
};

bool table_layout_same(const struct table_layout *a, const struct table_layout *b);

/* The cheapest reading of some lines as one row: an index into each line's choices. */
struct row_reading {
    long price; /* LONG_MAX: there is none */
    short choices[ROW_LINES];
};

/* The readings of all rows of `count` lines: readings[first * ROW_LINES + length - 1]. */
struct row_readings {
    struct row_reading *readings; /* owned */
    size_t count;
};

/* Prices all rows, and adds to the lines' choices what scripts cost. The spanning choice of a line is no part
 * of any. At most `beam` partial readings are
 * kept on the way. Fails: false without memory; the caller frees readings->readings in any case. */
bool table_rows_price(struct continuity *continuity, const struct table_layout *layout,
                      struct line_splits *lines, size_t count, int beam, struct row_readings *readings);

#endif
