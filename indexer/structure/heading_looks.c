/* Headings by their look. Wrong structure is worse than none: a line is a heading only when its size
 * or weight, its length and what stands around it all say so. */
#include "indexer/structure/structure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/placed_line.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

#define HEADING_SIZE 1.14F /* of the body's; a heading is set no smaller, unless bold */

enum {
    HEADING_LENGTH = 60,
    LEVELS = 6,
    NAMED_MARKS = 2 /* of notes: behind names of authors, 甲野一郎¹、乙川次郎² */
};

static bool is_larger(const struct line *line, float body)
{
    return line->place.size >= HEADING_SIZE * body;
}

static bool is_bolder(const struct line *line, float body, bool bold_body)
{
    return !bold_body && line->place.bold && line->place.size >= 0.97F * body;
}

/* 図1, 表２, Figure 3: what names a figure. */
static bool is_caption(const struct line *line)
{
    static const char *const names[] = {"図", "表", "写真", "資料", "出典", "Figure ", "Table "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]), byte = length;
        if (strncmp(line->text, names[i], length) != 0 || line->text[length] == '\0')
            continue;
        uint32_t next = ssk_utf8_next(line->text, strlen(line->text), &byte);
        if (ssk_digit_of(next) >= 0 || next == 0xff1a || next == ':' || next == 0x3000)
            return true;
    }
    return false;
}

/* Whether it reads like a heading: short, with words, no sentence. */
static bool reads_like_one(const struct line *line)
{
    size_t length = strlen(line->text), words = 0, marks = 0;
    if (ssk_utf8_count(line->text, length) > HEADING_LENGTH || line_opens_item(line) || line->place.raised ||
        is_caption(line))
        return false;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(line->text, length, &byte);
        words += ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point) ||
                 ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
        marks += ssk_is_raised_digit(point);
    }
    uint32_t last = line_last_point(line);
    return words >= 2 && marks < NAMED_MARKS && last != 0x3002 && last != 0x3001 && last != ',';
}

/* A line in a box of its own height: a heading's bar. */
static bool is_in_text(const struct line *line)
{
    return !line->place.framed || line->place.field.y2 - line->place.field.y1 < 3 * line->place.size;
}

static bool body_is_bold(const struct page *pages, size_t count, float body)
{
    size_t bold = 0, all = 0;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].count; i++) {
            const struct line *line = &pages[p].lines[i];
            if (line->role != LINE_TEXT || fabsf(line->place.size - body) > 0.05F * body)
                continue;
            all++;
            bold += line->place.bold;
        }
    return bold * 4 > all;
}

/* Up to three lines of one look, in no sentence of other text. */
static bool stands_alone(const struct page *page, size_t at, float body, bool bold_body)
{
    const struct line *line = &page->lines[at];
    size_t alike = 1;
    if (at > 0 && line[-1].place.size < line->place.size && line_is_open(line - 1) && !line_is_short(line, 1))
        return false;
    for (int step = -1; step <= 1; step += 2)
        for (size_t i = at + (size_t)step; i < page->count; i += (size_t)step) {
            const struct line *other = &page->lines[i];
            if (other->role == LINE_SET_ASIDE ||
                fabsf(other->place.size - line->place.size) > 0.05F * line->place.size ||
                (is_bolder(line, body, bold_body) && !is_larger(line, body) && !other->place.bold) ||
                fabsf(other->place.box.y1 - page->lines[i - (size_t)step].place.box.y1) >
                    3 * line->place.size)
                break;
            if (++alike > 3)
                return false;
        }
    return true;
}

/* Whether the file's text proper has begun by this line: what is large on a cover is a title, and a
 * name, and a date. */
static bool is_body_line(const struct line *line, float body)
{
    return line->role == LINE_TEXT && fabsf(line->place.size - body) < 0.06F * body &&
           ssk_utf8_count(line->text, strlen(line->text)) >= 20;
}

static int level_of(const float *sizes, size_t count, float size)
{
    int level = 1;
    for (size_t i = 0; i < count; i++)
        level += sizes[i] > size * 1.04F;
    return level < LEVELS ? level : LEVELS;
}

/* Adds a size not yet known. */
static size_t note_size(float *sizes, size_t count, float size)
{
    for (size_t i = 0; i < count; i++)
        if (fabsf(sizes[i] - size) <= 0.04F * size)
            return count;
    if (count < LEVELS)
        sizes[count++] = size;
    return count;
}

/* 第１章 and the like, with nothing else on the line. */
static bool is_bare_number(const struct line *line)
{
    static const char *const units[] = {"編", "部", "章", "節", "項", "款"};
    size_t length = strlen(line->text);
    if (strncmp(line->text, "第", 3) != 0 || ssk_utf8_count(line->text, length) > 6)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (length > 3 && strcmp(line->text + length - 3, units[i]) == 0)
            return true;
    return false;
}

