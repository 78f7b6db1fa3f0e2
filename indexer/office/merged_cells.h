/* Cells of an Excel sheet that are merged downwards: the label of several rows, which the file holds in the
 * first of them alone. */
#ifndef SEISAKU_INDEXER_OFFICE_MERGED_CELLS_H
#define SEISAKU_INDEXER_OFFICE_MERGED_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/xml/xml_tree.h"

struct merged_cell {
    long column, top, bottom; /* column from 0, rows from 1 */
};

struct merged_cells {
    struct merged_cell *list; /* by their first rows; owned */
    size_t count, next;       /* next: the first that begins in a row not passed yet */
    long *until;              /* of each column: the last row of the cell that covers it; owned */
    long columns;             /* of `until` */
};

/* The column that a reference names ("BC12" is 54, from 0) up to `most`; -1 when it names none. */
long merged_cells_column(const char *reference, long most);

/* Reads the merged cells of a sheet. Fails: false without memory. */
bool merged_cells_read(struct merged_cells *out, const struct xml_node *sheet, long most_columns);

/* Whether a cell of a row above reaches down to this place. Order: row after row. */
bool merged_cells_covers(const struct merged_cells *cells, long row, long column);

/* Notes the cells that begin in the row, once it has been read. */
void merged_cells_pass(struct merged_cells *cells, long row);

void merged_cells_free(struct merged_cells *cells);

#endif
