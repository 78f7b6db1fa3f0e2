/* The cells of a ruled table on one page, as its lines' places tell. */
#ifndef SEISAKU_INDEXER_ORDER_TABLE_CELLS_H
#define SEISAKU_INDEXER_ORDER_TABLE_CELLS_H

#include "indexer/document/document.h"

#define TABLE_SIDE 8.0F /* points; a column's sides differ a little from page to page */

/* One cell: lines [start, end) of the page. */
struct table_cell {
    struct box field;
    size_t start, end;
    size_t row; /* from 0 */
    bool label; /* a short name */
};

struct table {
    struct page *page;
    struct table_cell *cells; /* from left to right; owned */
    size_t count, capacity;
    size_t rows, head; /* how many rows; how many of them name the columns: see table_head.h */
    bool continued;    /* nothing stands above it on its page */
};

/* Reads the table that holds line `at` of the page, and sets *next behind its last line. A table of no cells:
 * the line is in none, or in one that is to be left as it is. Fails: false without memory. */
bool table_read(struct table *out, struct page *page, size_t at, size_t *next);
void table_free(struct table *table);

/* How many cells the row has. */
size_t table_row_cells(const struct table *table, size_t row);

/* Whether the text is what stands under a head: 1,234.5 ▲3 12% 〃. */
bool table_text_is_value(const char *text);

/* Whether the cell is a label merged over several rows of which `row` is one. */
bool table_cell_spans(const struct table *table, const struct table_cell *cell, size_t row);

/* Whether the row has nothing but cells that are merged over others. */
bool table_row_is_merged(const struct table *table, size_t row);

#endif
