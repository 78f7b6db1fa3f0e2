#include "indexer/lines/heading_number.h"

#include <stdio.h>
#include <string.h>

#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum { LEVEL_DECIMAL = 10, TITLE_POINTS = 70, PART_MOST = 99, LEAP = 3, LEAP_BELOW = 12 };

/* 第2章, 第 3 節, 第二章の二: chapters rank above decimal numbers. Arabic digits become ASCII, kanji stay. */
static bool parse_chapter(struct cursor *cursor, struct heading *out)
{
    struct cursor copy = *cursor;
    struct ordinal ordinal;
    if (!ordinal_take(&copy, &ordinal) || ordinal.unit >= ORDINAL_ARTICLE)
        return false;
    size_t used = 0;
    for (struct cursor at = {cursor->at, copy.at}; !cursor_done(&at);) {
        const char *start = at.at;
        uint32_t point = cursor_next(&at);
        bool digit = point >= '0' && point <= '9';
        if (point != ' ' && used + 4 < sizeof out->number)
            used +=
                (size_t)snprintf(out->number + used, sizeof out->number - used, "%.*s",
                                 digit ? 1 : (int)(at.at - start), digit ? (char[]){(char)point, 0} : start);
    }
    out->level = (int)ordinal.unit + 1;
    out->parts[0] = ordinal.numbers[0];
    out->count = 1;
    *cursor = copy;
    return cursor_done(cursor) || cursor_peek(cursor) == ' ';
}

/* 3, 3.2, ３．２．１, each perhaps closed by a full stop. */
static bool parse_decimal(struct cursor *cursor, struct heading *out)
{
    struct cursor copy = *cursor;
    out->count = 0;
    do {
        if (cursor_peek(&copy) == '0' || !cursor_number(&copy, &out->parts[out->count]) ||
            out->parts[out->count] > PART_MOST)
            break;
        out->count++;
        *cursor = copy;
    } while (out->count < HEADING_PARTS && cursor_take(&copy, '.'));
    if (out->count == 0)
        return false;
    out->level = LEVEL_DECIMAL + out->count;
    size_t used = 0;
    for (int part = 0; part < out->count; part++)
        used += (size_t)snprintf(out->number + used, sizeof out->number - used, part ? ".%d" : "%d",
                                 out->parts[part]);
    if (cursor_take(cursor, '.') || cursor_done(cursor) || cursor_peek(cursor) == ' ')
        return true;
    out->tight = true;
    return out->count > 1 && (ssk_is_han(cursor_peek(cursor)) || ssk_is_katakana(cursor_peek(cursor)));
}

static bool parse(struct cursor cursor, struct heading *out)
{
    cursor = cursor_trimmed(cursor);
    *out = (struct heading){0};
    if (!parse_chapter(&cursor, out) && !parse_decimal(&cursor, out))
        return false;
    out->title = cursor_trimmed(cursor);
    return true;
}

bool heading_parse(const char *text, struct heading *out)
{
    return parse(cursor_of(text), out);
}

bool heading_number_alone(const char *text, size_t length)
{
    struct heading heading;
    return parse((struct cursor){text, text + length}, &heading) && cursor_done(&heading.title);
}

/* What counts things rather than names them: 3 月, 5 つ, 10 ％. */
static bool opens_with_counter(struct cursor title)
{
    static const char *const names[] = {"日本", "日英", "日米", "日中", "日韓",
                                        "日本", "年次", "年金", "国",   NULL};
    static const char *const counters[] = {"年", "月", "日", "時",   "分", "円",   "億",   "万", "兆", "つ",
                                           "か", "ヶ", "カ", "箇所", "％", "人が", "人の", "名", "件", "回",
                                           "倍", "歳", "第", "世紀", "割", "点",   "台",   NULL};
    for (const char *const *name = names; *name; name++)
        if (cursor_take_string(&title, *name))
            return false;
    for (const char *const *counter = counters; *counter; counter++)
        if (cursor_take_string(&title, *counter))
            return true;
    return false;
}

/* Prose that is cut at a line's end ends in these more often than a title does. (は, も, で, と, り do
 * end titles: とは, 子ども, これまで, 基盤づくり.) */
static bool breaks_off(struct cursor title)
{
    static const char endings[] = "をがのっ、，,・";
    uint32_t last = cursor_last(&title);
    for (struct cursor ending = cursor_of(endings); !cursor_done(&ending);)
        if (cursor_next(&ending) == last)
            return true;
    return false;
}

bool heading_leader_dots(struct cursor title)
{
    return cursor_holds(&title, "....") || cursor_holds(&title, "……") || cursor_holds(&title, "・・・") ||
           cursor_holds(&title, "‥‥");
}

bool heading_title(struct cursor title)
{
    size_t points = cursor_points(&title);
    uint32_t first = cursor_peek(&title);
    bool letter = ssk_is_han(first) || ssk_is_katakana(first) || ssk_is_hiragana(first) ||
                  (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == 0x300c ||
                  first == '(' || first == 0x300e;
    return letter && points >= 2 && points <= TITLE_POINTS && !cursor_holds(&title, "。") &&
           !cursor_holds(&title, "は、") && !heading_leader_dots(title) && !opens_with_counter(title) &&
           !breaks_off(title);
}

int heading_compare(const struct heading *one, const struct heading *other)
{
    for (int part = 0; part < HEADING_PARTS; part++) {
        int left = part < one->count ? one->parts[part] : 0;
        int right = part < other->count ? other->parts[part] : 0;
        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

bool heading_follows(const struct heading *next, const struct heading *last)
{
    for (int part = 1; part < next->count && !last; part++)
        if (next->parts[part] > LEAP_BELOW)
            return false; /* a value, 1.80 */
    if (!last)
        return true;
    if (heading_compare(next, last) <= 0)
        return false;
    for (int part = 0; part < next->count; part++) {
        int before = part < last->count ? last->parts[part] : 0;
        if (next->parts[part] != before)
            return next->parts[part] - before <= (part == 0 ? LEAP : LEAP_BELOW);
    }
    return true;
}
