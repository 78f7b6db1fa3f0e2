#include "indexer/document/paragraph.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "seisaku/unicode.h"

enum { LABEL_POINTS = 12, NARROWEST_WRAPPED = 30, WIDEST_WRAPPED = 200 };

static bool is_kanji_numeral(uint32_t point)
{
    static const uint32_t numerals[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d,
                                        0x4e03, 0x516b, 0x4e5d, 0x5341, 0x767e, 0};
    for (const uint32_t *numeral = numerals; *numeral; numeral++)
        if (point == *numeral)
            return true;
    return false;
}

/* A number in Arabic or kanji numerals. */
static bool take_number(struct cursor *cursor)
{
    int number;
    if (cursor_number(cursor, &number))
        return true;
    bool any = false;
    while (is_kanji_numeral(cursor_peek(cursor))) {
        cursor_next(cursor);
        any = true;
    }
    return any;
}

/* 第三条, 第2章, 第三条の二, 附則. */
static bool take_article(struct cursor *cursor)
{
    static const char *const units[] = {"条", "項", "号", "章", "節", "款", "編", "部", NULL};
    struct cursor copy = *cursor;
    if (!cursor_take(&copy, 0x7b2c) || !take_number(&copy))
        return false;
    for (const char *const *unit = units; *unit; unit++)
        if (cursor_take_string(&copy, *unit)) {
            while ((cursor_take_string(&copy, "の") || cursor_take_string(&copy, "ノ")) && take_number(&copy))
                continue;
            *cursor = copy;
            return true;
        }
    return false;
}

/* (ア), （１）, (iv), 〔一〕 and the like: at most four characters in brackets. */
static bool take_bracketed(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    if (!cursor_take(&copy, '('))
        return false;
    for (int count = 0; count <= 4; count++) {
        uint32_t point = cursor_next(&copy);
        if (point == ')' && count > 0) {
            *cursor = copy;
            return true;
        }
        bool label = (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
                     is_kanji_numeral(point) || ssk_is_katakana(point);
        if (!label)
            return false;
    }
    return false;
}

static bool is_circled(uint32_t point)
{
    return (point >= 0x2460 && point <= 0x2473) || (point >= 0x2776 && point <= 0x277f) ||
           (point >= 0x3251 && point <= 0x325f) || (point >= 0x32d0 && point <= 0x32fe);
}

static bool is_bullet_mark(uint32_t point)
{
    static const uint32_t marks[] = {0x30fb, 0xff65, 0x2022, 0x2023, 0x25cb, 0x25cf, 0x25ef, 0x25a0, 0x25a1,
                                     0x25aa, 0x25ab, 0x25c6, 0x25c7, 0x25b6, 0x25b7, 0x25ba, 0x25b2, 0x25b3,
                                     0x25bc, 0x25bd, 0x25ce, 0x203b, 0x2605, 0x2606, 0x2713, 0x2714, 0x27a2,
                                     0x27a4, 0x2b25, 0x26ab, 0x25e6, 0x2756, 0};
    for (const uint32_t *mark = marks; *mark; mark++)
        if (point == *mark)
            return true;
    return point >= 0xe000 && point <= 0xf8ff; /* Wingdings bullets come as private-use characters */
}

/* A mark that text uses too is a bullet only with a blank behind it. */
static bool is_doubtful_mark(uint32_t point)
{
    return point == '-' || point == '*' || point == 'o' || point == '>' || point == 0x2192 || point == 0x21d2;
}

/* Number and full stop or bracket, katakana or kanji numeral and ideographic space: `1. `, `2)`, `ア　`. */
static bool take_plain_label(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    bool katakana = ssk_is_katakana(cursor_peek(&copy));
    if (katakana)
        cursor_next(&copy);
    else if (!take_number(&copy))
        return false;
    bool marked = cursor_take(&copy, '.') || cursor_take(&copy, ')') || cursor_take(&copy, 0x3001);
    if (marked ? cursor_peek(&copy) >= '0' && cursor_peek(&copy) <= '9' : cursor_peek(&copy) != ' ')
        return false;
    if (!marked && *cursor->at >= '0' && *cursor->at <= '9')
        return false; /* `5 月` */
    *cursor = copy;
    return true;
}

/* A mark that nothing else begins with. */
static bool opens_with_mark(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    uint32_t first = cursor_next(&cursor);
    if (is_bullet_mark(first))
        return cursor_peek(&cursor) != first;
    return is_circled(first) || (is_doubtful_mark(first) && cursor_peek(&cursor) == ' ');
}

/* A label that a cut sentence may happen to go on with: 第三条, （１）, ト、. */
static bool opens_with_label(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    if (take_article(&cursor))
        return cursor_done(&cursor) || cursor_peek(&cursor) == ' ' || cursor_peek(&cursor) == '(';
    return take_bracketed(&cursor) || take_plain_label(&cursor);
}

bool opens_with_bullet(const char *text)
{
    return opens_with_mark(text) || opens_with_label(text);
}

bool is_label_alone(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    if (cursor_points(&cursor) > LABEL_POINTS)
        return false;
    cursor_take(&cursor, 0x25cb); /* ○２ */
    bool label = take_article(&cursor) || take_bracketed(&cursor) || take_number(&cursor);
    if (!label && (ssk_is_katakana(cursor_peek(&cursor)) || is_circled(cursor_peek(&cursor))))
        label = cursor_next(&cursor) != 0;
    while (label && cursor_take_string(&cursor, "の") && take_number(&cursor))
        continue;
    cursor_take(&cursor, '.');
    return label && cursor_done(&cursor);
}

/* The length without the number of a footnote behind a full stop: 定めている。12 */
static size_t unreferred(const char *text, size_t length)
{
    size_t end = length, stop = strlen("。");
    while (end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9')
        end--;
    return end >= stop && !memcmp(text + end - stop, "。", stop) ? end : length;
}

bool ends_sentence(const char *text, size_t length)
{
    uint32_t last = 0;
    for (struct cursor cursor = {text, text + unreferred(text, length)}; !cursor_done(&cursor);) {
        uint32_t point = cursor_next(&cursor);
        bool closing = point == ')' || point == ']' || point == '"' || point == 0x300d || point == 0x300f;
        if (point != ' ' && !closing)
            last = point;
    }
    return last == 0x3002 || last == '.' || last == '!' || last == '?';
}

/* How many of the column's bullets stand below a line, and below the end of a sentence. */
static void count_bullets(const struct page *page, int column, struct measure *measure)
{
    const struct line *above = NULL;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        if (line->column != column || line->role != LINE_TEXT || line->row > 0)
            continue;
        if (above && opens_with_mark(line->text)) {
            measure->bullets++;
            measure->told += ends_sentence(above->text, strlen(above->text));
        }
        above = line;
    }
}

/* The column's width is the widest that a quarter of its lines fill to nine tenths: a few lines of a table of
 * contents or an address may stick out. */
struct measure measure_column(const struct page *page, int column)
{
    struct measure measure = {0};
    size_t lines = 0, filled[WIDEST_WRAPPED + 1] = {0};
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        if (line->column != column || line->role != LINE_TEXT || line->row > 0)
            continue;
        struct cursor cursor = cursor_of(line->text);
        size_t width = cursor_width(&cursor);
        lines++;
        measure.width = width > measure.width ? width : measure.width;
        filled[width < WIDEST_WRAPPED ? width : WIDEST_WRAPPED]++;
    }
    if (lines < 2)
        return measure;
    for (size_t width = WIDEST_WRAPPED - 1; width >= NARROWEST_WRAPPED; width--) {
        size_t full = 0;
        for (size_t w = (width * 9 + 9) / 10; w <= width; w++)
            full += filled[w];
        if (full < 2 || full * 4 < lines || !filled[width])
            continue;
        measure.width = width;
        measure.wrapped = true;
        count_bullets(page, column, &measure);
        break;
    }
    return measure;
}

