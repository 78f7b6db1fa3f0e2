/* The columns of comparative tables by their names. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMN_HEADS_H
#define SEISAKU_INDEXER_ORDER_COLUMN_HEADS_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Sets `head` in the columns of comparative tables (改正後 beside 現行). Order: before continued_rows_join.
 * Fails: false without memory. */
bool column_heads_name(struct document *document);

#endif
