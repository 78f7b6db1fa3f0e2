/* Hits as lines of cells, for CSV, TSV and surveys. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_CSV_H
#define SEISAKU_QUERY_PRINT_PRINT_CSV_H

#include "query/print/csv_cells.h"
#include "query/rank/search.h"

/* The header, and a hit below it. `first` is the first column's, the hit's qid there; NULL for no such
 * column.
 */
void put_hit_header(struct csv_cells *cells, const char *first);
void put_hit(struct csv_cells *cells, const char *first, const struct hit *hit);

#endif
