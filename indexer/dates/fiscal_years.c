#include "indexer/dates/fiscal_years.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "seisaku/unicode.h"

enum { YEAR_POINTS = 12 }; /* 令和 二十一 年度, with blanks */

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* The year once more, in the other calendar: 令和４（2022）年度. */
static bool take_other(struct cursor *cursor)
{
    struct cursor at = *cursor;
    if (!cursor_take(&at, '('))
        return false;
    for (int points = 0; points < YEAR_POINTS && !cursor_done(&at) && cursor_peek(&at) != ')'; points++)
        cursor_next(&at);
    if (!cursor_take(&at, ')') || !cursor_take_string(&at, "年度"))
        return false;
    *cursor = at;
    return true;
}

/* Moves behind the 年度 that ends a year starting here, which itself ends at *end; false when something else
 * comes first. */
static bool find_end(struct cursor *cursor, const char **end)
{
    for (int points = 0; points < YEAR_POINTS && !cursor_done(cursor); points++) {
        *end = cursor->at;
        if (cursor_take_string(cursor, "年度") || (points > 0 && take_other(cursor)))
            return true;
        uint32_t point = cursor_next(cursor);
        if (!is_digit(point) && point != ' ' && !ssk_is_han(point) && !(point >= 'A' && point <= 'Z'))
            return false;
    }
    return false;
}

size_t fiscal_years_find(const struct ssk_dictionary *dictionary, const char *text, struct year *out,
                         size_t limit)
{
    size_t count = 0;
    uint32_t before = 0;
    for (struct cursor cursor = cursor_of(text); !cursor_done(&cursor) && count < limit;) {
        struct cursor end = cursor;
        int year = 0;
        const char *behind;
        if (!is_digit(before) && cursor_peek(&cursor) != ' ' && find_end(&end, &behind))
            year = ssk_year_of(dictionary->eras, dictionary->folder, cursor.at, (size_t)(behind - cursor.at));
        if (year > 0) {
            out[count++] = (struct year){year, end.at};
            before = 0;
            cursor = end;
        } else {
            before = cursor_next(&cursor);
        }
    }
    return count;
}
