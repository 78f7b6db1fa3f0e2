/* Where paragraphs begin: by an indent, after a short line, after a gap, at a bullet. */
#include "indexer/document/placed_paragraphs.h"

#include <math.h>
#include <string.h>

#include "indexer/document/placed_line.h"
#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/list_label.h"
#include "seisaku/unicode.h"

#define COLUMN_EMS 15.0F /* least width of a slide's column of running text */
#define SET_RIGHT  0.35F /* of the width of the lines' field: where a line set right starts at least */
#define RIGHT_EMS  6.0F  /* to the right of what comes: a sender set right, which nothing goes on from */
#define TITLE_SIZE 1.2F  /* of the body's; what is as large is a title, and no sentence goes on around it */

enum { LABEL_POINTS = 15 }; /* of a slide's box; fewer head the next */

static bool is_latin(uint32_t point)
{
    return point < 0x250 && point > ' ';
}

/* Width of the line's first word, by the line's mean character: what would have to fit above. */
static float first_word(const struct line *line)
{
    size_t word = strcspn(line->text, " ");
    size_t points = ssk_utf8_count(line->text, strlen(line->text));
    return points ? (line->place.box.x2 - line->place.box.x1) * (float)ssk_utf8_count(line->text, word) /
                        (float)points
                  : 0;
}

/* Whether a sentence, or what else stands apart, ends with the line above. */
static bool ends_before(const struct line *above, const struct line *line)
{
    return line_ends(above) && !sentence_goes_on(above->text, line->text);
}

/* Whether the line above ends before the column does, though more would have fitted. */
static bool stops_short(const struct line *above, const struct line *line)
{
    float slack = ends_before(above, line) ? 0.9F : 2.1F;
    if (is_latin(line_last_point(above)) && is_latin(line_first_point(line)))
        slack = fmaxf(slack, first_word(line) / line->place.size + 0.5F);
    return line_is_short(above, slack);
}

/* Whether the two stand in one column, one beneath the other. */
static bool are_neighbours(const struct line *above, const struct line *line)
{
    return above->row == line->row && above->place.cell == line->place.cell &&
           above->place.column == line->place.column && above->role == line->role &&
           line->place.box.y1 > above->place.box.y1 &&
           overlap(above->place.field.x1, above->place.field.x2, line->place.field.x1, line->place.field.x2) >
               0;
}

/* The usual distance from line to line around line `at`; of lines that overlap, one stands beside the other.
 */
static float pitch_at(const struct page *page, size_t at)
{
    float least = 3 * page->lines[at].place.size;
    size_t from = at > 4 ? at - 4 : 0;
    for (size_t i = from; i + 1 < page->count && i < at + 4; i++) {
        const struct line *line = &page->lines[i], *next = line + 1;
        float step = next->place.box.y2 - line->place.box.y2;
        if (are_neighbours(line, next) && step > 0.9F * line->place.size &&
            fabsf(line->place.size - next->place.size) < 0.1F * line->place.size &&
            fabsf(line->place.size - page->lines[at].place.size) < 0.1F * line->place.size)
            least = fminf(least, step);
    }
    return least;
}

/* An indent that the next line does not share opens a paragraph; an outdent after lines set deeper
 * opens an item. */
static bool shifts(const struct line *above, const struct line *line, const struct line *below)
{
    float step = (line->place.box.x1 - above->place.box.x1) / line->place.size;
    if (step > 0.7F)
        return ends_before(above, line) ||
               (below && below->place.box.x1 < line->place.box.x1 - 0.7F * line->place.size &&
                !line_opens_item(above) && !above->begins_paragraph);
    return step < -0.7F && !above->begins_paragraph;
}

/* A line set right, as dates and senders of letters are: it starts far from the left, and not where the lines
 * above and below it do, as text beside a figure. */
static bool is_set_right(const struct page *page, size_t at)
{
    const struct line *line = &page->lines[at];
    const struct place *place = &line->place;
    if (place->box.x1 < place->field.x1 + SET_RIGHT * (place->field.x2 - place->field.x1) ||
        place->box.x2 < place->field.x2 - place->size)
        return false;
    for (size_t i = at > 0 ? at - 1 : 1; i < page->count && i < at + 2; i += 2)
        if (are_neighbours(i < at ? &page->lines[i] : line, i < at ? line : &page->lines[i]) &&
            fabsf(page->lines[i].place.box.x1 - place->box.x1) < 0.3F * place->size)
            return false;
    return true;
}

