#include "indexer/genres/statute_lines.h"

#include <string.h>

enum { TITLE_POINTS = 80, ANNEX_POINTS = 60, LEVEL_BOOK = 2, LAW_NUMBER_POINTS = 40 };

/* ------------------------------------------------------------------------------------------
 * Brackets. */

/* Takes a bracket and all up to the one that closes it. */
static bool take_brackets(struct scan *scan)
{
    struct scan copy = *scan;
    int depth = 0;
    do {
        uint32_t point = scan_next(&copy);
        if (point == 0)
            return false;
        depth += (point == '(') - (point == ')');
    } while (depth > 0);
    if (copy.at == scan->at || scan_peek(scan) != '(')
        return false;
    *scan = copy;
    return true;
}

/* Does a sentence end in it, brackets aside? */
static bool holds_sentence(struct scan text)
{
    while (!scan_done(&text)) {
        if (scan_peek(&text) == '(' && take_brackets(&text))
            continue;
        if (scan_next(&text) == 0x3002)
            return true;
    }
    return false;
}

bool statute_caption_prefix(struct scan *text, struct scan *inside)
{
    struct scan behind = scan_trimmed(*text), at = behind;
    if (!take_brackets(&behind))
        return false;
    const char *close = at.at;
    for (scan_next(&at), inside->at = at.at; at.at < behind.at; scan_next(&at))
        close = at.at;
    inside->end = close;
    *inside = scan_trimmed(*inside);
    *text = behind;
    return !scan_done(inside) && !scan_holds(inside, "。");
}

bool statute_caption(struct scan text, struct scan *inside)
{
    return statute_caption_prefix(&text, inside) && scan_trimmed(text).at == text.end;
}

/* ------------------------------------------------------------------------------------------
 * Articles. */

