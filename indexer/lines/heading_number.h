/* The shape of a numbered heading: `3 国際社会…`, `３．２　…`, `3-1 …`, `第2章 …`, `第１　…`, `【第4条 …】`,
 * or a number printed alone. */
#ifndef SEISAKU_INDEXER_LINES_HEADING_NUMBER_H
#define SEISAKU_INDEXER_LINES_HEADING_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"
#include "seisaku/buffer.h"

enum {
    HEADING_PARTS = 5,
    HEADING_ARTICLE = 7, /* level of 【第4条】 */
    HEADING_BARE = 9,    /* level of 第１ without a unit */
    HEADING_DECIMAL = 10 /* the level of 3.2 is this and the number of its parts; itself it is that of 一 */
};

struct heading {
    int level;                /* 1 to 6 for 編 部 章 節 款 目; 7, 9 and 10 + parts as above */
    int parts[HEADING_PARTS]; /* of a decimal number, 3.2 → 3, 2; of 第2章 → 2 */
    int count;                /* of parts */
    char number[40];          /* "3.2", "第2章"; digits as ASCII */
    bool dotted;              /* a full stop closes it: 3. */
    bool tight;          /* nothing parts the number from the title: 3.2我が国の…, 第５章休暇 */
    struct cursor title; /* lent from the line; empty when the number stands alone */
};

/* Can a heading's number begin with the code point, given narrow? */
static inline bool heading_may_open(uint32_t point)
{
    return point == 0x7b2c /* 第 */ || point == 0x3010 /* 【 */ || (point >= '0' && point <= '9');
}

/* Reads the heading's number off the line; false when there is none. Whether the rest makes a title,
 * heading_title tells. */
bool heading_parse(const char *text, struct heading *out);

/* Reads 一　趣旨, 二、対象: kanji that count, parted from a title; their level is HEADING_DECIMAL. Items of
 * lists open so, too. */
bool heading_parse_kanji(const char *text, struct heading *out);

/* The text, of `length` bytes, is a heading's number and nothing else: "3", "3.2", "第二章". */
bool heading_number_alone(const char *text, size_t length);

/* Is the title behind the number one that a heading has? Behind 第2節 no unit counts anything. */
bool heading_is_titled(const struct heading *heading);

/* Can `next` come after `last` (NULL: it is the first)? Later in the numbering, without a great leap. */
bool heading_follows(const struct heading *next, const struct heading *last);

/* ---- Titles: heading_title.c ---- */

/* Could this be a heading's title? A phrase of moderate length without a sentence's end, which neither
 * opens like a count (`3 年間で`) nor breaks off like a line of prose. */
bool heading_title(struct cursor title);

/* The same behind (1) or ①, which no count begins with. */
bool heading_title_of_mark(struct cursor title);

/* Is it set in single characters with blanks between: 基　本　方　針? */
bool heading_is_spread(struct cursor text);

/* Is it はじめに, おわりに or the like, spread or not: what stands beside the numbered parts of a text? */
bool heading_is_beside_parts(struct cursor text);

/* Appends the title to the buffer, closed up where it is spread: 総　則 as 総則. */
void heading_append_title(struct ssk_buffer *buffer, struct cursor title);

/* Dots that lead to a page's number in a table of contents. */
bool heading_leader_dots(struct cursor text);

#endif
