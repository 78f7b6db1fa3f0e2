/* Dates that a line writes: 令和七年三月十八日, 2025年3月, R7.3.18, 令和6(2024)年11月13日（水）, 2025-03-18,
 * March 18, 2025. */
#ifndef SEISAKU_INDEXER_DATES_CALENDAR_DATES_H
#define SEISAKU_INDEXER_DATES_CALENDAR_DATES_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"
#include "seisaku/dictionary.h"

struct calendar_date {
    int year, month, day;    /* 0 for what is not said; a day only with a month */
    bool weekday;            /* the day of the week stands behind it */
    bool english;            /* its month is written as an English word */
    const char *start, *end; /* lent from the line; the weekday is within */
};

enum { CALENDAR_DATE_BYTES = 11 };

/* Takes the date that starts here, as far as it goes. A fiscal year (2025年度), an edition (令和6年版) and a
 * span of time (3年間) are none. */
bool calendar_date_take(struct cursor *cursor, const struct ssk_dictionary *dictionary,
                        struct calendar_date *out);

/* The first date from the cursor on; moves behind it. */
bool calendar_date_find(struct cursor *cursor, const struct ssk_dictionary *dictionary,
                        struct calendar_date *out);

/* ISO 8601, as exact as the date is. */
void calendar_date_iso(const struct calendar_date *date, char out[CALENDAR_DATE_BYTES]);

/* < 0, 0, > 0: the earlier first; of one that holds the other the less exact first. */
int calendar_date_compare(const struct calendar_date *one, const struct calendar_date *other);

#endif