bool statute_article(const char *text, struct article *out)
{
    struct scan scan = scan_trimmed(scan_of(text)), start = scan;
    if (!ordinal_take(&scan, &out->ordinal) || out->ordinal.unit != ORDINAL_ARTICLE)
        return false;
    struct scan range = scan;
    struct ordinal last;
    bool through = scan_take_string(&range, "から");
    if ((through || scan_take_string(&range, "及び") || scan_take(&range, 0x3001) ||
         scan_take(&range, 0x30fb)) &&
        ordinal_take(&range, &last) && last.unit == ORDINAL_ARTICLE &&
        (!through || scan_take_string(&range, "まで")) && (scan_done(&range) || scan_peek(&range) == ' ')) {
        scan = range;
        out->ordinal = last;
    }
    out->number = (struct scan){start.at, scan.at};
    out->bracket = scan_peek(&scan) == '(';
    if (!scan_done(&scan) && scan_peek(&scan) != ' ' && !out->bracket)
        return false;
    out->rest = scan_trimmed(scan);
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Headings. */

static bool put_number(struct heading *out, struct scan number)
{
    size_t used = 0;
    for (struct scan at = number; !scan_done(&at);) {
        const char *start = at.at;
        if (scan_next(&at) == ' ')
            continue;
        size_t length = (size_t)(at.at - start);
        if (used + length >= sizeof out->number)
            return false;
        memcpy(out->number + used, start, length);
        used += length;
    }
    out->number[used] = '\0';
    return true;
}

/* Drops brackets at the end that name an article: 総則（第一条―第五条）. */
static struct scan without_range(struct scan title, bool *range)
{
    *range = false;
    for (struct scan at = title; !scan_done(&at); scan_next(&at)) {
        struct scan behind = at, inside = at;
        struct ordinal ordinal;
        if (!take_brackets(&behind) || !scan_done(&behind))
            continue;
        scan_next(&inside);
        *range = ordinal_take(&inside, &ordinal) && ordinal.unit == ORDINAL_ARTICLE;
        return *range ? scan_trimmed((struct scan){title.at, at.at}) : title;
    }
    return title;
}

bool statute_chapter(const char *text, struct heading *out, bool *range)
{
    struct scan scan = scan_trimmed(scan_of(text)), start = scan;
    struct ordinal ordinal;
    *out = (struct heading){0};
    if (!ordinal_take(&scan, &ordinal) || ordinal.unit >= ORDINAL_ARTICLE || scan_peek(&scan) != ' ' ||
        scan_points(&scan) > TITLE_POINTS || holds_sentence(scan) ||
        !put_number(out, (struct scan){start.at, scan.at}))
        return false;
    out->level = LEVEL_BOOK + (int)ordinal.unit;
    out->parts[0] = ordinal.numbers[0];
    out->title = without_range(scan_trimmed(scan), range);
    uint32_t opener = scan_peek(&out->title);
    return opener != 0x3001 && opener != 0x306e; /* 、の: it goes on with a sentence */
}

bool statute_supplement(const char *text, struct scan *title)
{
    struct scan scan = scan_trimmed(scan_of(text));
    if (!scan_take_string(&scan, "附則") ||
        (!scan_done(&scan) && scan_peek(&scan) != ' ' && scan_peek(&scan) != '(') ||
        scan_points(&scan) > TITLE_POINTS || holds_sentence(scan))
        return false;
    struct scan rest = *title = scan_trimmed(scan);
    take_brackets(&rest);
    scan_spaces(&rest);
    scan_take_string(&rest, "抄");
    return scan_done(&rest);
}

/* 第二, 第３号, 第一号の二, １. */
static void take_annex_number(struct scan *scan)
{
    int number;
    struct scan copy = *scan;
    bool ordinal = scan_take(&copy, 0x7b2c);
    if (!ordinal_number(&copy, &number))
        return;
    *scan = copy;
    if (ordinal)
        scan_take_string(scan, "号");
    while (scan_take_string(scan, "の") && ordinal_number(scan, &number))
        continue;
}

bool statute_annex(const char *text, struct heading *out, bool *sure)
{
    static const char *const names[] = {"附則別表", "別表", "別記", "別紙", "別添", "別図", "附表",
                                        "付表",     "附録", "付録", "様式", "書式", NULL};
    static const char *const kinds[] = {"様式", "書式", "表", NULL};
    struct scan scan = scan_trimmed(scan_of(text)), start = scan;
    *out = (struct heading){.level = 1};
    if (scan_points(&scan) > ANNEX_POINTS || holds_sentence(scan))
        return false;
    bool named = false;
    for (const char *const *name = names; *name && !named; name++)
        named = scan_take_string(&scan, *name);
    take_annex_number(&scan);
    bool numbered = scan.at > start.at;
    for (const char *const *kind = kinds; *kind && numbered; kind++)
        if (scan_take_string(&scan, *kind)) {
            take_annex_number(&scan);
            named = true;
            break;
        }
    if (!named || !put_number(out, (struct scan){start.at, scan.at}))
        return false;
    struct scan rest = out->title = scan_trimmed(scan);
    *sure = scan_holds(&rest, "関係");
    return (scan_done(&rest) || take_brackets(&rest)) && scan_done(&rest);
}

/* ------------------------------------------------------------------------------------------
 * Law numbers. */

static bool take_date(struct scan *scan)
{
    static const char *const eras[] = {"明治", "大正", "昭和", "平成", "令和", NULL};
    bool era = false;
    for (const char *const *name = eras; *name && !era; name++)
        era = scan_take_string(scan, *name);
    for (int points = 0; era && points < 16 && !scan_done(scan); points++)
        if (scan_next(scan) == 0x65e5) /* 日 */
            return true;
    return false;
}

bool statute_law_number(const char *text, struct scan *issuer)
{
    static const char *const kinds[] = {"法律", "政令", "勅令", "規則", "条約", "憲法", "告示",
                                        "訓令", "条例", "規程", "布告", "規約", "令",   NULL};
    struct scan scan = scan_trimmed(scan_of(text));
    while (!scan_done(&scan) && scan_peek(&scan) != '(')
        scan_next(&scan);
    scan_next(&scan);
    if (!take_date(&scan))
        return false;
    *issuer = (struct scan){scan.at, scan.at};
    for (int points = 0; points < LAW_NUMBER_POINTS && !scan_done(&scan); points++, scan_next(&scan))
        for (const char *const *kind = kinds; *kind; kind++) {
            struct scan behind = scan;
            if (!scan_take_string(&behind, *kind))
                continue;
            issuer->end = scan.at;
            return true;
        }
    return false;
}
