/* Values by which passages are ordered and filtered: of fixed width, so that bytes compare as numbers do. */
#include <stdio.h>
#include <string.h>

#include "seisaku/numbers.h"
#include "seisaku/segment.h"

static void append_fixed(struct ssk_buffer *out, uint64_t number, int bytes)
{
    while (bytes--)
        ssk_buffer_append_char(out, (char)(number >> bytes * 8));
}

void ssk_order_value(struct ssk_buffer *out, const char *doc_id, uint32_t number)
{
    ssk_buffer_append(out, doc_id, strnlen(doc_id, 200));
    ssk_buffer_append_char(out, '\0');
    ssk_append_sortable(out, number);
}

static unsigned at_most(int number, unsigned most)
{
    return number < 0 ? 0 : (unsigned)number < most ? (unsigned)number : most;
}

void ssk_year_value(struct ssk_buffer *out, int year)
{
    append_fixed(out, at_most(year, UINT16_MAX), 2);
}

void ssk_date_value(struct ssk_buffer *out, const char *date)
{
    enum { MONTH_BITS = 4, DAY_BITS = 5, YEARS = 1 << 15 };
    int year = 0, month = 0, day = 0;
    sscanf(date, "%d-%d-%d", &year, &month, &day);
    append_fixed(out,
                 at_most(year, YEARS - 1) << (MONTH_BITS + DAY_BITS) |
                     at_most(month, (1 << MONTH_BITS) - 1) << DAY_BITS | at_most(day, (1 << DAY_BITS) - 1),
                 3);
}

void ssk_keys_value(struct ssk_buffer *out, uint32_t part, uint32_t row)
{
    ssk_append_sortable(out, part);
    ssk_append_sortable(out, row);
}
