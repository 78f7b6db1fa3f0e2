/* Guesses at the columns of a page's table, read off its lines: how many there may be, how wide each is,
 * and what it holds. table_search.h tells which guess is right. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_GUESS_TABLE_H
#define SEISAKU_INDEXER_ORDER_TABLES_GUESS_TABLE_H

#include "indexer/order/tables/table_guesses.h"

/* Writes up to `limit` guesses (at most GUESSES_MAX), the most promising of each kind first; returns how
 * many, or -1 without memory. None when too few lines hold words side by side. */
int guess_table(const struct strip *strips, size_t count, struct table_layout *out, int limit);

#endif
