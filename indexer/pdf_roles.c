/* What each line is: a note, a heading, or text. Wrong structure is worse than none: a line is a
 * heading only when its size, its weight and its length all say so. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_flow.h"
#include "seisaku/unicode.h"

#define NOTE_SIZE    0.94F /* of the body's; a note is set no larger */
#define HEADING_SIZE 1.14F /* of the body's; a heading is set no smaller, unless bold */

enum { SIZES = 200, HEADING_LENGTH = 60, LEVELS = 6 };

float pdf_body_size(const struct pdf_page *pages, size_t count)
{
    size_t votes[SIZES] = {0}, best = 0;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].line_count; i++) {
            const struct pdf_line *line = &pages[p].lines[i];
            size_t step = (size_t)(line->size * 2 + 0.5F);
            if (line->role == LINE_FURNITURE || step >= SIZES)
                continue;
            votes[step] += ssk_utf8_count(line->text, strlen(line->text)) * (line->framed ? 1 : 4);
            best = votes[step] > votes[best] ? step : best;
        }
    return (float)best / 2;
}

/* --- notes --- */

/* Whether larger text stands below the line in its own width. */
static bool has_text_below(const struct pdf_page *page, const struct pdf_line *line, float body)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const struct pdf_line *other = &page->lines[i];
        if (other->role == LINE_TEXT && !other->framed && other->size > NOTE_SIZE * body &&
            other->box.y1 > line->box.y2 &&
            overlap(other->box.x1, other->box.x2, line->box.x1, line->box.x2) > 0)
            return true;
    }
    return false;
}

/* A short rule above the line with no upright one at its ends: what parts notes from the text. */
static bool is_below_rule(const struct pdf_page *page, const struct pdf_line *line)
{
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct box *rule = &page->rules[r].box;
        if (page->rules[r].upright || rule->x2 - rule->x1 > 0.6F * page->width || rule->y1 > line->box.y2)
            continue;
        if (rule->y1 > line->box.y1 - 1.5F * line->size && fabsf(rule->x1 - line->field.x1) < 3 * line->size &&
            rule->x2 < line->field.x2 - 3 * line->size && rule->y1 > page->height / 3)
            return true;
    }
    return false;
}

/* A raised number, a sign for notes, or a number standing off from what follows. */
static bool opens_note(const struct pdf_line *line)
{
    static const char *const signs[] = {"※", "＊", "*", "†", "注", "（注", "(注", "（※"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(line->text, signs[i], strlen(signs[i])) == 0)
            return true;
    size_t digits = strspn(line->text, "0123456789");
    return line->raised || (digits > 0 && digits <= 3 &&
                            (line->text[digits] == ' ' || strncmp(line->text + digits, "\u3000", 3) == 0));
}

static void mark_notes(struct pdf_page *page, float body)
{
    const struct pdf_line *last = NULL;
    for (size_t i = 0; i < page->line_count; i++) {
        struct pdf_line *line = &page->lines[i];
        bool small = line->size <= NOTE_SIZE * body;
        if (line->role != LINE_TEXT || line->framed)
            continue;
        bool goes_on = last && last == line - 1 && line->box.y1 - last->box.y2 < 1.5F * line->size &&
                       fabsf(line->size - last->size) < 0.15F * line->size;
        bool opens = opens_note(line);
        bool ruled = opens && is_below_rule(page, line);
        if (!(small || ruled || (goes_on && opens)) && !(goes_on && line->size <= last->size * 1.03F))
            continue;
        if (!(goes_on || opens) || has_text_below(page, line, ruled ? 100 * body : body))
            continue;
        line->role = LINE_NOTE;
        line->fresh = opens;
        last = line;
    }
}

/* --- headings --- */

static bool is_larger(const struct pdf_line *line, float body)
{
    return line->size >= HEADING_SIZE * body;
}

static bool is_bolder(const struct pdf_line *line, float body, bool bold_body)
{
    return !bold_body && line->bold && line->size >= 0.97F * body;
}

/* Whether it reads like a heading: short, with words, no sentence. */
static bool reads_like_one(const struct pdf_line *line)
{
    size_t length = strlen(line->text), words = 0;
    if (ssk_utf8_count(line->text, length) > HEADING_LENGTH || pdf_opens_item(line))
        return false;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(line->text, length, &byte);
        words += ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point) ||
                 ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
    }
    uint32_t last = pdf_line_last(line);
    return words >= 2 && last != 0x3002 && last != 0x3001 && last != ',';
}

/* A line in a box of its own height: a heading's bar. */
static bool is_in_text(const struct pdf_line *line)
{
    return !line->framed || line->field.y2 - line->field.y1 < 3 * line->size;
}

static bool body_is_bold(const struct pdf_page *pages, size_t count, float body)
{
    size_t bold = 0, all = 0;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].line_count; i++) {
            const struct pdf_line *line = &pages[p].lines[i];
            if (line->role != LINE_TEXT || fabsf(line->size - body) > 0.05F * body)
                continue;
            all++;
            bold += line->bold;
        }
    return bold * 4 > all;
}

/* Up to two lines of one look, with other text after them. */
static bool stands_alone(const struct pdf_page *page, size_t at, float body, bool bold_body)
{
    const struct pdf_line *line = &page->lines[at];
    size_t alike = 1;
    for (int step = -1; step <= 1; step += 2)
        for (size_t i = at + (size_t)step; i < page->line_count; i += (size_t)step) {
            const struct pdf_line *other = &page->lines[i];
            if (other->role == LINE_FURNITURE || fabsf(other->size - line->size) > 0.05F * line->size ||
                (is_bolder(line, body, bold_body) && !is_larger(line, body) && !other->bold) ||
                fabsf(other->box.y1 - page->lines[i - (size_t)step].box.y1) > 3 * line->size)
                break;
            alike++;
        }
    return alike <= 3;
}

/* Whether the file's text proper has begun by this line: what is large on a cover is a title, and a
 * name, and a date. */
static bool is_body_line(const struct pdf_line *line, float body)
{
    return line->role == LINE_TEXT && fabsf(line->size - body) < 0.06F * body &&
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

static void mark_headings(struct pdf_page *pages, size_t count, float body)
{
    bool bold_body = body_is_bold(pages, count, body), begun = false;
    float sizes[LEVELS];
    size_t known = 0;
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].line_count; i++) {
            struct pdf_line *line = &pages[p].lines[i];
            begun |= is_body_line(line, body) || p > 0;
            if (!begun || line->role != LINE_TEXT || !is_in_text(line) || !reads_like_one(line) ||
                !(is_larger(line, body) || is_bolder(line, body, bold_body)) ||
                !stands_alone(&pages[p], i, body, bold_body))
                continue;
            line->role = LINE_HEADING;
            known = note_size(sizes, known, line->size);
        }
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].line_count; i++)
            if (pages[p].lines[i].role == LINE_HEADING)
                pages[p].lines[i].level = level_of(sizes, known, pages[p].lines[i].size);
}

void pdf_mark_roles(struct pdf_page *pages, size_t count, float body)
{
    for (size_t p = 0; p < count; p++)
        mark_notes(&pages[p], body);
    mark_headings(pages, count, body);
}
