/* Reading the shape of a line: a cursor over code points that sees full-width letters, digits and
 * brackets as ASCII, because documents mix both (（ア）＜成果＞ ３．２). */
#ifndef SEISAKU_INDEXER_LINES_CURSOR_H
#define SEISAKU_INDEXER_LINES_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is left to read. Copy it to come back; the text is lent. */
struct cursor {
    const char *at, *end;
};

struct cursor cursor_of(const char *text);

bool cursor_done(const struct cursor *cursor);
uint32_t cursor_peek(const struct cursor *cursor); /* narrow; 0 at the end */
uint32_t cursor_next(struct cursor *cursor);       /* narrow; 0 at the end */

/* Each takes what it names and says whether (or how many) it did; without it the cursor stays. */
bool cursor_take(struct cursor *cursor, uint32_t point);            /* given narrow */
bool cursor_take_string(struct cursor *cursor, const char *string); /* as written, few spaces between aside */
size_t cursor_spaces(struct cursor *cursor);
bool cursor_number(struct cursor *cursor, int *number); /* Arabic digits, at most 6 of them */

/* The number of display columns, and of code points, that are left. */
size_t cursor_width(const struct cursor *cursor);
size_t cursor_points(const struct cursor *cursor);
/* Whether more than so many code points are left. Of a long text it is told without counting. */
bool cursor_is_longer(const struct cursor *cursor, size_t points);

/* The last code point that is no space, narrow; 0 when there is none. */
uint32_t cursor_last(const struct cursor *cursor);

/* Does `string` occur in what is left, spaces aside? */
bool cursor_holds(const struct cursor *cursor, const char *string);

/* Drops spaces at both ends. */
struct cursor cursor_trimmed(struct cursor cursor);

/* Whether the code point is one of those in the string. */
bool point_is_among(uint32_t point, const char *set);

#endif
