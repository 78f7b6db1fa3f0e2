/* Which lines of a page are rows of a table, row by row, and which are text between.
 *
 * Every way to part the lines into rows (table_row.h) and lines of text is priced; the cheapest holds. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_TABLE_SEARCH_H
#define SEISAKU_INDEXER_ORDER_TABLES_TABLE_SEARCH_H

#include "indexer/order/tables/table_row.h"

/* Fills the strips' pieces and `row`: a number of its own for each, going up, 0 for text. *gain receives by
 * how much the reading is cheaper than one without any row; 0 when there is none. Fails: SSK_MEMORY. */
ssk_status table_search(struct continuity *continuity, const struct table_layout *layout,
                        struct stretch *stretch, int beam, long *gain);

/* *gain receives the same for the stretch as it was read in flowing columns of this layout. Fails:
 * SSK_MEMORY. */
ssk_status table_flow_gain(struct continuity *continuity, const struct layout *flow,
                           const struct stretch *stretch, long *gain);

#endif
