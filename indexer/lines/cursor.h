/* Reading the shape of a line: a cursor over code points that sees full-width letters, digits and
 * brackets as ASCII, because documents mix both (（ア）＜成果＞ ３．２). */
#ifndef SEISAKU_INDEXER_LINES_CURSOR_H
#define SEISAKU_INDEXER_LINES_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is left to read. Copy it to come back; the text is lent. */
struct scan {
    const char *at, *end;
};

struct scan scan_of(const char *text);

/* `point` as ASCII where it is ASCII's full-width twin, a look-alike bracket or dash, or a space. */
uint32_t scan_narrow(uint32_t point);

bool scan_done(const struct scan *scan);
uint32_t scan_peek(const struct scan *scan); /* narrow; 0 at the end */
uint32_t scan_next(struct scan *scan);       /* narrow; 0 at the end */

/* Each takes what it names and says whether (or how many) it did; without it the cursor stays. */
bool scan_take(struct scan *scan, uint32_t point);            /* given narrow */
bool scan_take_string(struct scan *scan, const char *string); /* as written, few spaces between aside */
size_t scan_spaces(struct scan *scan);
bool scan_number(struct scan *scan, int *number); /* Arabic digits, at most 6 of them */

/* The number of display columns, and of code points, that are left. */
size_t scan_width(const struct scan *scan);
size_t scan_points(const struct scan *scan);

/* The last code point that is no space, narrow; 0 when there is none. */
uint32_t scan_last(const struct scan *scan);

/* Does `string` occur in what is left, spaces aside? */
bool scan_holds(const struct scan *scan, const char *string);

/* Drops spaces at both ends. */
struct scan scan_trimmed(struct scan scan);

#endif
