#include "indexer/lines/ordinal_numbers.h"

#include "seisaku/unicode.h"

enum { NUMBER_MOST = 100000 };

/* 0 to 9 for a kanji digit, 10, 100, 1000 for a unit, -1 for anything else. */
static int kanji_value(uint32_t point)
{
    static const struct {
        uint32_t point;
        int value;
    } numerals[] = {{0x3007, 0},  {0x4e00, 1},   {0x4e8c, 2},   {0x4e09, 3}, {0x56db, 4},
                    {0x4e94, 5},  {0x516d, 6},   {0x4e03, 7},   {0x516b, 8}, {0x4e5d, 9},
                    {0x5341, 10}, {0x767e, 100}, {0x5343, 1000}};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i].point == point)
            return numerals[i].value;
    return -1;
}

bool ordinal_number(struct cursor *cursor, int *number)
{
    struct cursor copy = *cursor;
    if (cursor_number(cursor, number))
        return true;
    int total = 0, digits = 0;
    bool any = false;
    for (int value; (value = kanji_value(cursor_peek(&copy))) >= 0 && total + digits < NUMBER_MOST;
         any = true) {
        cursor_next(&copy);
        if (value < 10) {
            digits = digits * 10 + value;
        } else {
            total += (digits ? digits : 1) * value;
            digits = 0;
        }
    }
    if (!any)
        return false;
    *number = total + digits;
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
                 {"表", ORDINAL_OTHER}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (cursor_take_string(cursor, units[i].name)) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

/* The の of a branch, ノ in old statutes. */
static bool take_no(struct cursor *cursor)
{
    return cursor_take(cursor, 0x306e) || cursor_take(cursor, 0x30ce);
}

bool ordinal_take(struct cursor *cursor, struct ordinal *out)
{
    struct cursor copy = *cursor;
    *out = (struct ordinal){.count = 1};
    if (!cursor_take(&copy, 0x7b2c)) /* 第 */
        return false;
    cursor_spaces(&copy);
    if (!ordinal_number(&copy, &out->numbers[0]) || !take_unit(&copy, &out->unit))
        return false;
    *cursor = copy;
    while (out->count < ORDINAL_NUMBERS && take_no(&copy) &&
           ordinal_number(&copy, &out->numbers[out->count])) {
        out->count++;
        *cursor = copy;
    }
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
