#include "indexer/lines/heading_number.h"

#include <stdio.h>
#include <string.h>

#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum { PART_MOST = 99, LEAP = 3, LEAP_BELOW = 12 };

/* Copies the number: Arabic digits become ASCII, kanji stay, blanks go. */
static void put_number(struct heading *out, struct cursor number)
{
    size_t used = 0;
    while (!cursor_done(&number)) {
        const char *start = number.at;
        uint32_t point = cursor_next(&number);
        char digit[] = {(char)point, '\0'};
        bool ascii = point >= '0' && point <= '9';
        if (point != ' ' && used + 4 < sizeof out->number)
            used += (size_t)snprintf(out->number + used, sizeof out->number - used, "%.*s",
                                     ascii ? 1 : (int)(number.at - start), ascii ? digit : start);
    }
}

/* 章 and its like begin words too: 部会, 節目, 編成, 章立て. */
static bool opens_word(struct cursor title)
{
    static const char *const words[] = {"会",   "長", "局", "隊", "員", "署", "分", "品", "門", "数",
                                        "目",   "約", "度", "成", "集", "入", "立", "の", "を", "に",
                                        "は",   "が", "で", "と", "も", "や", "へ", "か", "ま", "第",
                                        "及び", "又", "並", "中", "以", "各", "関", "に", NULL};
    for (const char *const *word = words; *word; word++)
        if (cursor_take_string(&title, *word))
            return true;
    return false;
}

/* 第2章, 第 3 節, 第二章の二: chapters rank above decimal numbers. */
static bool parse_chapter(struct cursor *cursor, struct heading *out)
{
    struct cursor copy = *cursor;
    struct ordinal ordinal;
    if (!ordinal_take(&copy, &ordinal) || ordinal.unit >= ORDINAL_ARTICLE)
        return false;
    put_number(out, (struct cursor){cursor->at, copy.at});
    out->level = (int)ordinal.unit + 1;
    out->parts[0] = ordinal.numbers[0];
    out->count = 1;
    *cursor = copy;
    out->tight = !cursor_done(cursor) && cursor_peek(cursor) != ' ';
    return !out->tight || (ordinal.unit <= ORDINAL_SECTION && !opens_word(*cursor));
}

/* 第１　請求: a number without a unit, parted from its title. */
static bool parse_bare(struct cursor *cursor, struct heading *out)
{
    struct cursor copy = *cursor;
    if (!cursor_take(&copy, 0x7b2c))
        return false;
    cursor_spaces(&copy);
    if (!numeral_take(&copy, &out->parts[0]) || out->parts[0] > PART_MOST || cursor_peek(&copy) != ' ')
        return false;
    put_number(out, (struct cursor){cursor->at, copy.at});
    out->level = HEADING_BARE;
    out->count = 1;
    *cursor = copy;
    return true;
}

/* （採用手続） as 採用手続; other text as it is. */
static struct cursor without_round_brackets(struct cursor text)
{
    struct cursor inside = text;
    if (!cursor_take(&inside, '(') || cursor_last(&inside) != ')')
        return text;
    while (((unsigned char)*--inside.end & 0xc0) == 0x80)
        continue;
    return cursor_holds(&inside, "(") || cursor_holds(&inside, "（") ? text : inside;
}

/* 【第4条　採用手続】, or with the title behind: 【第4条】（採用手続）. */
static bool parse_bracketed(struct cursor *cursor, struct heading *out)
{
    struct cursor inside = *cursor, behind;
    struct ordinal ordinal;
    if (cursor_next(&inside) != 0x3010)
        return false;
    struct cursor start = inside;
    if (!ordinal_take(&inside, &ordinal) || ordinal.unit > ORDINAL_ARTICLE)
        return false;
    put_number(out, (struct cursor){start.at, inside.at});
    out->level = (int)ordinal.unit + 1;
    out->parts[0] = ordinal.numbers[0];
    out->count = 1;
    behind = inside;
    if (cursor_take(&behind, 0x3011)) {
        bool parted = cursor_done(&behind) || cursor_peek(&behind) == ' ' || cursor_peek(&behind) == '(';
        *cursor = without_round_brackets(cursor_trimmed(behind));
        return parted;
    }
    if (cursor_last(&inside) != 0x3011 || cursor_peek(&inside) != ' ')
        return false;
    inside.end -= strlen("】");
    *cursor = inside;
    return true;
}

