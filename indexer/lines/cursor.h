/* Reading the shape of a line: a cursor over code points that sees full-width letters, digits and
 * brackets as ASCII, because documents mix both (（ア）＜成果＞ ３．２). */
#ifndef SEISAKU_INDEXER_LINES_CURSOR_H
#define SEISAKU_INDEXER_LINES_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/unicode.h"

/* What is left to read. Copy it to come back; the text is lent. */
struct cursor {
    const char *at, *end;
};

struct cursor cursor_of(const char *text);

static inline bool cursor_done(const struct cursor *cursor)
{
    return cursor->at >= cursor->end;
}

/* Kana, kanji, and the signs among them in Unicode: each stands for itself, and none ends a sentence or
 * opens or closes a bracket. */
static inline bool point_is_kana_or_kanji(uint32_t point)
{
    return point >= 0x3041 && point <= 0x9fff;
}

/* `point` as ASCII where it is ASCII's full-width twin, a look-alike bracket or dash, or a space. */
uint32_t point_narrow(uint32_t point);

/* The same, and small letters for capitals: ＡＢＣ and abc are one. */
uint32_t point_plain(uint32_t point);

/* The next code point, narrow, which is taken; 0 at the end. */
static inline uint32_t cursor_next(struct cursor *cursor)
{
    if (cursor_done(cursor))
        return 0;
    size_t byte = 0;
    uint32_t point = ssk_utf8_next(cursor->at, (size_t)(cursor->end - cursor->at), &byte);
    cursor->at += byte;
    /* What needs no look at a table: kana and kanji, and printed ASCII. */
    bool itself = point_is_kana_or_kanji(point) || (point > ' ' && point < 0x80);
    return itself ? point : point_narrow(point);
}

/* As above, and the cursor stays. */
static inline uint32_t cursor_peek(const struct cursor *cursor)
{
    struct cursor copy = *cursor;
    return cursor_next(&copy);
}

/* Each takes what it names and says whether (or how many) it did; without it the cursor stays. */
static inline bool cursor_take(struct cursor *cursor, uint32_t point) /* given narrow */
{
    struct cursor copy = *cursor;
    if (cursor_next(&copy) != point || point == 0)
        return false;
    *cursor = copy;
    return true;
}
bool cursor_take_string(struct cursor *cursor, const char *string); /* as written, few spaces between aside */
bool cursor_take_circle(struct cursor *cursor); /* before a speaker or a gazette's number, as typed: ○ ◯ 〇 */
size_t cursor_spaces(struct cursor *cursor);
bool cursor_number(struct cursor *cursor, int *number); /* Arabic digits, at most 6 of them */

/* The number of display columns, and of code points, that are left. */
size_t cursor_width(const struct cursor *cursor);
size_t cursor_points(const struct cursor *cursor);
/* Whether at least so many columns are left: no more than these are measured. */
bool cursor_is_wide(const struct cursor *cursor, size_t columns);
/* Whether more than so many code points are left: no more than these are counted. */
bool cursor_is_longer(const struct cursor *cursor, size_t points);

/* The last code point that is no space, narrow; 0 when there is none. */
uint32_t cursor_last(const struct cursor *cursor);

/* Does `string` occur in what is left, spaces aside? */
bool cursor_holds(const struct cursor *cursor, const char *string);

/* Is the same left of both, widths of characters and blanks aside? */
bool cursor_same(struct cursor one, struct cursor other);

/* Does what is left end in `string`, as written? */
bool cursor_ends_in(const struct cursor *cursor, const char *string);

/* The same of any string of a NULL-ended list; the last aside blanks at the end. */
bool cursor_take_any(struct cursor *cursor, const char *const *strings);
bool cursor_holds_any(const struct cursor *cursor, const char *const *strings);
bool cursor_ends_in_any(const struct cursor *cursor, const char *const *strings);

/* Drops spaces at both ends. */
struct cursor cursor_trimmed(struct cursor cursor);

/* Whether the code point is one of those in the string. */
bool point_is_among(uint32_t point, const char *set);

#endif
