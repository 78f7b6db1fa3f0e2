/* Dates as English writes them: March 18, 2025; 18 March 2025; Mar. 2025. */
#ifndef SEISAKU_INDEXER_DATES_ENGLISH_DATES_H
#define SEISAKU_INDEXER_DATES_ENGLISH_DATES_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"

/* Takes year, month and, where it is said, day (else 0); the cursor stays where none is. */
bool english_date_take(struct cursor *cursor, int *year, int *month, int *day);

#endif