/* The parts of 3, 3.2, 3-1; sets the sign between them. Behind a hyphen a blank must follow the last. */
static void take_parts(struct cursor *cursor, struct heading *out, char *joint)
{
    struct cursor copy = *cursor;
    *joint = '\0';
    while (out->count < HEADING_PARTS && cursor_peek(&copy) != '0' &&
           cursor_number(&copy, &out->parts[out->count]) && out->parts[out->count] <= PART_MOST) {
        out->count++;
        *cursor = copy;
        uint32_t next = cursor_peek(&copy);
        if ((next != '.' && next != '-') || (*joint && next != (uint32_t)*joint))
            break;
        *joint = (char)cursor_next(&copy);
    }
}

/* Capitals that begin a title right behind its number, 2.1IT資産管理, and no unit of what it
 * counts: 2.1GHz帯, 10GB. */
static bool opens_with_capitals(struct cursor title)
{
    uint32_t last = 0;
    size_t letters = 0;
    for (; cursor_peek(&title) >= 'A' && cursor_peek(&title) <= 'Z'; letters++)
        last = cursor_next(&title);
    uint32_t next = cursor_peek(&title);
    return letters > 1 && last != 'B' && last != 'W' && (ssk_is_han(next) || ssk_is_katakana(next));
}

/* 3, 3.2, ３．２．１, 3-1, each perhaps closed by a full stop. */
static bool parse_decimal(struct cursor *cursor, struct heading *out)
{
    char joint;
    out->count = 0;
    take_parts(cursor, out, &joint);
    if (out->count == 0)
        return false;
    out->level = HEADING_DECIMAL + out->count;
    size_t used = 0;
    for (int part = 0; part < out->count; part++)
        used += (size_t)snprintf(out->number + used, sizeof out->number - used, "%s%d",
                                 part == 0 ? "" : (char[]){joint, '\0'}, out->parts[part]);
    bool dashes = out->count > 1 && joint == '-';
    out->dotted = !dashes && cursor_take(cursor, '.');
    if (out->dotted || (!dashes && cursor_done(cursor)) || cursor_peek(cursor) == ' ')
        return true;
    out->tight = true;
    uint32_t next = cursor_peek(cursor);
    if (!dashes && opens_with_capitals(*cursor))
        return true;
    return !dashes && out->count > 1 &&
           (ssk_is_han(next) || ssk_is_katakana(next) || (ssk_is_hiragana(next) && !opens_word(*cursor)));
}

static bool parse(struct cursor cursor, struct heading *out)
{
    static bool (*const forms[])(struct cursor *, struct heading *) = {parse_chapter, parse_bare,
                                                                       parse_bracketed, parse_decimal};
    cursor_spaces(&cursor);
    if (!heading_may_open(cursor_peek(&cursor))) {
        *out = (struct heading){0};
        return false;
    }
    cursor = cursor_trimmed(cursor);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct cursor rest = cursor;
        *out = (struct heading){0};
        if (forms[i](&rest, out)) {
            out->title = cursor_trimmed(rest);
            return true;
        }
    }
    return false;
}

bool heading_parse(const char *text, struct heading *out)
{
    return parse(cursor_of(text), out);
}

bool heading_parse_kanji(const char *text, struct heading *out)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text)), number = cursor;
    *out = (struct heading){.level = HEADING_DECIMAL, .count = 1};
    if (!ssk_is_han(cursor_peek(&cursor)) || !numeral_take(&cursor, &out->parts[0]) ||
        out->parts[0] > PART_MOST || out->parts[0] == 0)
        return false;
    number.end = cursor.at;
    put_number(out, number);
    bool parted = cursor_take(&cursor, 0x3001) || cursor_take(&cursor, '.');
    parted |= cursor_spaces(&cursor) > 0;
    out->title = cursor_trimmed(cursor);
    return parted && !cursor_done(&out->title);
}

bool heading_number_alone(const char *text, size_t length)
{
    struct heading heading;
    return parse((struct cursor){text, text + length}, &heading) && cursor_done(&heading.title);
}

bool heading_is_titled(const struct heading *heading)
{
    bool unit = heading->level > 0 && heading->level < HEADING_ARTICLE && !heading->tight;
    return unit ? heading_title_of_mark(heading->title) : heading_title(heading->title);
}

/* Compares decimal numbers part by part: < 0, 0, > 0. */
static int heading_compare(const struct heading *one, const struct heading *other)
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
