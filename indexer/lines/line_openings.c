/* One table for what opens a line: add a spelling there. Endings have theirs in line_endings.c. */
#include "indexer/lines/line_marks.h"

#include <string.h>

#include "indexer/lines/bullets.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum { BRACKETED_POINTS = 4 };

static bool is_lower(uint32_t point)
{
    return point >= 'a' && point <= 'z';
}

static bool is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_upper(uint32_t point)
{
    return point >= 'A' && point <= 'Z';
}

static bool is_label_kana(uint32_t point)
{
    return ssk_is_katakana(point) || point_is_among(point, "いろはにほへとちりぬるをわかよたれそつね");
}

/* What stands in a label's brackets: a number, a letter or Roman numeral, a kana, 甲 to 戊, 注 and its
 * number. */
static bool is_label_content(struct cursor content)
{
    size_t points = cursor_points(&content);
    uint32_t first = cursor_peek(&content);
    int number;
    if (points == 0 || points > BRACKETED_POINTS)
        return false;
    if (cursor_take_string(&content, "注") || cursor_take_string(&content, "備考"))
        return cursor_done(&content) || (numeral_take(&content, &number) && cursor_done(&content));
    if (points == 1)
        return numeral_digit(first) >= 0 || is_lower(first) || is_upper(first) || is_label_kana(first) ||
               point_is_among(first, "甲乙丙丁戊※") || (first >= 0x2160 && first <= 0x217f);
    while (!cursor_done(&content)) {
        uint32_t point = cursor_next(&content);
        bool digit = numeral_digit(point) >= 0 || ssk_is_katakana(point);
        if (!digit && !point_is_among(point, "ivxIVX"))
            return false;
    }
    return true;
}

/* （１）, (iv). */
static bool take_bracketed(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    if (!cursor_take(&copy, '('))
        return false;
    const char *start = copy.at;
    for (int count = 0; count <= BRACKETED_POINTS && !cursor_done(&copy); count++) {
        const char *here = copy.at;
        if (cursor_next(&copy) != ')')
            continue;
        if (!is_label_content((struct cursor){start, here}))
            return false;
        *cursor = copy;
        return true;
    }
    return false;
}

/* The number, letter or kana of a plain label; *ascii when it is of ASCII digits. */
static bool take_plain_number(struct cursor *cursor, bool *ascii, bool *letter)
{
    uint32_t first = cursor_peek(cursor);
    int number;
    *ascii = is_ascii_digit(*cursor->at);
    *letter = is_lower(first) || is_upper(first);
    if (numeral_take(cursor, &number))
        return true;
    if (!*letter && !ssk_is_katakana(first) && !(first >= 0x2160 && first <= 0x217b))
        return false;
    cursor_next(cursor);
    return true;
}

/* A number or kana, and a full stop, bracket or comma: `1. `, `2)`, `二、`. Without these a blank must
 * follow, and no ASCII digits may stand before it: `5 月`. */
static bool take_plain_label(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    bool ascii, letter;
    if (!take_plain_number(&copy, &ascii, &letter))
        return false;
    bool bracket = cursor_take(&copy, ')');
    bool marked = bracket || cursor_take(&copy, '.') || cursor_take(&copy, 0x3001);
    uint32_t next = cursor_peek(&copy);
    if (marked ? next >= '0' && next <= '9' : next != ' ')
        return false;
    if (letter ? !bracket : ascii && !marked)
        return false;
    *cursor = copy;
    return true;
}

/* 第三条, 第2章, 第三条の二: before the end, a blank or a bracket. */
static bool take_article(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    struct ordinal ordinal;
    if (!ordinal_take(&copy, &ordinal) || ordinal.unit == ORDINAL_TABLE)
        return false;
    if (!cursor_done(&copy) && cursor_peek(&copy) != ' ' && cursor_peek(&copy) != '(')
        return false;
    *cursor = copy;
    return true;
}

static enum opening take_opening(struct cursor *cursor)
{
    enum opening bullet = bullet_kind(*cursor);
    if (bullet != OPENS_NOTHING) {
        cursor_next(cursor);
        return bullet;
    }
    if (take_article(cursor))
        return OPENS_ARTICLE;
    if (take_bracketed(cursor))
        return OPENS_BRACKETED;
    return take_plain_label(cursor) ? OPENS_LABEL : OPENS_NOTHING;
}

struct line_opening line_opening(const char *text, size_t length)
{
    struct cursor rest = cursor_trimmed((struct cursor){text, text + length});
    if (cursor_done(&rest))
        return (struct line_opening){0};
    if (line_is_bracketed(rest.at, (size_t)(rest.end - rest.at)))
        return (struct line_opening){OPENS_MARKER, (size_t)(rest.end - text), true};
    struct cursor start = rest;
    enum opening kind = take_opening(&rest);
    if (kind == OPENS_NOTHING || rest.at == start.at)
        return (struct line_opening){0};
    return (struct line_opening){kind, (size_t)(rest.at - text),
                                 cursor_done(&rest) || cursor_peek(&rest) == ' '};
}

size_t line_item_label(const char *text, size_t length)
{
    struct line_opening opening = line_opening(text, length);
    if (opening.kind != OPENS_BRACKETED)
        return 0;
    bool alone = opening.parted || line_is_organisation(text + opening.bytes, length - opening.bytes);
    return alone ? opening.bytes : 0;
}

bool line_opens_cell(const char *text, size_t length)
{
    enum opening kind = line_opening(text, length).kind;
    return opening_is_sure(kind) || kind == OPENS_DOUBTFUL_BULLET || kind == OPENS_MARKER;
}

bool line_opens(const char *text, size_t length)
{
    enum opening kind = line_opening(text, length).kind;
    return opening_is_sure(kind) || kind == OPENS_MARKER || line_item_label(text, length) > 0;
}

bool line_is_opening(const char *text, size_t length)
{
    struct line_opening opening = line_opening(text, length);
    struct cursor rest = cursor_trimmed((struct cursor){text + opening.bytes, text + length});
    return opening.kind != OPENS_NOTHING && opening.kind != OPENS_MARKER && opening.kind != OPENS_ARTICLE &&
           cursor_done(&rest);
}

/* 注, 注１, 第１, and the codes of a tariff: Ｊ０３６, Ｄ００１－２. */
static bool take_named(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    int number;
    if (cursor_take_string(&copy, "注")) {
        *cursor = copy;
        numeral_take(cursor, &number);
        return true;
    }
    bool code = is_upper(cursor_peek(&copy));
    if (!code && cursor_peek(&copy) != 0x7b2c)
        return false;
    cursor_next(&copy);
    struct cursor digits = copy;
    if (!numeral_take(&copy, &number) || (code && cursor_next(&digits) && digits.at == copy.at))
        return false; /* Ｌ３ is a measure's name */
    *cursor = copy;
    return true;
}

bool line_is_label(const char *text, size_t length)
{
    struct cursor cursor = cursor_trimmed((struct cursor){text, text + length});
    int number;
    cursor_take_circle(&cursor); /* ○２ */
    bool label = take_article(&cursor) || take_bracketed(&cursor) || take_named(&cursor) ||
                 numeral_take(&cursor, &number);
    if (!label && (ssk_is_katakana(cursor_peek(&cursor)) || point_is_circled(cursor_peek(&cursor))))
        label = cursor_next(&cursor) != 0;
    while (label && numeral_take_branch(&cursor, &number))
        continue;
    cursor_take(&cursor, '.');
    return label && cursor_done(&cursor);
}
