#include "indexer/document/paragraph.h"

#include <string.h>

#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/numerals.h"
#include "seisaku/unicode.h"

enum {
    WIDER_SHARE = 6,
    NARROWEST_WRAPPED = 30,
    WIDEST_WRAPPED = 200,
    KEY_POINTS = 8,
    FLOWING_SHARE = 8,
    AHEAD_LINES = 12,
    NARROW_SLACK = 4
};

/* A mark that nothing else begins with. */
static bool opens_with_mark(const struct line *line)
{
    return opening_is_sure(line_form(line)->opening);
}

/* A mark or label that a cut sentence may happen to go on with: 第三条, （１）, ト、. A marker in brackets is
 * no list's item. */
static bool opens_with_label(const struct line *line)
{
    return line_form(line)->item && !opens_with_mark(line);
}

bool opens_with_bullet(const char *text)
{
    enum opening kind = line_opening(text, strlen(text)).kind;
    return kind != OPENS_NOTHING && kind != OPENS_MARKER;
}

/* How many of the column's bullets stand below a line, and below the end of a sentence. */
static void count_bullets(const struct page *page, int column, struct measure *measure)
{
    const struct line *above = NULL;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        if (line->column != column || line->role != LINE_TEXT || line->row > 0)
            continue;
        if (above && opens_with_mark(line)) {
            measure->bullets++;
            measure->ended += line_form(above)->ending == ENDS_SENTENCE;
        }
        above = line;
    }
}

bool opens_with_key(const char *text)
{
    struct cursor at = cursor_trimmed(cursor_of(text));
    for (int points = 0; points <= KEY_POINTS && !cursor_done(&at); points++) {
        uint32_t point = cursor_next(&at);
        if (point == ':')
            return points > 1 && cursor_peek(&at) != '/'; /* http:// */
        if (!ssk_is_han(point) && !ssk_is_katakana(point) && !ssk_is_hiragana(point) && point != ' ' &&
            point != '-' && !((point | 0x20) >= 'a' && (point | 0x20) <= 'z'))
            return false;
    }
    return false;
}

/* Cells that blanks part, three or more. */
static bool is_cells(const char *text)
{
    size_t gaps = 0, blanks = 0;
    for (struct cursor at = cursor_trimmed(cursor_of(text)); !cursor_done(&at);) {
        blanks = cursor_next(&at) == ' ' ? blanks + 1 : 0;
        gaps += blanks == 2;
    }
    return gaps > 1;
}

/* Of the lines that fill the width and end no sentence, do enough go on below? Lines of a list, of cells, or
 * of labels are as long by chance. */
static bool lines_flow(const struct page *page, int column, size_t width)
{
    const struct line *above = NULL;
    size_t open = 0, flowing = 0;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        if (line->column != column || line->role != LINE_TEXT || line->row > 0)
            continue;
        flowing += above && !line->begins_paragraph && line_form(above)->ending != ENDS_COLON &&
                   !line_form(line)->item && !line_form(line)->label && !line_form(line)->numbered &&
                   !opens_with_key(line->text) && !is_cells(above->text);
        struct cursor text = cursor_of(line->text);
        size_t own = cursor_width(&text);
        bool full = own <= width && own * 10 >= width * 9;
        above = full && line_form(line)->ending != ENDS_SENTENCE ? line : NULL;
        open += above != NULL;
    }
    return open < 2 || flowing * FLOWING_SHARE >= open;
}

/* The column's width is the widest that a quarter of its lines fill to nine tenths: a few lines of a table of
 * contents or an address may stick out. */
struct measure measure_column(const struct page *page, int column)
{
    struct measure measure = {.page = page};
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
    measure.whole = page->paragraph_lines;
    if (lines < 2 || measure.whole)
        return measure;
    size_t wider = filled[WIDEST_WRAPPED];
    for (size_t width = WIDEST_WRAPPED - 1; width >= NARROWEST_WRAPPED; wider += filled[width--]) {
        size_t full = 0;
        for (size_t w = (width * 9 + 9) / 10; w <= width; w++)
            full += filled[w];
        if (full < 2 || full * 4 < lines || !filled[width])
            continue;
        if (wider * WIDER_SHARE > lines)
            break; /* too many lines for a few that stick out: each is a paragraph */
        if (!lines_flow(page, column, width))
            break;
        measure.width = width;
        measure.wrapped = true;
        count_bullets(page, column, &measure);
        break;
    }
    return measure;
}

size_t indent_of(const char *text)
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

