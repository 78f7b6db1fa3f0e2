/* Guesses at a table's columns where few lines hold all of them, as when cells are centred: any columns of
 * the widths that segments often have are tried on the lines, whose full ones are as wide as a column. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_FIT_COLUMNS_H
#define SEISAKU_INDEXER_ORDER_TABLES_FIT_COLUMNS_H

#include "indexer/order/tables/table_guesses.h"

/* Adds the layouts that the lines fill best. Fails: false without memory. */
bool fit_table_columns(const struct strip *strips, size_t count, struct table_guesses *guesses);

#endif
