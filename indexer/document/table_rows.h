/* Tables of office files: a row is a passage, and where the first rows are a head, their words stand before
 * the cells they head: `所管: 外務省　予算額: 120`. */
#ifndef SEISAKU_INDEXER_DOCUMENT_TABLE_ROWS_H
#define SEISAKU_INDEXER_DOCUMENT_TABLE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/draft.h"

enum table_head {
    HEAD_UNKNOWN, /* the file does not say: it is judged by the cells */
    HEAD_NONE,
    HEAD_MARKED /* `head` rows of it */
};

struct table_row {
    char **cells; /* owned; "" where empty, paragraphs parted by '\n' */
    size_t count, capacity;
};

/* Zero one before use; free it with table_rows_free. Failures stick. */
struct table_rows {
    struct table_row *rows;
    size_t count, capacity;
    size_t cells; /* in all; more than TABLE_CELLS_MAX fail */
    enum table_head kind;
    size_t head; /* rows of the head, if it is marked */
    bool failed; /* no memory left, or too many cells */
};

enum { TABLE_CELLS_MAX = 8 << 20, TABLE_COLUMNS_MAX = 16384 };

/* Begins a row. */
void table_rows_begin(struct table_rows *table);

/* Adds a cell to the row begun last, and `span` - 1 empty ones. */
void table_rows_add(struct table_rows *table, const char *text, size_t span);

/* The cell above the place where the next one is added, for cells merged downwards; "" if there is none. */
const char *table_rows_above(const struct table_rows *table);

/* Adds the rows to the page, and says in *draft when there was no memory. A table of one cell is plain text.
 */
void table_rows_write(const struct table_rows *table, struct draft *draft);

void table_rows_free(struct table_rows *table);

#endif
