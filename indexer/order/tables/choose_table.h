/* Whether a page holds a table, and which of the guesses at its columns (guess_table.h) is right. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_CHOOSE_TABLE_H
#define SEISAKU_INDEXER_ORDER_TABLES_CHOOSE_TABLE_H

#include "indexer/order/tables/table_search.h"

/* `stretch` is a free page as choose_columns.h decided it, with the layout `flow`. Where reading it as a
 * table with text around is cheaper, and mends at least one row, its strips get rows and pieces anew and its
 * kind is STRETCH_TABLE. `layout` holds the last table's layout (columns 0: none) as one more guess, and
 * receives what was found. Fails: SSK_MEMORY. */
ssk_status choose_table(struct continuity *continuity, const struct layout *flow, struct stretch *stretch,
                        struct table_layout *layout);

#endif
