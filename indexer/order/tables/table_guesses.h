/* A list of guesses at a table's columns, the best first. */
#ifndef SEISAKU_INDEXER_ORDER_TABLES_TABLE_GUESSES_H
#define SEISAKU_INDEXER_ORDER_TABLES_TABLE_GUESSES_H

#include "indexer/order/tables/table_row.h"

enum { GUESSES_MAX = 24 };

/* The most promising guesses of a kind, in order. */
struct table_guesses {
    struct table_layout *layouts; /* [limit] */
    int scores[GUESSES_MAX];
    int count, limit; /* at most GUESSES_MAX */
    int text_width;   /* of the page: a column about as wide is text beside something */
};

/* Keeps the guess if it is new and good enough. */
void table_guesses_add(struct table_guesses *guesses, const struct table_layout *layout, int score);

#endif
