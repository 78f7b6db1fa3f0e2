/* Which of the guessed layouts (guess_columns.h) is right: the one whose reading (column_beam.h) is cheapest.
 */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_CHOOSE_COLUMNS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_CHOOSE_COLUMNS_H

#include "indexer/order/columns/column_beam.h"

/* Decides the stretches that begin on one page and fills in their pieces. `layout` holds the layout of
 * the page before (columns 0: none) as one more guess, and receives what was decided. Fails: SSK_MEMORY. */
ssk_status choose_columns(struct continuity *continuity, struct stretch *stretches, size_t count,
                          struct layout *layout);

#endif
