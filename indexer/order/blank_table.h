/* One table of plain text whose columns runs of blanks part. Private to indexer/order. */
#ifndef SEISAKU_INDEXER_ORDER_BLANK_TABLE_H
#define SEISAKU_INDEXER_ORDER_BLANK_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"

enum {
    BLANK_CELLS = 12, /* of a line, at most */
    BLANK_ROWS = 3    /* of a table, at least, the head among them */
};

/* A cell of a line, in display columns and in bytes of its text. */
struct blank_cell {
    size_t left, right, start, end;
};

struct blank_line {
    struct line *line; /* lent */
    struct blank_cell cells[BLANK_CELLS];
    size_t count;
};

/* Lines of one table, one behind the other, and the columns' places. `lines` is owned. */
struct blank_table {
    struct blank_line *lines;
    size_t count, capacity;
    struct blank_cell columns[BLANK_CELLS];
    size_t column_count;
};

/* Parts the line at its runs of blanks. Returns: false when it is no row: too many cells, one too wide, a
 * sentence. */
bool blank_line_part(struct blank_line *out, struct line *line);

/* Finds the columns that the table's lines show together: cells that overlap are of one. Fails: false
 * without memory. */
bool blank_table_find_columns(struct blank_table *table);

/* The next three. Order: after the columns are found. */

/* Returns: the cell's column, the one it overlaps; BLANK_CELLS when it overlaps none, or several. */
size_t blank_table_column(const struct blank_table *table, const struct blank_cell *cell);

/* Returns: true when each line's each cell has a column to itself. */
bool blank_table_has_gutters(const struct blank_table *table);

/* Returns: true when one of the columns, below the head, is of numbers. */
bool blank_table_has_numbers(const struct blank_table *table);

#endif
