/* Where paragraphs begin: by an indent, after a short line, after a gap, at a bullet. */
#include <math.h>
#include <string.h>

#include "indexer/pdf/pdf_flow.h"
#include "seisaku/unicode.h"

#define COLUMN_EMS 15.0F /* least width of a slide's column of running text */

enum { LABEL_POINTS = 15 }; /* of a slide's box; fewer head the next */

static bool is_latin(uint32_t point)
{
    return point < 0x250 && point > ' ';
}

/* Width of the line's first word, by the line's mean character: what would have to fit above. */
static float first_word(const struct pdf_line *line)
{
    size_t word = strcspn(line->text, " ");
    size_t points = ssk_utf8_count(line->text, strlen(line->text));
    return points ? (line->box.x2 - line->box.x1) * (float)ssk_utf8_count(line->text, word) / (float)points
                  : 0;
}

/* Whether the line above ends before the column does, though more would have fitted. */
static bool stops_short(const struct pdf_line *above, const struct pdf_line *line)
{
    float slack = pdf_ends_sentence(above) ? 0.9F : 2.1F;
    if (is_latin(pdf_line_last(above)) && is_latin(pdf_line_first(line)))
        slack = fmaxf(slack, first_word(line) / line->size + 0.5F);
    return pdf_is_short(above, slack);
}

/* Whether the two stand in one column, one beneath the other. */
static bool are_neighbours(const struct pdf_line *above, const struct pdf_line *line)
{
    return above->row == line->row && above->cell == line->cell && above->column == line->column &&
           above->role == line->role && line->box.y1 > above->box.y1 &&
           overlap(above->field.x1, above->field.x2, line->field.x1, line->field.x2) > 0;
}

/* The usual distance from line to line around line `at`. */
static float pitch_at(const struct pdf_page *page, size_t at)
{
    float least = 3 * page->lines[at].size;
    size_t from = at > 4 ? at - 4 : 0;
    for (size_t i = from; i + 1 < page->line_count && i < at + 4; i++) {
        const struct pdf_line *line = &page->lines[i], *next = line + 1;
        if (are_neighbours(line, next) && fabsf(line->size - next->size) < 0.1F * line->size &&
            fabsf(line->size - page->lines[at].size) < 0.1F * line->size)
            least = fminf(least, next->box.y2 - line->box.y2);
    }
    return least;
}

/* An indent that the next line does not share opens a paragraph; an outdent after lines set deeper
 * opens an item. */
static bool shifts(const struct pdf_line *above, const struct pdf_line *line, const struct pdf_line *below)
{
    float step = (line->box.x1 - above->box.x1) / line->size;
    if (step > 0.7F)
        return pdf_ends_sentence(above) || (below && below->box.x1 < line->box.x1 - 0.7F * line->size &&
                                            !pdf_opens_item(above) && !above->fresh);
    return step < -0.7F && !above->fresh;
}

static bool begins(const struct pdf_page *page, size_t at)
{
    const struct pdf_line *line = &page->lines[at], *above = line - 1;
    const struct pdf_line *below = at + 1 < page->line_count ? line + 1 : NULL;
    if (below && !are_neighbours(line, below))
        below = NULL;
    if (fabsf(above->size - line->size) > 0.12F * line->size || above->role != line->role)
        return true;
    if (line->box.y2 - above->box.y2 > 1.5F * pitch_at(page, at))
        return true;
    if (pdf_opens_item(line) && (pdf_ends_sentence(above) || pdf_is_short(above, 0.6F)))
        return true;
    return stops_short(above, line) || shifts(above, line, below);
}

/* The first line of a column or page goes on from what was read last unless it is indented, or that
 * had come to its end. */
static bool begins_column(const struct pdf_line *last, const struct pdf_line *line)
{
    if (!last || last->framed != line->framed || last->row != line->row || last->cell != line->cell)
        return true;
    if (fabsf(last->size - line->size) > 0.12F * line->size)
        return true;
    if (line->box.x1 > line->field.x1 + 0.7F * line->size && pdf_ends_sentence(last))
        return true;
    return pdf_is_short(last, 2.1F) || (pdf_opens_item(line) && pdf_ends_sentence(last));
}

static bool is_float(const struct pdf_line *line, float body)
{
    return line->framed || fabsf(line->size - body) > 0.06F * body;
}

/* What the line is compared with: the line read before it, but for running text the last of the
 * running text before it, whatever figure stands between. */
struct before {
    const struct pdf_line *line, *text;
    size_t points; /* of a slide's text since it last stood apart */
};

/* A slide's box stands apart from the one before, but for a word or two that head it, or a sentence that
 * goes on in the next column; a slide from the slide before. */
static void mark_slide(struct pdf_line *line, struct before *before, bool first_on_page)
{
    const struct pdf_line *last = before->line;
    bool new_box = !last || last->slide_box != line->slide_box || first_on_page;
    bool goes_on = last && pdf_is_open(last) && last->box.x2 - last->box.x1 > COLUMN_EMS * last->size &&
                   fabsf(last->size - line->size) < 0.06F * line->size && !pdf_opens_item(line);
    line->apart = new_box && (first_on_page || (before->points >= LABEL_POINTS && !goes_on));
    if (new_box)
        line->fresh |= !goes_on || line->apart;
    before->points = line->apart ? 0 : before->points;
    before->points += ssk_utf8_count(line->text, strlen(line->text));
}

static void mark(const struct pdf_page *page, size_t at, struct before *before)
{
    struct pdf_line *line = &page->lines[at];
    const struct pdf_line *last = line->floating || line->role == LINE_HEADING ? before->line : before->text;
    bool below = at > 0 && last == line - 1 && are_neighbours(last, line);
    line->fresh |= below ? begins(page, at) : begins_column(last, line);
    before->line = line;
    if (!line->floating)
        before->text = line;
}

void pdf_mark_paragraphs(struct pdf_page *pages, size_t count, float body)
{
    struct before before = {0};
    for (size_t p = 0; p < count; p++) {
        bool first = true;
        for (size_t i = 0; i < pages[p].line_count; i++) {
            struct pdf_line *line = &pages[p].lines[i];
            line->floating = line->role == LINE_TEXT && line->slide_box == 0 && is_float(line, body);
            if (line->role == LINE_NOTE || line->role == LINE_SET_ASIDE)
                continue;
            if (line->slide_box > 0)
                mark_slide(line, &before, first);
            mark(&pages[p], i, &before);
            first = false;
        }
    }
}