bool ends_by_itself(const char *above, const char *line, const struct measure *measure)
{
    struct cursor text = cursor_of(above), next = cursor_trimmed(cursor_of(line));
    if (measure->wrapped || measure->whole)
        return false;
    if (is_cells(above) || is_cells(line))
        return true;
    bool upright = cursor_points(&text) < 2 || cursor_points(&next) < 2; /* a character a line */
    return !upright && !cursor_is_wide(&text, NARROWEST_WRAPPED + 1) && !line_breaks_off(above) &&
           !line_opens_inside(line);
}

/* Does the line open nothing of its own? */
static bool continues(const struct line *line)
{
    return !line->begins_paragraph && !line_form(line)->item && !line_form(line)->label &&
           !opens_with_key(line->text);
}

/* Does a sentence end in the lines from this one on, before a blank line or what opens a paragraph? Then it
 * may have begun above, in text set in narrow lines. */
static bool sentence_ahead(const struct line *line, const struct measure *measure)
{
    const struct line *end = measure->page->lines + measure->page->count;
    end = end - line > AHEAD_LINES ? line + AHEAD_LINES : end;
    for (const struct line *at = line; at < end; at++) {
        if (at->column != line->column || line_is_out(at))
            continue;
        if (at != line && !continues(at))
            return false;
        if (line_form(at)->ending == ENDS_SENTENCE)
            return true;
    }
    return false;
}

static size_t width_of(const struct line *line)
{
    struct cursor cursor = cursor_of(line->text);
    return cursor_width(&cursor);
}

/* Are the lines of a narrower column than the page's, as beside a figure, or where only one column of several
 * goes on? Then the line above is full, if short: no line down to the sentence's end is wider, and the one
 * below or the one before is as wide. */
static bool narrow_column(const struct line *above, const struct line *line, const struct measure *measure)
{
    size_t width = width_of(above), full = 0;
    const struct line *end = measure->page->lines + measure->page->count;
    end = end - line > AHEAD_LINES ? line + AHEAD_LINES : end;
    bool next = line - measure->page->lines >= 2 && above == line - 1; /* else it may be overleaf */
    if (next && above[-1].column == above->column && !line_is_out(above - 1))
        full += width_of(above - 1) + NARROW_SLACK >= width && width_of(above - 1) <= width + NARROW_SLACK;
    for (const struct line *at = line; at < end; at++) {
        size_t own = width_of(at);
        if (at->column != line->column || own > width + NARROW_SLACK || (at != line && !continues(at)))
            return false;
        full += own + NARROW_SLACK >= width;
        if (line_form(at)->ending == ENDS_SENTENCE)
            return full > 0;
    }
    return false;
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
    bool numbers = numeral_digit(last) >= 0 && numeral_digit(next) >= 0;
    if (numbers || (ssk_is_katakana(last) && ssk_is_katakana(next)))
        return true;
    bool list = measure->ended * 2 <= measure->bullets && (bullet || measure->bullets > 1);
    return ssk_is_alnum(last) && ssk_is_alnum(next) && is_full(above, measure) && !list;
}

/* Of a plan's row; 0 before rows are known. */
static int row_of(const struct line *line)
{
    return line->keys ? line->keys->row : 0;
}

bool paragraph_goes_on(const struct line *above, const struct line *line, bool bullet,
                       const struct measure *measure)
{
    if (line->begins_paragraph || measure->whole || heading_leader_dots(cursor_of(above->text)))
        return false;
    bool early = ends_early(above->text, line->text, measure) && !narrow_column(above, line, measure);
    bool sentence = line_form(above)->ending == ENDS_SENTENCE && !sentence_goes_on(above->text, line->text);
    bool ended = !measure->wrapped || sentence || early;
    if (opens_with_mark(line) && (ended || !is_middle_dot(above->text, line->text, bullet, measure)))
        return false;
    if (ended && (opens_with_label(line) || line_form(line)->label || opens_with_key(line->text)))
        return false;
    if (line->column == 0 && row_of(line) == 0 && ends_by_itself(above->text, line->text, measure) &&
        !sentence_ahead(line, measure))
        return false;
    struct cursor cursor = cursor_of(above->text);
    if (sentence && (!measure->wrapped || cursor_width(&cursor) * 10 < measure->width * 9))
        return false;
    size_t indent = indent_of(line->text), before = indent_of(above->text);
    if (indent > before && !bullet)
        return false;
    bool ideographic = indent > 0 && line->text[0] != ' ' && line->text[0] != '\t';
    /* below a full line that is set in as far or further, 　　１　…見込みを上|　回る, it goes on */
    bool hanging = measure->wrapped && indent <= before && is_full(above->text, measure);
    if (ideographic && ((!bullet && !hanging) || sentence))
        return false;
    return row_of(line) > 0 || !early;
}
