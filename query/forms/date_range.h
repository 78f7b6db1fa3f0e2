/* A date or a range of dates as people write it: 2025-03-18, 2025-03, 2025, 令和7年3月18日, 2025/3/18,
 * 2024-10..2025-03, 2025-04.., ..令和6年. */
#ifndef SEISAKU_QUERY_FORMS_DATE_RANGE_H
#define SEISAKU_QUERY_FORMS_DATE_RANGE_H

#include "seisaku/dictionary.h"
#include "seisaku/status.h"

enum { DATE_BYTES = 16 };

/* Dates from `begin` to `end`, by ssk_date_value, lie within the range. Of dates that say but a month or a
 * year, the one that goes on behind the range's end does not: "" where there is none. */
struct date_range {
    char begin[DATE_BYTES], end[DATE_BYTES];
    char unsure_month[DATE_BYTES], unsure_year[DATE_BYTES];
};

/* Fails: SSK_INPUT when it is none; SSK_MEMORY. */
ssk_status date_range_read(struct date_range *out, const struct ssk_dictionary *dictionary, const char *value,
                           struct ssk_error *error);

#endif