/* Joins a number and a title that stand side by side. False without memory. */
static bool join_title(struct page *page, size_t at)
{
    struct line *number = &page->lines[at], *title = number + 1;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, number->text);
    ssk_buffer_append_string(&text, "\u3000");
    ssk_buffer_append_string(&text, title->text);
    char *joined = ssk_buffer_detach(&text);
    if (!joined)
        return false;
    line_set_text(number, joined);
    free(title->text);
    box_add(&number->place.box, &title->place.box);
    number->role = LINE_HEADING;
    number->place.size = fmaxf(number->place.size, title->place.size);
    memmove(title, title + 1, (--page->count - at - 1) * sizeof *title);
    return true;
}

static bool join_titles(struct page *page)
{
    for (size_t i = 0; i + 1 < page->count; i++) {
        const struct line *number = &page->lines[i], *title = number + 1;
        if (number->role == LINE_SET_ASIDE || title->role == LINE_SET_ASIDE || !is_bare_number(number) ||
            !reads_like_one(title) || title->place.box.x1 < number->place.box.x2 ||
            overlap(number->place.box.y1, number->place.box.y2, title->place.box.y1, title->place.box.y2) <
                0.5F * number->place.size)
            continue;
        if (!join_title(page, i))
            return false;
    }
    return true;
}

/* Whether it opens with a chapter's or section's number: 第１章, 1.2 . */
static bool is_numbered(const struct line *line)
{
    static const char *const digits[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    const char *text = line->text;
    size_t count = strspn(text, "0123456789.");
    for (size_t i = 0; i < sizeof digits / sizeof *digits && count == 0; i++)
        if (strncmp(text, digits[i], strlen(digits[i])) == 0)
            count = strlen(digits[i]);
    if (count > 0)
        return text[count] == ' ' || strncmp(text + count, "\u3000", 3) == 0 || text[count] == '.';
    return strncmp(text, "第", 3) == 0 && (strstr(text, "章") || strstr(text, "節") || strstr(text, "部"));
}

/* Does it go on with what a particle follows, or with the item above, which has its look? */
static bool goes_on(const struct page *page, size_t at)
{
    static const char *const particles[] = {"を", "ん", "っ", "ー", "、", "。", NULL};
    const struct line *line = &page->lines[at], *above = at > 0 ? line - 1 : line;
    for (const char *const *particle = particles; *particle; particle++)
        if (strncmp(line->text, *particle, strlen(*particle)) == 0)
            return true;
    return at > 0 && above->role == LINE_TEXT && line_opens_item(above) && line_is_open(above) &&
           fabsf(above->place.size - line->place.size) < 0.04F * line->place.size &&
           above->place.bold == line->place.bold && line->place.box.x1 > above->place.box.x1 &&
           line->place.box.y1 - above->place.box.y2 < line->place.size;
}

static bool is_heading(const struct page *page, size_t at, float body, bool bold_body)
{
    const struct line *line = &page->lines[at];
    return line->role == LINE_TEXT && is_in_text(line) && reads_like_one(line) && !goes_on(page, at) &&
           (is_larger(line, body) || is_bolder(line, body, bold_body)) &&
           stands_alone(page, at, body, bold_body);
}

/* Levels by size, the largest outermost. */
static void set_levels(struct page *pages, size_t count)
{
    float sizes[LEVELS];
    size_t known = 0;
    for (int round = 0; round < 2; round++)
        for (size_t p = 0; p < count; p++)
            for (size_t i = 0; i < pages[p].count; i++) {
                struct line *line = &pages[p].lines[i];
                if (line->role != LINE_HEADING)
                    continue;
                if (round == 0)
                    known = note_size(sizes, known, line->place.size);
                else
                    line->level = level_of(sizes, known, line->place.size);
            }
}

bool heading_looks_find(struct document *document)
{
    struct page *pages = document->pages;
    size_t count = document->count;
    float body = document->body;
    bool bold_body = body_is_bold(pages, count, body), begun = false;
    for (size_t p = 0; p < count; p++) {
        if (!join_titles(&pages[p]))
            return false;
        for (size_t i = 0; i < pages[p].count; i++) {
            begun |= is_body_line(&pages[p].lines[i], body) || p > 0;
            if ((begun || is_numbered(&pages[p].lines[i])) && is_heading(&pages[p], i, body, bold_body))
                pages[p].lines[i].role = LINE_HEADING;
        }
    }
    set_levels(pages, count);
    return true;
}
