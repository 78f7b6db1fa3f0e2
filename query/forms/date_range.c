#include "query/forms/date_range.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/passage.h"
#include "seisaku/unicode.h"

enum { NUMBER_POINTS = 4 };

struct day {
    int year, month, day; /* 0 for what is not said */
};

/* The number of kanji or digits at *text, behind which it moves; 0 for none. */
static int take_number(const char **text)
{
    uint32_t points[NUMBER_POINTS];
    size_t count = 0, byte = 0, length = strlen(*text);
    while (byte < length && count < NUMBER_POINTS) {
        size_t end = byte;
        uint32_t point = ssk_utf8_next(*text, length, &end);
        if (ssk_number_of(&point, 1) < 0)
            break;
        points[count++] = point;
        byte = end;
    }
    long long value = count ? ssk_number_of(points, count) : 0;
    *text += byte;
    return value > 0 && value < 100 ? (int)value : 0;
}

static bool take(const char **text, const char *string)
{
    size_t length = strlen(string);
    bool taken = strncmp(*text, string, length) == 0;
    *text += taken ? length : 0;
    return taken;
}

/* Behind the year: -3-18, /3/18, .3.18, 年3月18日, or a part of it. */
static bool take_rest(const char *text, struct day *out)
{
    bool written = take(&text, "年");
    char sign[2] = {*text, '\0'};
    if (!*text)
        return true;
    if (!written && (!strchr("-/.", *sign) || !take(&text, sign)))
        return false;
    if (!(out->month = take_number(&text)))
        return false;
    if (written ? !take(&text, "月") : *text && !take(&text, sign))
        return false;
    if (!*text)
        return true;
    return (out->day = take_number(&text)) && (!written || take(&text, "日")) && !*text;
}

static void write_day(const struct day *day, char out[DATE_BYTES])
{
    char all[3 * DATE_BYTES];
    int length = snprintf(all, sizeof all, "%04d", day->year);
    if (day->month)
        length += snprintf(all + length, sizeof all - (size_t)length, "-%02d", day->month);
    if (day->day)
        snprintf(all + length, sizeof all - (size_t)length, "-%02d", day->day);
    snprintf(out, DATE_BYTES, "%.15s", all);
}

/* False when the text, folded, is no date. */
static bool read_day(const struct ssk_dictionary *dictionary, const char *text, struct day *out)
{
    const char *written = strstr(text, "年");
    size_t length = written ? (size_t)(written - text) : strcspn(text, "-/");
    char iso[DATE_BYTES];
    if (!written && length > 0 && !text[length] && strchr(text + 1, '.'))
        length = strcspn(text + 1, ".") + 1;
    *out = (struct day){.year = ssk_year_of(dictionary->eras, dictionary->folder, text, length)};
    if (!out->year || !take_rest(text + length, out))
        return false;
    write_day(out, iso);
    return ssk_is_date(iso);
}

/* Does the month or the year end with this day? */
static bool is_last_of_month(const struct day *day)
{
    struct day next = {day->year, day->month, day->day + 1};
    char iso[DATE_BYTES];
    write_day(&next, iso);
    return !day->day || !ssk_is_date(iso);
}

static bool is_last_of_year(const struct day *day)
{
    return !day->month || (day->month == 12 && is_last_of_month(day));
}

/* A date that says the month alone lies within a range from its first day on; likewise a year. */
static void write_begin(struct day day, char out[DATE_BYTES])
{
    if (day.day == 1)
        day.day = 0;
    if (day.month == 1 && !day.day)
        day.month = 0;
    write_day(&day, out);
}

static void write_end(const struct day *day, struct date_range *out)
{
    struct day month = {day->year, day->month, 0}, year = {day->year, 0, 0};
    char date[DATE_BYTES];
    write_day(day, date);
    snprintf(out->end, sizeof out->end, "%.11s%s", date, day->day ? "" : "-99");
    if (!is_last_of_month(day))
        write_day(&month, out->unsure_month);
    if (!is_last_of_year(day))
        write_day(&year, out->unsure_year);
}

/* The sign that parts a range; NULL for none. */
static char *find_dots(char *text, size_t *length)
{
    static const char *const signs[] = {"..", "～", "〜", "~"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        char *found = strstr(text, signs[i]);
        *length = strlen(signs[i]);
        if (found)
            return found;
    }
    return NULL;
}

static bool read_range(struct date_range *out, const struct ssk_dictionary *dictionary, char *text)
{
    struct day from = {0}, to;
    size_t length;
    char *dots = find_dots(text, &length), *second = dots ? dots + length : text;
    if (dots)
        *dots = '\0';
    bool open_start = dots && !*text, open_end = dots && !*second;
    *out = (struct date_range){.begin = "0", .end = "9999-99"};
    if ((open_start && open_end) || (!open_start && !read_day(dictionary, text, &from)))
        return false;
    if (!open_start)
        write_begin(from, out->begin);
    if (open_end)
        return true;
    if (!read_day(dictionary, second, &to))
        return false;
    write_end(&to, out);
    return true;
}

ssk_status date_range_read(struct date_range *out, const struct ssk_dictionary *dictionary, const char *value,
                           struct ssk_error *error)
{
    char *folded = ssk_fold_string(dictionary->folder, SSK_FOLD_LITERAL, value, strlen(value));
    if (!folded)
        return ssk_no_memory(error);
    bool good = read_range(out, dictionary, folded);
    free(folded);
    if (!good)
        return ssk_fail(error, SSK_INPUT,
                        "%s is no date: write 2025-03-18, 2025-03, 2025 or 令和7年3月18日, or a range as "
                        "2024-10..2025-03",
                        value);
    if (strcmp(out->begin, out->end) > 0)
        return ssk_fail(error, SSK_INPUT, "%s is no range of dates: the earlier date comes first", value);
    return SSK_OK;
}
