#include "indexer/genres/statute_lines.h"
#include "indexer/lines/numerals.h"

#include <string.h>

enum { TITLE_POINTS = 80, ANNEX_POINTS = 60, LEVEL_BOOK = 2, LAW_NUMBER_POINTS = 60 };

/* ------------------------------------------------------------------------------------------
 * Brackets. */

/* Takes a bracket and all up to the one that closes it. */
static bool take_brackets(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    int depth = 0;
    do {
        uint32_t point = cursor_next(&copy);
        if (point == 0)
            return false;
        depth += (point == '(') - (point == ')');
    } while (depth > 0);
    if (copy.at == cursor->at || cursor_peek(cursor) != '(')
        return false;
    *cursor = copy;
    return true;
}

/* Does a sentence end in it, brackets aside? */
static bool holds_sentence(struct cursor text)
{
    while (!cursor_done(&text)) {
        if (cursor_peek(&text) == '(' && take_brackets(&text))
            continue;
        if (cursor_next(&text) == 0x3002)
            return true;
    }
    return false;
}

bool statute_caption_prefix(struct cursor *text, struct cursor *inside)
{
    struct cursor behind = cursor_trimmed(*text), at = behind;
    if (!take_brackets(&behind))
        return false;
    const char *close = at.at;
    for (cursor_next(&at), inside->at = at.at; at.at < behind.at; cursor_next(&at))
        close = at.at;
    inside->end = close;
    *inside = cursor_trimmed(*inside);
    *text = behind;
    return !cursor_done(inside) && !cursor_holds(inside, "。");
}

bool statute_caption(struct cursor text, struct cursor *inside)
{
    return statute_caption_prefix(&text, inside) && cursor_trimmed(text).at == text.end;
}

/* ------------------------------------------------------------------------------------------
 * Articles. */

bool statute_article(const char *text, struct article *out)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text)), start = cursor;
    if (!ordinal_take(&cursor, &out->ordinal) || out->ordinal.unit != ORDINAL_ARTICLE)
        return false;
    struct cursor range = cursor;
    struct ordinal last;
    bool through = cursor_take_string(&range, "から");
    if ((through || cursor_take_string(&range, "及び") || cursor_take(&range, 0x3001) ||
         cursor_take(&range, 0x30fb)) &&
        ordinal_take(&range, &last) && last.unit == ORDINAL_ARTICLE &&
        (!through || cursor_take_string(&range, "まで")) &&
        (cursor_done(&range) || cursor_peek(&range) == ' ')) {
        cursor = range;
        out->ordinal = last;
    }
    out->number = (struct cursor){start.at, cursor.at};
    out->bracket = cursor_peek(&cursor) == '(';
    if (!cursor_done(&cursor) && cursor_peek(&cursor) != ' ' && !out->bracket)
        return false;
    out->rest = cursor_trimmed(cursor);
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Headings. */

static bool put_number(struct heading *out, struct cursor number)
{
    size_t used = 0;
    for (struct cursor at = number; !cursor_done(&at);) {
        const char *start = at.at;
        if (cursor_next(&at) == ' ')
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
static struct cursor without_range(struct cursor title, bool *range)
{
    *range = false;
    for (struct cursor at = title; !cursor_done(&at); cursor_next(&at)) {
        struct cursor behind = at, inside = at;
        struct ordinal ordinal;
        if (!take_brackets(&behind) || !cursor_done(&behind))
            continue;
        cursor_next(&inside);
        *range = ordinal_take(&inside, &ordinal) && ordinal.unit == ORDINAL_ARTICLE;
        return *range ? cursor_trimmed((struct cursor){title.at, at.at}) : title;
    }
    return title;
}

bool statute_chapter(const char *text, struct heading *out, bool *range)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text)), start = cursor;
    struct ordinal ordinal;
    *out = (struct heading){0};
    if (!ordinal_take(&cursor, &ordinal) || ordinal.unit >= ORDINAL_ARTICLE || cursor_peek(&cursor) != ' ' ||
        cursor_is_longer(&cursor, TITLE_POINTS) || holds_sentence(cursor) ||
        !put_number(out, (struct cursor){start.at, cursor.at}))
        return false;
    out->level = LEVEL_BOOK + (int)ordinal.unit;
    out->parts[0] = ordinal.numbers[0];
    out->title = without_range(cursor_trimmed(cursor), range);
    uint32_t opener = cursor_peek(&out->title);
    return opener != 0x3001 && opener != 0x306e; /* 、の: it goes on with a sentence */
}

bool statute_supplement(const char *text, struct cursor *title)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    if (!cursor_take_string(&cursor, "附則") ||
        (!cursor_done(&cursor) && cursor_peek(&cursor) != ' ' && cursor_peek(&cursor) != '(') ||
        cursor_is_longer(&cursor, TITLE_POINTS) || holds_sentence(cursor))
        return false;
    struct cursor rest = *title = cursor_trimmed(cursor);
    take_brackets(&rest);
    cursor_spaces(&rest);
    cursor_take_string(&rest, "抄");
    return cursor_done(&rest);
}

