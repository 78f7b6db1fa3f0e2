/* Lines of cells for CSV and TSV, safe to open in a spreadsheet. */
#ifndef SEISAKU_QUERY_PRINT_CSV_CELLS_H
#define SEISAKU_QUERY_PRINT_CSV_CELLS_H

#include <stdbool.h>
#include <stdio.h>

#include "seisaku/buffer.h"
#include "seisaku/passage.h"

/* Start one as {.out = …, .tabs = …}; end with csv_cells_free. */
struct csv_cells {
    FILE *out;
    bool tabs;                /* TSV, which has no quotes; else CSV */
    size_t count;             /* cells of the line so far */
    struct ssk_buffer buffer; /* scratch; its `failed` tells that memory ran out */
};

/* One cell of text; NULL leaves it empty. Control characters and line ends become blanks. Text that a
 * spreadsheet would run as a formula gets an apostrophe before it, which makes it plain text there. */
void csv_cells_text(struct csv_cells *cells, const char *text);

/* One cell of strings, `join` between them. */
void csv_cells_list(struct csv_cells *cells, const struct ssk_strings *strings, const char *join);

/* One cell of a number; of 0 it stays empty when 0 means unknown. */
void csv_cells_count(struct csv_cells *cells, size_t number);
void csv_cells_known(struct csv_cells *cells, int number);
void csv_cells_score(struct csv_cells *cells, double number);

/* Ends the line. */
void csv_cells_end(struct csv_cells *cells);

void csv_cells_free(struct csv_cells *cells);

#endif
