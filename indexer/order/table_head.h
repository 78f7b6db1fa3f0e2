/* Which rows of a table name its columns. */
#ifndef SEISAKU_INDEXER_ORDER_TABLE_HEAD_H
#define SEISAKU_INDEXER_ORDER_TABLE_HEAD_H

#include "indexer/order/table_cells.h"

/* How many rows from the first on name the columns: rows of labels, as far down as the first row's cells
 * reach.
 */
size_t table_find_head(const struct table *table);

#endif
