/* A better guess at a table's columns than the one it was read with. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_TABLE_REFINE_H
#define SEISAKU_INDEXER_ORDER_TABLES_TABLE_REFINE_H

#include "indexer/order/tables/table_row.h"

/* The layout with the widths and contents that the columns have in the rows that were found. */
struct table_layout table_refined(const struct table_layout *layout, const struct strip *strips,
                                  size_t count);

#endif
