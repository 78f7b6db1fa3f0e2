/* Names of a passage's kinds, genres and sources of its year; and what is a date. */
#include <stdbool.h>
#include <string.h>

#include "seisaku/passage.h"

static const char *const KINDS[SSK_KINDS] = {"text", "plan", "progress"};

static const char *const GENRES[SSK_GENRES] = {NULL,     "plan",   "statute",  "minutes",     "question",
                                               "answer", "notice", "judgment", "white paper", "gazette",
                                               "slides", "report", "other"};

static const char *const YEAR_SOURCES[SSK_YEAR_SOURCES] = {NULL, "row", "heading", "document"};

/* Is it this name? A blank may be written as _ or -. */
static bool is_named(const char *name, const char *written)
{
    for (; *name && *written; name++, written++)
        if (*name != *written && !(*name == ' ' && (*written == '_' || *written == '-')))
            return false;
    return *name == *written;
}

/* The index of the name, `count` for none. */
static int find(const char *const *names, int count, const char *written)
{
    int i = 0;
    while (i < count && !(names[i] && is_named(names[i], written)))
        i++;
    return i;
}

const char *ssk_kind_name(enum ssk_kind kind)
{
    return KINDS[kind];
}

enum ssk_kind ssk_kind_of(const char *name)
{
    return (enum ssk_kind)find(KINDS, SSK_KINDS, name);
}

const char *ssk_genre_name(enum ssk_genre genre)
{
    return GENRES[genre];
}

enum ssk_genre ssk_genre_of(const char *name)
{
    return (enum ssk_genre)find(GENRES, SSK_GENRES, name);
}

const char *ssk_year_source_name(enum ssk_year_source source)
{
    return YEAR_SOURCES[source];
}

enum ssk_year_source ssk_year_source_of(const char *name)
{
    return (enum ssk_year_source)find(YEAR_SOURCES, SSK_YEAR_SOURCES, name);
}

/* Takes `digits` digits; -1 for others. */
static int take(const char **date, int digits)
{
    int number = 0;
    for (; digits > 0; digits--, (*date)++) {
        if (**date < '0' || **date > '9')
            return -1;
        number = number * 10 + (**date - '0');
    }
    return number;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

_Bool ssk_is_date(const char *date)
{
    int year = take(&date, 4);
    if (year < 1 || !*date)
        return year >= 1;
    int month = *date++ == '-' ? take(&date, 2) : -1;
    if (month < 1 || month > 12 || !*date)
        return month >= 1 && month <= 12;
    int day = *date++ == '-' ? take(&date, 2) : -1;
    return day >= 1 && day <= days_of(year, month) && !*date;
}
