#include "indexer/dates/fiscal_years.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "seisaku/unicode.h"

enum { YEAR_POINTS = 12 }; /* 令和 二十一 年度, with blanks */

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* Moves behind the 年度 that ends a year starting here; false when something else comes first. */
static bool find_end(struct cursor *cursor)
{
    for (int points = 0; points < YEAR_POINTS && !cursor_done(cursor); points++) {
        if (cursor_take_string(cursor, "年度"))
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
        if (!is_digit(before) && cursor_peek(&cursor) != ' ' && find_end(&end))
            year = ssk_year_of(dictionary->eras, dictionary->folder, cursor.at, (size_t)(end.at - cursor.at));
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