/* Nothing goes on to or from a line set right, but for what it begins itself: an indent of a character. */
static bool parts_from_right(const struct page *page, size_t at)
{
    const struct place *line = &page->lines[at].place, *above = &page->lines[at - 1].place;
    bool latin =
        is_latin(line_last_point(&page->lines[at - 1])) && is_latin(line_first_point(&page->lines[at]));
    if (page->lines[at].row > 0 || latin || (!is_set_right(page, at) && !is_set_right(page, at - 1)))
        return false;
    float step = fabsf(line->box.x1 - above->box.x1);
    bool flush = fabsf(line->box.x2 - above->box.x2) < 0.5F * line->size && is_set_right(page, at);
    return step > 1.6F * line->size || (flush && step > 0.3F * line->size);
}

static bool begins(const struct page *page, size_t at)
{
    const struct line *line = &page->lines[at], *above = line - 1;
    const struct line *below = at + 1 < page->count ? line + 1 : NULL;
    if (below && !are_neighbours(line, below))
        below = NULL;
    if (fabsf(above->place.size - line->place.size) > 0.12F * line->place.size || above->role != line->role)
        return true;
    if (line->place.box.y2 - above->place.box.y2 > 1.5F * pitch_at(page, at) || parts_from_right(page, at))
        return true;
    if (line_opens_item(line) && (line_ends(above) || line_is_short(above, 0.6F)))
        return true;
    return stops_short(above, line) || shifts(above, line, below);
}

/* The first line of a column or page goes on from what was read last unless it is indented, or that
 * had come to its end. */
static bool begins_column(const struct line *last, const struct line *line)
{
    if (!last || last->place.framed != line->place.framed || last->row != line->row ||
        last->place.cell != line->place.cell)
        return true;
    if (fabsf(last->place.size - line->place.size) > 0.12F * line->place.size)
        return true;
    bool set_right = last->place.box.x1 > line->place.box.x1 + RIGHT_EMS * last->place.size;
    if (line->place.box.x1 > line->place.field.x1 + 0.7F * line->place.size &&
        (ends_before(last, line) || set_right))
        return true;
    return line_is_short(last, 2.1F) || (line_opens_item(line) && line_ends(last));
}

static bool is_float(const struct line *line, float body)
{
    return line->place.framed || fabsf(line->place.size - body) > 0.06F * body;
}

/* What the line is compared with: the line read before it, but for running text the last of the
 * running text before it, whatever figure stands between. */
struct before {
    const struct line *line, *text;
    size_t points; /* of a slide's text since it last stood apart */
    size_t boxes;  /* since then */
};

/* A slide's box stands apart from the one before, but for a word or two that head it, or a sentence that
 * goes on in the next column; a slide from the slide before. */
static void mark_slide(struct line *line, struct before *before, bool first_on_page)
{
    const struct line *last = before->line;
    bool new_box = !last || last->place.slide_box != line->place.slide_box || first_on_page;
    bool goes_on = last && line_is_open(last) &&
                   last->place.box.x2 - last->place.box.x1 > COLUMN_EMS * last->place.size &&
                   fabsf(last->place.size - line->place.size) < 0.06F * line->place.size &&
                   !line_opens_item(line);
    struct list_label label;
    /* ②申請 stands below ①計画 and its text */
    bool whole =
        before->points >= LABEL_POINTS || (before->boxes > 1 && list_label_parse(line->text, &label));
    line->apart = new_box && (first_on_page || (whole && !goes_on));
    if (new_box)
        line->begins_paragraph |= !goes_on || line->apart;
    if (line->apart)
        before->points = before->boxes = 0;
    before->points += ssk_utf8_count(line->text, strlen(line->text));
    before->boxes += new_box;
}

/* Whether the line stands right below a title. */
static bool is_below_title(const struct page *page, size_t at, float body)
{
    const struct line *line = &page->lines[at], *above = line - 1;
    return at > 0 && above->place.floating && !above->place.framed && above->place.size > TITLE_SIZE * body &&
           are_neighbours(above, line);
}

static void mark(const struct page *page, size_t at, float body, struct before *before)
{
    struct line *line = &page->lines[at];
    const struct line *last =
        line->place.floating || line->role == LINE_HEADING ? before->line : before->text;
    bool below = at > 0 && last == line - 1 && are_neighbours(last, line);
    line->begins_paragraph |=
        below ? begins(page, at) : begins_column(last, line) || is_below_title(page, at, body);
    before->line = line;
    if (!line->place.floating)
        before->text = line;
}

void placed_paragraphs_find(struct document *document)
{
    struct page *pages = document->pages;
    size_t count = document->count;
    float body = document->body;
    struct before before = {0};
    for (size_t p = 0; p < count; p++) {
        bool first = true;
        for (size_t i = 0; i < pages[p].count; i++) {
            struct line *line = &pages[p].lines[i];
            line->place.floating =
                line->role == LINE_TEXT && line->place.slide_box == 0 && is_float(line, body);
            if (line->role == LINE_NOTE || line->role == LINE_SET_ASIDE)
                continue;
            if (line->place.slide_box > 0)
                mark_slide(line, &before, first);
            mark(&pages[p], i, body, &before);
            first = false;
        }
    }
}
