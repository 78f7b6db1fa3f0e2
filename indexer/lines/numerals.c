#include "indexer/lines/numerals.h"

#include "seisaku/eras.h"

enum { NUMBER_MOST = 100000, NUMERAL_POINTS = 12 };

int numeral_digit(uint32_t point)
{
    return (int)ssk_number_of(&point, 1);
}

bool numeral_take(struct cursor *cursor, int *number)
{
    struct cursor copy = *cursor;
    if (cursor_number(cursor, number))
        return true;
    uint32_t points[NUMERAL_POINTS], point;
    size_t count = 0;
    for (; count < NUMERAL_POINTS && numeral_digit(point = cursor_peek(&copy)) >= 0 && point > '9'; count++)
        points[count] = cursor_next(&copy);
    long long value = ssk_number_of(points, count);
    if (value < 0 || value > NUMBER_MOST)
        return false;
    *number = (int)value;
    *cursor = copy;
    return true;
}

bool numeral_take_branch(struct cursor *cursor, int *number)
{
    struct cursor copy = *cursor;
    if ((!cursor_take(&copy, 0x306e) && !cursor_take(&copy, 0x30ce)) || !numeral_take(&copy, number))
        return false;
    *cursor = copy;
    return true;
}

static bool take_unit(struct cursor *cursor, enum ordinal_unit *unit)
{
    static const struct {
        const char *name;
        enum ordinal_unit unit;
    } units[] = {{"編", ORDINAL_BOOK},    {"部", ORDINAL_PART},       {"章", ORDINAL_CHAPTER},
                 {"節", ORDINAL_SECTION}, {"款", ORDINAL_SUBSECTION}, {"目", ORDINAL_DIVISION},
                 {"条", ORDINAL_ARTICLE}, {"項", ORDINAL_OTHER},      {"号", ORDINAL_OTHER},
                 {"表", ORDINAL_TABLE}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cursor_take_string(cursor, units[i].name)) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

bool ordinal_take(struct cursor *cursor, struct ordinal *out)
{
    struct cursor copy = *cursor;
    *out = (struct ordinal){.count = 1};
    if (!cursor_take(&copy, 0x7b2c)) /* 第 */
        return false;
    cursor_spaces(&copy);
    if (!numeral_take(&copy, &out->numbers[0]) || !take_unit(&copy, &out->unit))
        return false;
    *cursor = copy;
    while (out->count < ORDINAL_NUMBERS && numeral_take_branch(cursor, &out->numbers[out->count]))
        out->count++;
    return true;
}

int ordinal_compare(const struct ordinal *one, const struct ordinal *other)
{
    for (int i = 0; i < ORDINAL_NUMBERS; i++)
        if (one->numbers[i] != other->numbers[i])
            return one->numbers[i] < other->numbers[i] ? -1 : 1;
    return 0;
}

bool ordinal_succeeds(const struct ordinal *next, const struct ordinal *last)
{
    int depth = next->count - 1, before = depth < last->count ? last->numbers[depth] : 1;
    for (int i = 0; i < depth; i++)
        if (next->numbers[i] != last->numbers[i])
            return false;
    return next->numbers[depth] == before + 1;
}

bool era_take(struct cursor *cursor)
{
    static const char *const eras[] = {"令和", "平成", "昭和", "大正", "明治", NULL};
    return cursor_take_any(cursor, eras);
}
