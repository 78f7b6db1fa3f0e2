/* Numbers at a place of a line, and ordinals made of them: 第三条, 第１２条の二, 第二章,
 * 第十条から第十五条まで; in kanji or Arabic numerals. */
#ifndef SEISAKU_INDEXER_LINES_NUMERALS_H
#define SEISAKU_INDEXER_LINES_NUMERALS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/lines/cursor.h"

enum ordinal_unit {
    ORDINAL_BOOK,       /* 編 */
    ORDINAL_PART,       /* 部 */
    ORDINAL_CHAPTER,    /* 章 */
    ORDINAL_SECTION,    /* 節 */
    ORDINAL_SUBSECTION, /* 款 */
    ORDINAL_DIVISION,   /* 目 */
    ORDINAL_ARTICLE,    /* 条 */
    ORDINAL_TABLE,      /* 表 */
    ORDINAL_OTHER       /* 項, 号 */
};

enum { ORDINAL_NUMBERS = 5 };

struct ordinal {
    enum ordinal_unit unit;
    int numbers[ORDINAL_NUMBERS]; /* 第三条の二 → 3, 2 */
    int count;
};

/* The value of one numeral: 0 to 9 (〇 一 … 九, 0 … 9), 10, 100 or 1000 (十 百 千); -1 of anything else. */
int numeral_digit(uint32_t point);

/* Takes a number in kanji (二百三十一, 二三一, 〇) or Arabic numerals of at most 100000. False, and the
 * cursor stays, when there is none. */
bool numeral_take(struct cursor *cursor, int *number);

/* Takes the の of a branch, ノ in old statutes, and its number: の二. */
bool numeral_take_branch(struct cursor *cursor, int *number);

/* Takes 第N, a unit, and のM any number of times. */
bool ordinal_take(struct cursor *cursor, struct ordinal *out);

/* < 0, 0, > 0 by their numbers: 第三条 before 第三条の二 before 第四条. */
int ordinal_compare(const struct ordinal *one, const struct ordinal *other);

/* Is `next` the very next number after `last`: one more, or the first (or next) branch of it? */
bool ordinal_succeeds(const struct ordinal *next, const struct ordinal *last);

/* Takes the name of an era, from 明治 on; a year's number follows, or 元. */
bool era_take(struct cursor *cursor);

#endif
