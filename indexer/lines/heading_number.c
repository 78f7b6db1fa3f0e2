#include "indexer/lines/heading_number.h"

#include <stdio.h>
#include <string.h>

#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum { TITLE_POINTS = 70, SPREAD_POINTS = 16, LATIN_WORDS = 8, PART_MOST = 99, LEAP = 3, LEAP_BELOW = 12 };

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

/* 【第4条　採用手続】. */
static bool parse_bracketed(struct cursor *cursor, struct heading *out)
{
    struct cursor inside = *cursor;
    struct ordinal ordinal;
    if (cursor_next(&inside) != 0x3010 || cursor_last(&inside) != 0x3011)
        return false;
    inside.end -= strlen("】");
    struct cursor start = inside = cursor_trimmed(inside);
    if (!ordinal_take(&inside, &ordinal) || ordinal.unit > ORDINAL_ARTICLE ||
        (!cursor_done(&inside) && cursor_peek(&inside) != ' '))
        return false;
    put_number(out, (struct cursor){start.at, inside.at});
    out->level = (int)ordinal.unit + 1;
    out->parts[0] = ordinal.numbers[0];
    out->count = 1;
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
    if ((!dashes && cursor_take(cursor, '.')) || (!dashes && cursor_done(cursor)) ||
        cursor_peek(cursor) == ' ')
        return true;
    out->tight = true;
    uint32_t next = cursor_peek(cursor);
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

bool heading_number_alone(const char *text, size_t length)
{
    struct heading heading;
    return parse((struct cursor){text, text + length}, &heading) && cursor_done(&heading.title);
}

/* What counts things rather than names them: 3 月, 5 つ, 10 ％. Words that only begin so are names. */
static bool opens_with_counter(struct cursor title)
{
    static const char *const names[] = {
        "日本", "日英", "日米", "日中", "日韓", "日常", "日程", "年次", "年金", "国",   "月例",
        "時代", "時期", "時点", "分析", "分野", "分類", "分担", "分科", "円滑", "万全", "万一",
        "兆候", "件名", "回復", "回収", "回線", "回答", "歳入", "歳出", "名称", "名簿", "名義",
        "割合", "割当", "点検", "点字", "台帳", "台風", "台湾", NULL};
    static const char *const counters[] = {
        "年",   "月",   "日", "時",   "分",   "円", "億", "万", "兆", "つ", "か",   "ヶ", "カ", "箇所", "％",
        "人が", "人の", "名", "午前", "午後", "件", "回", "倍", "歳", "第", "世紀", "割", "点", "台",   NULL};
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

bool heading_is_spread(struct cursor text)
{
    size_t points = 0;
    for (text = cursor_trimmed(text); !cursor_done(&text); points++) {
        uint32_t point = cursor_next(&text);
        if (!ssk_is_han(point) && !ssk_is_hiragana(point) && !ssk_is_katakana(point))
            return false;
        if (cursor_spaces(&text) == 0 && !cursor_done(&text))
            return false;
    }
    return points >= 2 && points <= SPREAD_POINTS;
}

/* Leaves off the marks of footnotes that end the title. */
static struct cursor without_marks(struct cursor title)
{
    while (ssk_is_raised_digit(cursor_last(&title)))
        while (((unsigned char)*--title.end & 0xc0) == 0x80)
            continue;
    return title;
}

void heading_append_title(struct ssk_buffer *buffer, struct cursor title)
{
    title = without_marks(title);
    if (!heading_is_spread(title)) {
        ssk_buffer_append(buffer, title.at, (size_t)(title.end - title.at));
        return;
    }
    while (!cursor_done(&title)) {
        const char *start = title.at;
        cursor_next(&title);
        ssk_buffer_append(buffer, start, (size_t)(title.at - start));
        cursor_spaces(&title);
    }
}

bool heading_leader_dots(struct cursor title)
{
    return cursor_holds(&title, "....") || cursor_holds(&title, "……") || cursor_holds(&title, "・・・") ||
           cursor_holds(&title, "‥‥");
}

/* A line of Latin words that is long enough for a sentence. */
static bool is_latin_sentence(struct cursor title)
{
    size_t words = 1;
    for (; !cursor_done(&title); words += cursor_next(&title) == ' ')
        if (cursor_peek(&title) >= 0x80)
            return false;
    return words > LATIN_WORDS;
}

/* An amount that ends what a list or an account says: 慰謝料　６０万円, 手術前 280点. */
static bool ends_in_amount(struct cursor title)
{
    uint32_t unit = cursor_last(&title);
    if (unit != 0x5186 && unit != 0x70b9 && unit != '%') /* 円 点 */
        return false;
    while (((unsigned char)*--title.end & 0xc0) == 0x80)
        continue;
    uint32_t last = cursor_last(&title);
    return (last >= '0' && last <= '9') || last == 0x4e07 || last == 0x5104 || last == 0x5343; /* 万 億 千 */
}

bool heading_title_of_mark(struct cursor title)
{
    size_t points = cursor_points(&title);
    uint32_t first = cursor_peek(&title);
    bool letter = ssk_is_han(first) || ssk_is_katakana(first) || ssk_is_hiragana(first) ||
                  (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == 0x300c ||
                  first == '(' || first == 0x300e;
    return letter && points >= 2 && points <= TITLE_POINTS && !cursor_holds(&title, "。") &&
           !cursor_holds(&title, "は、") && !cursor_holds(&title, "は，") && !cursor_holds(&title, "://") &&
           !heading_leader_dots(title) && !is_latin_sentence(title) && !breaks_off(title) &&
           !ends_in_amount(title);
}

bool heading_title(struct cursor title)
{
    return !opens_with_counter(title) && heading_title_of_mark(title);
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
