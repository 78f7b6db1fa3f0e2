#include "indexer/dates/english_dates.h"

#include <ctype.h>
#include <strings.h>

enum { MONTHS = 12, SHORT_NAME = 3, LONGEST_NAME = 9 };

/* The number of the month whose name, or its first three letters, stands here; 0 for none. */
static int take_month(struct cursor *cursor)
{
    static const char *const names[MONTHS] = {"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};
    char word[LONGEST_NAME + 2];
    size_t length = 0;
    struct cursor at = *cursor;
    while (length < sizeof word - 1 && cursor_peek(&at) < 128 && isalpha((int)cursor_peek(&at)))
        word[length++] = (char)cursor_next(&at);
    word[length] = '\0';
    for (int month = 0; month < MONTHS; month++) {
        bool brief = length == SHORT_NAME && strncasecmp(word, names[month], SHORT_NAME) == 0;
        if (!brief && strcasecmp(word, names[month]) != 0)
            continue;
        if (brief)
            cursor_take(&at, '.');
        cursor_spaces(&at);
        *cursor = at;
        return month + 1;
    }
    return 0;
}

/* 18, 18th. */
static bool take_day(struct cursor *cursor, int *day)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    struct cursor at = *cursor;
    if (!cursor_number(&at, day) || *day < 1 || *day > 31)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (cursor_take_string(&at, endings[i]))
            break;
    cursor_spaces(&at);
    *cursor = at;
    return true;
}

static bool take(struct cursor *cursor, int *year, int *month, int *day)
{
    struct cursor at = *cursor;
    *day = 0;
    bool first = take_day(&at, day);
    if (!(*month = take_month(&at)))
        return false;
    if (!first) {
        struct cursor behind = at;
        if (take_day(&behind, day) && (cursor_take(&behind, ',') || *day))
            at = behind;
        else
            *day = 0;
    }
    cursor_take(&at, ',');
    cursor_spaces(&at);
    if (!cursor_number(&at, year) || *year < 1868 || *year > 2199)
        return false;
    *cursor = at;
    return true;
}

bool english_date_take(struct cursor *cursor, int *year, int *month, int *day)
{
    if (take(cursor, year, month, day))
        return true;
    *year = *month = *day = 0;
    return false;
}