/* The columns the line is set in by. */
static size_t indent_of(const char *text)
{
    struct cursor cursor = cursor_of(text);
    const char *start = cursor.at;
    cursor_spaces(&cursor);
    return ssk_display_width(start, (size_t)(cursor.at - start));
}

/* The columns that the first unbreakable stretch takes: a Latin word, or one character. */
static size_t first_word_width(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    const char *start = cursor.at;
    cursor_next(&cursor);
    while ((unsigned char)*start < 0x80 && !cursor_done(&cursor) && *cursor.at > ' ' &&
           (unsigned char)*cursor.at < 0x80)
        cursor_next(&cursor);
    return ssk_display_width(start, (size_t)(cursor.at - start));
}

bool ends_early(const char *above, const char *line, const struct measure *measure)
{
    struct cursor cursor = cursor_of(above);
    size_t used = cursor_width(&cursor) + first_word_width(line);
    return measure->wrapped && used + 8 <= measure->width && used * 4 <= measure->width * 3;
}

static uint32_t last_point(const char *text)
{
    struct cursor cursor = cursor_of(text);
    return cursor_last(&cursor);
}

/* Does the line above reach its column's end, within a character? */
static bool is_full(const char *above, const struct measure *measure)
{
    struct cursor cursor = cursor_of(above);
    return cursor_width(&cursor) + 3 >= measure->width;
}

/* `・` also parts words and numbers: グローバル|・パートナー, 八|・八兆円. Between other letters it does so
 * below a full line, but not in a list whose items end without a full stop. */
static bool is_middle_dot(const char *above, const char *text, bool bullet, const struct measure *measure)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    if (!cursor_take(&cursor, 0x30fb))
        return false;
    uint32_t last = last_point(above), next = cursor_peek(&cursor);
    bool numbers = (is_kanji_numeral(last) || last == 0x3007 || (last >= '0' && last <= '9')) &&
                   (is_kanji_numeral(next) || next == 0x3007 || (next >= '0' && next <= '9'));
    if (numbers || (ssk_is_katakana(last) && ssk_is_katakana(next)))
        return true;
    bool list = measure->told * 2 <= measure->bullets && (bullet || measure->bullets > 1);
    return ssk_is_alnum(last) && ssk_is_alnum(next) && is_full(above, measure) && !list;
}

bool paragraph_goes_on(const struct line *above, const struct line *line, bool bullet,
                       const struct measure *measure)
{
    if (line->fresh || heading_leader_dots(cursor_of(above->text)))
        return false;
    bool ended = !measure->wrapped || ends_sentence(above->text, strlen(above->text)) ||
                 ends_early(above->text, line->text, measure);
    if (opens_with_mark(line->text) && (ended || !is_middle_dot(above->text, line->text, bullet, measure)))
        return false;
    if (ended && (opens_with_label(line->text) || is_label_alone(line->text)))
        return false;
    struct cursor cursor = cursor_of(above->text);
    if (ends_sentence(above->text, strlen(above->text)) &&
        (!measure->wrapped || cursor_width(&cursor) * 10 < measure->width * 9))
        return false;
    size_t indent = indent_of(line->text), before = indent_of(above->text);
    if (indent > before && !bullet)
        return false;
    bool ideographic = indent > 0 && line->text[0] != ' ' && line->text[0] != '\t';
    if (ideographic && (!bullet || ends_sentence(above->text, strlen(above->text))))
        return false;
    return line->keys->row > 0 || !ends_early(above->text, line->text, measure);
}
