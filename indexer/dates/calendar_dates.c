#include "indexer/dates/calendar_dates.h"

#include <stdio.h>
#include <string.h>

#include "indexer/dates/english_dates.h"
#include "indexer/lines/numerals.h"
#include "seisaku/passage.h"
#include "seisaku/unicode.h"

enum { YEAR_POINTS = 12, FIRST_YEAR = 1868, LAST_YEAR = 2199 };

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_letter(uint32_t point)
{
    return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
}

/* The same year in the other count, in brackets: 令和6(2024)年. */
static void take_other_count(struct cursor *cursor)
{
    struct cursor at = *cursor;
    if (!cursor_take(&at, '('))
        return;
    for (int points = 0; points < YEAR_POINTS && !cursor_done(&at); points++)
        if (cursor_next(&at) == ')') {
            *cursor = at;
            return;
        }
}

/* Moves to the end of an era or western year's name and number; false where none can be. */
static bool skip_year(struct cursor *cursor)
{
    int points = 0;
    for (; points < YEAR_POINTS; points++) {
        uint32_t point = cursor_peek(cursor);
        struct cursor at = *cursor;
        if (cursor_take_string(&at, "年") || point == '(' || (point == '.' && points > 1) || point == '/' ||
            point == '-')
            break;
        if (!is_digit(point) && point != ' ' && point != '.' && !ssk_is_han(point) &&
            !(point >= 'A' && point <= 'Z'))
            return false;
        cursor_next(cursor);
    }
    return points > 0;
}

static bool take_year(struct cursor *cursor, const struct ssk_dictionary *dictionary, int *year)
{
    struct cursor at = *cursor;
    uint32_t first = cursor_peek(&at);
    if (first == ' ' || first == '.' || !skip_year(&at))
        return false;
    *year = ssk_year_of(dictionary->eras, dictionary->folder, cursor->at, (size_t)(at.at - cursor->at));
    if (*year < FIRST_YEAR || *year > LAST_YEAR)
        return false;
    take_other_count(&at);
    *cursor = at;
    return true;
}

static bool in_range(int number, int most)
{
    return number >= 1 && number <= most;
}

/* `3月`, `十八日`: the number up to `most` and its unit, blanks between. */
static bool take_part(struct cursor *cursor, const char *unit, int most, int *number)
{
    struct cursor at = *cursor;
    int value;
    cursor_spaces(&at);
    if (!numeral_take(&at, &value) || !in_range(value, most))
        return false;
    cursor_spaces(&at);
    if (!cursor_take_string(&at, unit))
        return false;
    *number = value;
    *cursor = at;
    return true;
}

/* Behind the year: 年3月18日. */
static bool take_written(struct cursor *cursor, struct calendar_date *out)
{
    static const char *const others[] = {"度", "版", "間", "前", "後", "分", "代", "目", "以", NULL};
    struct cursor at = *cursor;
    cursor_spaces(&at);
    if (!cursor_take_string(&at, "年"))
        return false;
    for (const char *const *other = others; *other; other++)
        if (cursor_take_string(&at, *other))
            return false;
    take_other_count(&at);
    if (take_part(&at, "月", 12, &out->month))
        take_part(&at, "日", 31, &out->day);
    *cursor = at;
    return true;
}

/* Behind the year: .3.18, /3/18, -03-18, and no more of the kind. */
static bool take_numeric(struct cursor *cursor, struct calendar_date *out)
{
    struct cursor at = *cursor;
    uint32_t sign = cursor_next(&at);
    if (sign != '.' && sign != '/' && sign != '-')
        return false;
    cursor_spaces(&at);
    bool good = cursor_number(&at, &out->month) && in_range(out->month, 12) && cursor_take(&at, sign);
    cursor_spaces(&at);
    if (!good || !cursor_number(&at, &out->day) || !in_range(out->day, 31) || cursor_peek(&at) == sign)
        return false;
    *cursor = at;
    return true;
}

/* （水曜日）, (水), ［水］ behind a day. */
static bool take_weekday(struct cursor *cursor)
{
    static const char *const days[] = {"月", "火", "水", "木", "金", "土", "日", NULL};
    struct cursor at = *cursor;
    cursor_spaces(&at);
    if (!cursor_take(&at, '('))
        return false;
    cursor_spaces(&at);
    for (const char *const *day = days; *day; day++) {
        struct cursor end = at;
        if (!cursor_take_string(&end, *day))
            continue;
        cursor_take_string(&end, "曜日");
        cursor_take_string(&end, "曜");
        cursor_take_string(&end, "・祝");
        cursor_spaces(&end);
        if (!cursor_take(&end, ')'))
            return false;
        *cursor = end;
        return true;
    }
    return false;
}

bool calendar_date_take(struct cursor *cursor, const struct ssk_dictionary *dictionary,
                        struct calendar_date *out)
{
    struct cursor at = *cursor;
    char iso[CALENDAR_DATE_BYTES];
    *out = (struct calendar_date){.start = cursor->at};
    out->english = english_date_take(&at, &out->year, &out->month, &out->day);
    if (!out->english &&
        (!take_year(&at, dictionary, &out->year) || (!take_written(&at, out) && !take_numeric(&at, out))))
        return false;
    calendar_date_iso(out, iso);
    if (!ssk_is_date(iso))
        return false;
    out->weekday = out->day && take_weekday(&at);
    out->end = at.at;
    *cursor = at;
    return true;
}

bool calendar_date_find(struct cursor *cursor, const struct ssk_dictionary *dictionary,
                        struct calendar_date *out)
{
    for (uint32_t before = 0; !cursor_done(cursor);) {
        bool inside = is_letter(before) && is_letter(cursor_peek(cursor));
        if (!inside && !is_digit(before) && before != '.' && before != '-' && before != '/' &&
            calendar_date_take(cursor, dictionary, out))
            return true;
        before = cursor_next(cursor);
    }
    return false;
}

void calendar_date_iso(const struct calendar_date *date, char out[CALENDAR_DATE_BYTES])
{
    unsigned year = (unsigned)date->year % 10000, month = (unsigned)date->month % 100,
             day = (unsigned)date->day % 100;
    if (day)
        snprintf(out, CALENDAR_DATE_BYTES, "%04u-%02u-%02u", year, month, day);
    else if (month)
        snprintf(out, CALENDAR_DATE_BYTES, "%04u-%02u", year, month);
    else
        snprintf(out, CALENDAR_DATE_BYTES, "%04u", year);
}

int calendar_date_compare(const struct calendar_date *one, const struct calendar_date *other)
{
    if (one->year != other->year)
        return one->year < other->year ? -1 : 1;
    if (one->month != other->month)
        return one->month < other->month ? -1 : 1;
    return (one->day > other->day) - (one->day < other->day);
}
