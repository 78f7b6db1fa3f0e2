/* Dates and fiscal years that lines name. The cases stand in tests/cases/dates.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/dates/fiscal_years.h"
#include "tests/unit/rows_of.h"
#include "tests/unit/with_dictionary.h"

static const char TABLE[] = "tests/cases/dates.tsv";

static char said[512];

/* The dates as ISO 8601 has them and as the line has them, `w` where it says the day of the week, `e` where
 * it is English. */
static const char *dates_of(const char *line)
{
    struct cursor cursor = cursor_of(line);
    struct calendar_date date;
    size_t used = 0;
    said[0] = '\0';
    while (calendar_date_find(&cursor, dictionary, &date)) {
        char iso[CALENDAR_DATE_BYTES];
        calendar_date_iso(&date, iso);
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s%s%s [%.*s]", used ? " " : "", iso,
                                 date.weekday ? "w" : "", date.english ? "e" : "",
                                 (int)(date.end - date.start), date.start);
    }
    return used ? said : "none";
}

/* Of two dates with `|` between them, which is the earlier. */
static const char *order_of(const char *line)
{
    struct cursor cursor = cursor_of(line);
    struct calendar_date one, other;
    if (!calendar_date_find(&cursor, dictionary, &one) || !calendar_date_find(&cursor, dictionary, &other))
        return "none";
    int order = calendar_date_compare(&one, &other);
    bool back = calendar_date_compare(&other, &one) == -order;
    return !back ? "both" : order < 0 ? "earlier" : order > 0 ? "later" : "same";
}

/* The years, and what is left behind the last; at most two are asked for. */
static const char *years_of(const char *line)
{
    struct year years[2];
    size_t count = fiscal_years_find(dictionary, line, years, 2), used = 0;
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%d ", years[i].year);
    if (count)
        snprintf(said + used, sizeof said - used, "[%s]", years[count - 1].rest);
    return count ? said : "none";
}

static const struct question questions[] = {{"dates", dates_of}, {"order", order_of}, {"years", years_of}};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
