/* Lines of cells for CSV and TSV, safe to open in a spreadsheet. */
#ifndef SEISAKU_QUERY_PRINT_CSV_CELLS_H
#define SEISAKU_QUERY_PRINT_CSV_CELLS_H

#include <stdbool.h>
#include <stdio.h>

#include "seisaku/buffer.h"
#include "seisaku/passage.h"

/* Start one as {.out = …, .tabs = …}; end with cells_free. */
struct cells {
    FILE *out;
    bool tabs;                /* TSV, which has no quotes; else CSV */
    size_t count;             /* cells of the line so far */
    struct ssk_buffer buffer; /* scratch; its `failed` tells that memory ran out */
};

/* One cell of text; NULL leaves it empty. Control characters and line ends become blanks. Text that a
 * spreadsheet would run as a formula gets an apostrophe before it, which makes it plain text there. */
void cells_text(struct cells *cells, const char *text);

/* One cell of strings, `join` between them. */
void cells_list(struct cells *cells, const struct ssk_strings *strings, const char *join);

/* One cell of a number; of 0 it stays empty when 0 means unknown. */
void cells_count(struct cells *cells, size_t number);
void cells_known(struct cells *cells, int number);
void cells_score(struct cells *cells, double number);

/* Ends the line. */
void cells_end(struct cells *cells);

void cells_free(struct cells *cells);

#endif
