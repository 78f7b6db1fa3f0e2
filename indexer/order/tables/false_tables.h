/* Which of the rows that table_search.h found are no table. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_FALSE_TABLES_H
#define SEISAKU_INDEXER_ORDER_TABLES_FALSE_TABLES_H

#include "indexer/order/columns/column_beam.h"

/* Joins rows that hold one cell's text, then makes text again of rows that mend nothing, or that are flowing
 * columns cut across. A table of few rows stays only if they do (few_rows_do). */
void false_tables_drop(struct continuity *continuity, const struct layout *layout, bool few_rows_do,
                       struct stretch *stretch);

/* Lines that span the page, in no row. */
void table_make_text(struct strip *strips, size_t count);

#endif
