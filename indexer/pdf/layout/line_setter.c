#include <math.h>
#include <stdlib.h>

#include "indexer/pdf/layout/line_setter.h"
#include "seisaku/unicode.h"

/* --- glyphs into rows --- */

int placed_downward(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->y != right->y)
        return left->y < right->y ? -1 : 1;
    return left->glyph - right->glyph;
}

int placed_rightward(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->x != right->x)
        return left->x < right->x ? -1 : 1;
    return left->y < right->y ? -1 : left->y > right->y;
}

/* Takes the glyph's box into the row's. The row is as high as its largest characters: raised marks
 * do not stretch it. */
static void widen(struct glyph_row *row, const struct pdf_glyph *glyph)
{
    struct box box = row->box;
    box_add(&row->box, &glyph->box);
    if (glyph->size > 1.2F * row->size) {
        row->box.y1 = glyph->box.y1;
        row->box.y2 = glyph->box.y2;
        row->size = glyph->size;
    } else if (glyph->size < 0.8F * row->size) {
        row->box.y1 = box.y1;
        row->box.y2 = box.y2;
    }
}

/* Parts the glyphs, sorted downward, into rows, then sorts each rightward. A glyph opens a new row
 * when its middle lies below the row's text; a small one (a note's mark) hangs on by its edge. */
void setter_make_rows(struct setter *setter)
{
    g_autofree struct placed *placed = g_new(struct placed, setter->count + 1);
    for (size_t i = 0; i < setter->count; i++) {
        const struct box *box = &setter_glyph(setter, i)->box;
        placed[i] = (struct placed){box->x1, box_middle_y(box), setter->glyphs[i]};
    }
    qsort(placed, setter->count, sizeof *placed, placed_downward);
    for (size_t i = 0; i < setter->count; i++) {
        const struct pdf_glyph *glyph = &setter->page->glyphs[placed[i].glyph];
        struct glyph_row *row = setter->row_count > 0 ? &setter->rows[setter->row_count - 1] : NULL;
        float common = row ? overlap(row->box.y1, row->box.y2, glyph->box.y1, glyph->box.y2) : -1;
        float least = 0.5F * fminf(glyph->box.y2 - glyph->box.y1, row ? row->box.y2 - row->box.y1 : 1);
        if (!row || common < least) {
            setter->rows[setter->row_count++] = (struct glyph_row){glyph->box, glyph->size, i, i + 1};
            continue;
        }
        widen(row, glyph);
        row->end = i + 1;
    }
    for (size_t r = 0; r < setter->row_count; r++)
        qsort(placed + setter->rows[r].start, setter->rows[r].end - setter->rows[r].start, sizeof *placed,
              placed_rightward);
    for (size_t i = 0; i < setter->count; i++)
        setter->glyphs[i] = placed[i].glyph;
}

/* --- rows into lines --- */

/* Whether the row opens with digits smaller than its text and above its foot. */
static bool opens_raised(const struct setter *setter, const struct glyph_row *row, float size)
{
    size_t i = row->start;
    while (i < row->end) {
        const struct pdf_glyph *glyph = setter_glyph(setter, i);
        bool digit = (glyph->point >= '0' && glyph->point <= '9') || ssk_is_raised_digit(glyph->point);
        if (!digit || (glyph->size > 0.8F * size && glyph->point < 0x80))
            break;
        i++;
    }
    return i > row->start;
}

void setter_add_row(struct setter *setter, const struct glyph_row *row)
{
    struct pdf_page *page = setter->page;
    struct pdf_item items[256];
    size_t count = 0, bold = 0;
    for (size_t i = row->start; i < row->end; i++) {
        bold += setter_glyph(setter, i)->bold;
        if (count < sizeof items / sizeof *items)
            items[count++] = (struct pdf_item){.size = setter_glyph(setter, i)->size, .frame = -1};
    }
    char *text = pdf_row_text(page, setter->glyphs + row->start, row->end - row->start);
    const struct pdf_place *place = setter->place;
    struct line line = {
        .text = text, .row = place->row, .begins_paragraph = place->begins_paragraph && row == setter->rows};
    line.place = (struct place){.box = row->box,
                                .field = place->field,
                                .size = pdf_common_size(items, count),
                                .column = place->column,
                                .cell = place->cell,
                                .slide_box = place->slide_box,
                                .bold = bold * 2 > row->end - row->start,
                                .framed = place->framed};
    line.place.raised = opens_raised(setter, row, line.place.size);
    if (!text || !page_insert_line(&page->text, page->text.count, &line))
        free(text);
}
