#include "indexer/pdf/write_pages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS_MAX = 7 }; /* what is further right counts as the last; passages.c knows no more columns */

/* A column's right edge is where its longest line ends, if that is near the edge of its field: cells
 * and boxes have some padding. */
static float right_edge(const struct pdf_page *page, const struct place *place)
{
    float right = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const struct place *other = &page->lines[i].place;
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
static bool is_repeated(const struct pdf_page *before, const struct pdf_line *line)
{
    for (size_t i = before->line_count; i > 0 && before->lines[i - 1].place.over; i--)
        if (strcmp(before->lines[i - 1].text, line->text) == 0)
            return true;
    return false;
}

/* `rows` are those of the pages before. */
static bool add_line(struct page *page, const struct pdf_page *from, const struct pdf_line *line, int rows)
{
    struct line *added = page_add_line(page, line->text, strlen(line->text), 0);
    if (!added)
        return false;
    added->role = line->role;
    added->begins_paragraph = line->begins_paragraph;
    added->place = line->place;
    added->place.right = right_edge(from, &line->place);
    added->place.ruled = is_below_rule(from, &line->place);
    if (line->row > 0) {
        /* Columns of running text are one stream; the cells of a table's row are not. */
        added->column = line->place.cell < CELLS_MAX ? line->place.cell : CELLS_MAX;
        added->row = rows + line->row;
    }
    return true;
}

bool pdf_write_pages(struct document *out, struct pdf_page *pages, size_t count)
{
    int rows = 0;
    for (size_t p = 0; p < count; p++) {
        struct pdf_page *from = &pages[p];
        struct page *page = document_add_page(out);
        if (!page)
            return false;
        page->laid_out = true;
        page->width = from->width;
        page->height = from->height;
        page->label = from->label;
        from->label = NULL;
        int most = 0;
        for (size_t i = 0; i < from->line_count; i++) {
            const struct pdf_line *line = &from->lines[i];
            if (!add_line(page, from, line, rows))
                return false;
            if (line->place.over)
                page->lines[i].role = p > 0 && is_repeated(&pages[p - 1], line) ? LINE_SET_ASIDE : LINE_NOTE;
            most = from->lines[i].row > most ? from->lines[i].row : most;
        }
        rows += most;
    }
    return true;
}
