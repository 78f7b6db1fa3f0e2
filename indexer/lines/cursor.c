#include "indexer/lines/cursor.h"

#include <string.h>

/* A word is spread by at most so many spaces between two characters. Without an end to them, callers that try
 * every place of a line would read a line of nothing else once a space. */
enum { SPREAD = 64 };

struct cursor cursor_of(const char *text)
{
    return (struct cursor){text, text + strlen(text)};
}

uint32_t point_narrow(uint32_t point)
{
    if (point < 0x80)
        return point == '\t' ? ' ' : point;
    if (point >= 0xff01 && point <= 0xff5e)
        return point - 0xff01 + '!';
    if (ssk_is_space(point))
        return ' ';
    switch (point) {
    case 0x2010: /* hyphen, non-breaking hyphen, figure dash, en dash, em dash, bar, minus, */
    case 0x2011: /* box drawing, and small and half-width hyphens */
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0xfe63:
        return '-';
    case 0x3008: /* 〈〉 */
        return '<';
    case 0x3009:
        return '>';
    case 0x3014: /* 〔〕 */
        return '[';
    case 0x3015:
        return ']';
    default:
        return point;
    }
}

uint32_t point_plain(uint32_t point)
{
    point = point_narrow(point);
    return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
}

static size_t take_spaces(struct cursor *cursor, size_t most)
{
    size_t count = 0;
    while (count < most && cursor_take(cursor, ' '))
        count++;
    return count;
}

size_t cursor_spaces(struct cursor *cursor)
{
    return take_spaces(cursor, SIZE_MAX);
}

bool cursor_same(struct cursor one, struct cursor other)
{
    for (;;) {
        cursor_spaces(&one);
        cursor_spaces(&other);
        if (cursor_done(&one) || cursor_done(&other))
            return cursor_done(&one) && cursor_done(&other);
        if (cursor_next(&one) != cursor_next(&other))
            return false;
    }
}

/* Whether three bytes are a kana or a kanji, which cursor_next gives as they are. */
static bool is_itself(const unsigned char *text)
{
    return (text[0] == 0xe3 && text[1] > 0x80) || (text[0] > 0xe3 && text[0] < 0xea);
}

/* Asked at nearly every place of a text: whether it opens with another kana or kanji than the string. */
static bool opens_otherwise(const struct cursor *cursor, const char *string)
{
    const unsigned char *text = (const unsigned char *)cursor->at, *wanted = (const unsigned char *)string;
    return cursor->end - cursor->at >= 3 && is_itself(text) && is_itself(wanted) &&
           memcmp(text, wanted, 3) != 0;
}

bool cursor_take_circle(struct cursor *cursor)
{
    return cursor_take(cursor, 0x25cb) || cursor_take(cursor, 0x25ef) || cursor_take(cursor, 0x3007);
}

bool cursor_take_string(struct cursor *cursor, const char *string)
{
    if (opens_otherwise(cursor, string))
        return false;
    struct cursor copy = *cursor, wanted = cursor_of(string);
    while (!cursor_done(&wanted)) {
        uint32_t point = cursor_next(&wanted);
        take_spaces(&copy, SPREAD);
        if (!cursor_take(&copy, point))
            return false;
    }
    *cursor = copy;
    return true;
}

bool cursor_number(struct cursor *cursor, int *number)
{
    struct cursor copy = *cursor;
    int value = 0, digits = 0;
    for (uint32_t point; (point = cursor_peek(&copy)) >= '0' && point <= '9'; cursor_next(&copy)) {
        if (++digits > 6)
            return false;
        value = value * 10 + (int)(point - '0');
    }
    if (digits == 0)
        return false;
    *cursor = copy;
    *number = value;
    return true;
}

size_t cursor_width(const struct cursor *cursor)
{
    return ssk_display_width(cursor->at, (size_t)(cursor->end - cursor->at));
}

bool cursor_is_wide(const struct cursor *cursor, size_t columns)
{
    size_t width = 0, length = (size_t)(cursor->end - cursor->at);
    for (size_t byte = 0; byte < length && width < columns;)
        width += (size_t)ssk_point_width(ssk_utf8_next(cursor->at, length, &byte));
    return width >= columns;
}

size_t cursor_points(const struct cursor *cursor)
{
    return ssk_utf8_count(cursor->at, (size_t)(cursor->end - cursor->at));
}

bool cursor_is_longer(const struct cursor *cursor, size_t points)
{
    size_t bytes = (size_t)(cursor->end - cursor->at);
    return bytes > points && (bytes > 4 * points || ssk_utf8_offset(cursor->at, bytes, points) < bytes);
}

/* The last code point, narrow, and where it starts; 0 when nothing is left. */
static uint32_t point_back(const struct cursor *cursor, const char **start)
{
    *start = cursor->end;
    if (cursor_done(cursor))
        return 0;
    do
        --*start;
    while (*start > cursor->at && ((unsigned char)**start & 0xc0) == 0x80);
    struct cursor last = {*start, cursor->end};
    return cursor_next(&last);
}

static const char *without_spaces(struct cursor cursor)
{
    const char *start;
    while (point_back(&cursor, &start) == ' ')
        cursor.end = start;
    return cursor.end;
}

uint32_t cursor_last(const struct cursor *cursor)
{
    const struct cursor rest = {cursor->at, without_spaces(*cursor)};
    const char *start;
    return point_back(&rest, &start);
}

bool cursor_holds(const struct cursor *cursor, const char *string)
{
    for (struct cursor copy = *cursor; !cursor_done(&copy); cursor_next(&copy)) {
        struct cursor here = copy;
        if (cursor_take_string(&here, string))
            return true;
    }
    return false;
}

bool cursor_ends_in(const struct cursor *cursor, const char *string)
{
    size_t bytes = strlen(string);
    return (size_t)(cursor->end - cursor->at) >= bytes && memcmp(cursor->end - bytes, string, bytes) == 0;
}

bool cursor_take_any(struct cursor *cursor, const char *const *strings)
{
    while (*strings && !cursor_take_string(cursor, *strings))
        strings++;
    return *strings != NULL;
}

bool cursor_holds_any(const struct cursor *cursor, const char *const *strings)
{
    while (*strings && !cursor_holds(cursor, *strings))
        strings++;
    return *strings != NULL;
}

bool cursor_ends_in_any(const struct cursor *cursor, const char *const *strings)
{
    const struct cursor rest = {cursor->at, without_spaces(*cursor)};
    while (*strings && !cursor_ends_in(&rest, *strings))
        strings++;
    return *strings != NULL;
}

struct cursor cursor_trimmed(struct cursor cursor)
{
    cursor_spaces(&cursor);
    cursor.end = without_spaces(cursor);
    return cursor;
}

bool point_is_among(uint32_t point, const char *set)
{
    for (size_t byte = 0, length = strlen(set); byte < length;)
        if (ssk_utf8_next(set, length, &byte) == point)
            return true;
    return false;
}