/* 第二, 第３号, 第一号の二, １. */
static void take_annex_number(struct cursor *cursor)
{
    int number;
    struct cursor copy = *cursor;
    bool ordinal = cursor_take(&copy, 0x7b2c);
    if (!numeral_take(&copy, &number))
        return;
    *cursor = copy;
    if (ordinal)
        cursor_take_string(cursor, "号");
    while (numeral_take_branch(cursor, &number))
        continue;
}

bool statute_annex(const char *text, struct heading *out, bool *sure)
{
    static const char *const names[] = {"附則別表", "別表", "別記", "別紙", "別添", "別図", "附表",
                                        "付表",     "附録", "付録", "様式", "書式", NULL};
    static const char *const kinds[] = {"様式", "書式", "表", NULL};
    struct cursor cursor = cursor_trimmed(cursor_of(text)), start = cursor;
    *out = (struct heading){.level = 1};
    if (cursor_is_longer(&cursor, ANNEX_POINTS))
        return false;
    bool named = false;
    for (const char *const *name = names; *name && !named; name++)
        named = cursor_take_string(&cursor, *name);
    take_annex_number(&cursor);
    bool numbered = cursor.at > start.at;
    for (const char *const *kind = kinds; *kind && numbered; kind++)
        if (cursor_take_string(&cursor, *kind)) {
            take_annex_number(&cursor);
            named = true;
            break;
        }
    if (!named || holds_sentence(start) || !put_number(out, (struct cursor){start.at, cursor.at}))
        return false;
    struct cursor rest = out->title = cursor_trimmed(cursor);
    *sure = cursor_holds(&rest, "関係");
    return (cursor_done(&rest) || take_brackets(&rest)) && cursor_done(&rest);
}

/* ------------------------------------------------------------------------------------------
 * Law numbers. */

static bool take_date(struct cursor *cursor)
{
    bool era = era_take(cursor);
    for (int points = 0; era && points < 16 && !cursor_done(cursor); points++)
        if (cursor_next(cursor) == 0x65e5) /* 日 */
            return true;
    return false;
}

bool statute_short_number(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text)), open = cursor;
    while (!cursor_done(&open) && cursor_peek(&open) != '(')
        cursor_next(&open);
    if (cursor_take(&open, '('))
        cursor = open;
    int number;
    if (!era_take(&cursor) || (!numeral_take(&cursor, &number) && !cursor_take_string(&cursor, "元")) ||
        !cursor_take_string(&cursor, "年"))
        return false;
    while (!cursor_done(&cursor) && cursor_peek(&cursor) != 0x7b2c) /* 第 */
        if (cursor_next(&cursor) == 0x3002)
            return false;
    if (!cursor_take(&cursor, 0x7b2c) || !numeral_take(&cursor, &number) ||
        !cursor_take_string(&cursor, "号"))
        return false;
    cursor_take(&cursor, ')');
    return cursor_done(&cursor);
}

/* The title's own brackets may stand before those of the number: moves behind what opens these. */
static bool skip_bracket(struct cursor *cursor)
{
    struct cursor at = *cursor;
    while (!cursor_done(&at) && cursor_peek(&at) != ')')
        cursor_next(&at);
    if (!cursor_take(&at, ')') || !cursor_take(&at, '('))
        return false;
    *cursor = at;
    return true;
}

bool statute_law_number(const char *text, struct cursor *issuer)
{
    static const char *const kinds[] = {"法律", "政令", "勅令", "規則", "条約", "憲法", "告示",
                                        "訓令", "条例", "規程", "布告", "規約", "令",   NULL};
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    while (!cursor_done(&cursor) && cursor_peek(&cursor) != '(')
        cursor_next(&cursor);
    struct cursor first = cursor;
    cursor_next(&first);
    if (take_date(&first))
        cursor = first;
    else if (!skip_bracket(&cursor) || !take_date(&cursor))
        return false;
    *issuer = (struct cursor){cursor.at, cursor.at};
    for (int points = 0; points < LAW_NUMBER_POINTS && !cursor_done(&cursor) && cursor_peek(&cursor) != ')';
         points++, cursor_next(&cursor))
        for (const char *const *kind = kinds; *kind; kind++) {
            struct cursor behind = cursor;
            if (!cursor_take_string(&behind, *kind))
                continue;
            struct cursor number = behind;
            int value;
            bool counted = cursor_peek(&behind) == 0x7b2c || cursor_peek(&behind) == ')' || /* 第 */
                           numeral_take(&number, &value);
            if (!counted)
                continue;
            issuer->end = cursor.at;
            return true;
        }
    return false;
}
