#include "indexer/pdf/write_pages.h"

#include <math.h>
#include <string.h>

/* A column's right edge is where its longest line ends, if that is near the edge of its field: cells
 * and boxes have some padding. */
static float right_edge(const struct pdf_page *page, const struct place *place)
{
    float right = 0;
    for (size_t i = 0; i < page->text.count; i++) {
        const struct place *other = &page->text.lines[i].place;
        if (other->field.x1 == place->field.x1 && other->field.x2 == place->field.x2)
            right = fmaxf(right, other->box.x2);
    }
    return right > place->field.x2 - 4 * place->size ? right : place->field.x2 - place->size;
}

/* A short rule above the line with no upright one at its ends: what parts notes from the text. */
static bool is_below_rule(const struct pdf_page *page, const struct place *place)
{
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct box *rule = &page->rules[r].box;
        if (page->rules[r].upright || rule->x2 - rule->x1 > 0.6F * page->width || rule->y1 > place->box.y2)
            continue;
        if (rule->y1 > place->box.y1 - 1.5F * place->size &&
            fabsf(rule->x1 - place->field.x1) < 3 * place->size &&
            rule->x2 < place->field.x2 - 3 * place->size && rule->y1 > page->height / 3)
            return true;
    }
    return false;
}

/* Whether the page before bears the same watermark. */
static bool is_repeated(const struct page *before, const struct line *line)
{
    for (size_t i = before->count; i > 0 && before->lines[i - 1].place.over; i--)
        if (strcmp(before->lines[i - 1].text, line->text) == 0)
            return true;
    return false;
}

/* What lines are told by their whole page, and its overlays by the page before. `rows` are those of the pages
 * before. Returns: the number of the last row so far. */
static int settle_lines(const struct pdf_page *page, const struct page *before, int rows)
{
    int last = rows;
    for (size_t i = 0; i < page->text.count; i++) {
        struct line *line = &page->text.lines[i];
        line->place.right = right_edge(page, &line->place);
        line->place.ruled = is_below_rule(page, &line->place);
        if (line->row > 0) {
            /* Columns of running text are one stream; the cells of a table's row are not. */
            line->column = line->place.cell < LINE_COLUMNS - 1 ? line->place.cell : LINE_COLUMNS - 1;
            line->row += rows;
            last = line->row > last ? line->row : last;
        }
        if (line->place.over)
            line->role = before && is_repeated(before, line) ? LINE_SET_ASIDE : LINE_NOTE;
    }
    return last;
}

void pdf_write_pages(struct document *out, struct pdf_page *pages, size_t count)
{
    int rows = 0;
    for (size_t p = 0; p < count; p++) {
        struct pdf_page *from = &pages[p];
        struct page *page = document_add_page(out);
        if (!page)
            return;
        rows = settle_lines(from, p > 0 ? page - 1 : NULL, rows);
        int number = page->number;
        *page = from->text;
        page->number = number;
        page->laid_out = true;
        page->width = from->width;
        page->height = from->height;
        from->text = (struct page){0};
    }
}
