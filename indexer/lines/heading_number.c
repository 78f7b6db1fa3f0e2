#include "indexer/lines/heading_number.h"

#include <stdio.h>
#include <string.h>

#include "indexer/lines/ordinal_numbers.h"
#include "seisaku/unicode.h"

enum { LEVEL_DECIMAL = 10, TITLE_POINTS = 70, PART_MOST = 99, LEAP = 3, LEAP_BELOW = 12 };

/* 第2章, 第 3 節, 第二章の二: chapters rank above decimal numbers. Arabic digits become ASCII, kanji stay. */
static bool parse_chapter(struct scan *scan, struct heading *out)
{
    struct scan copy = *scan;
    struct ordinal ordinal;
    if (!ordinal_take(&copy, &ordinal) || ordinal.unit >= ORDINAL_ARTICLE)
        return false;
    size_t used = 0;
    for (struct scan at = {scan->at, copy.at}; !scan_done(&at);) {
        const char *start = at.at;
        uint32_t point = scan_next(&at);
        bool digit = point >= '0' && point <= '9';
        if (point != ' ' && used + 4 < sizeof out->number)
            used +=
                (size_t)snprintf(out->number + used, sizeof out->number - used, "%.*s",
                                 digit ? 1 : (int)(at.at - start), digit ? (char[]){(char)point, 0} : start);
    }
    out->level = (int)ordinal.unit + 1;
    out->parts[0] = ordinal.numbers[0];
    out->count = 1;
    *scan = copy;
    return scan_done(scan) || scan_peek(scan) == ' ';
}

/* 3, 3.2, ３．２．１, each perhaps closed by a full stop. */
static bool parse_decimal(struct scan *scan, struct heading *out)
{
    struct scan copy = *scan;
    out->count = 0;
    do {
        if (scan_peek(&copy) == '0' || !scan_number(&copy, &out->parts[out->count]) ||
            out->parts[out->count] > PART_MOST)
            break;
        out->count++;
        *scan = copy;
    } while (out->count < HEADING_PARTS && scan_take(&copy, '.'));
    if (out->count == 0)
        return false;
    out->level = LEVEL_DECIMAL + out->count;
    size_t used = 0;
    for (int part = 0; part < out->count; part++)
        used += (size_t)snprintf(out->number + used, sizeof out->number - used, part ? ".%d" : "%d",
                                 out->parts[part]);
    if (scan_take(scan, '.') || scan_done(scan) || scan_peek(scan) == ' ')
        return true;
    out->tight = true;
    return out->count > 1 && (ssk_is_han(scan_peek(scan)) || ssk_is_katakana(scan_peek(scan)));
}

bool heading_parse(const char *text, struct heading *out)
{
    struct scan scan = scan_trimmed(scan_of(text));
    *out = (struct heading){0};
    if (!parse_chapter(&scan, out) && !parse_decimal(&scan, out))
        return false;
    out->title = scan_trimmed(scan);
    return true;
}

/* What counts things rather than names them: 3 月, 5 つ, 10 ％. */
static bool opens_with_counter(struct scan title)
{
    static const char *const names[] = {"日本", "日英", "日米", "日中", "日韓",
                                        "日本", "年次", "年金", "国",   NULL};
    static const char *const counters[] = {"年", "月", "日", "時",   "分", "円",   "億",   "万", "兆", "つ",
                                           "か", "ヶ", "カ", "箇所", "％", "人が", "人の", "名", "件", "回",
                                           "倍", "歳", "第", "世紀", "割", "点",   "台",   NULL};
    for (const char *const *name = names; *name; name++)
        if (scan_take_string(&title, *name))
            return false;
    for (const char *const *counter = counters; *counter; counter++)
        if (scan_take_string(&title, *counter))
            return true;
    return false;
}

/* Prose that is cut at a line's end ends in these more often than a title does. (は, も, で, と, り do
 * end titles: とは, 子ども, これまで, 基盤づくり.) */
static bool breaks_off(struct scan title)
{
    static const char endings[] = "をがのっ、，,・";
    uint32_t last = scan_last(&title);
    for (struct scan ending = scan_of(endings); !scan_done(&ending);)
        if (scan_next(&ending) == last)
            return true;
    return false;
}

bool heading_leader_dots(struct scan title)
{
    return scan_holds(&title, "....") || scan_holds(&title, "……") || scan_holds(&title, "・・・") ||
           scan_holds(&title, "‥‥");
}

bool heading_title(struct scan title)
{
    size_t points = scan_points(&title);
    uint32_t first = scan_peek(&title);
    bool letter = ssk_is_han(first) || ssk_is_katakana(first) || ssk_is_hiragana(first) ||
                  (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == 0x300c ||
                  first == '(' || first == 0x300e;
    return letter && points >= 2 && points <= TITLE_POINTS && !scan_holds(&title, "。") &&
           !scan_holds(&title, "は、") && !heading_leader_dots(title) && !opens_with_counter(title) &&
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
