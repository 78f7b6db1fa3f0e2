/* What the lines of one cell of a table cost. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_CELL_COSTS_H
#define SEISAKU_INDEXER_ORDER_TABLES_CELL_COSTS_H

#include "indexer/order/columns/line_words.h"

/* Of a piece under another in a cell of this width. */
long cell_cost_below(struct continuity *continuity, int width, const struct line_part *above,
                     const struct line_part *piece);

/* Of a cell of this width that ends with this line. */
long cell_cost_end(int width, const struct line_part *last);

/* Of so many lines from one of a cell's to the next: at most one line of other cells is printed between. */
long cell_cost_gap(int lines);

#endif
