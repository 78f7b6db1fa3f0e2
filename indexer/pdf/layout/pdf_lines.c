/* The lines of one column, and glyphs that are one line whatever stands beside them: upright runs on a page
 * of writing across, lines of a page of vertical writing, what is printed over the lines. */
#include <stdlib.h>

#include "indexer/pdf/layout/line_setter.h"
#include "seisaku/unicode.h"

/* --- ruby --- */

/* Kana of half the size, close above the characters they are the reading of. */
static bool is_ruby(const struct setter *setter, const struct glyph_row *row, const struct glyph_row *base)
{
    if (row->size > 0.65F * base->size || base->box.y1 - row->box.y2 > 0.3F * base->size ||
        overlap(row->box.x1, row->box.x2, base->box.x1, base->box.x2) <
            row->box.x2 - row->box.x1 - base->size)
        return false;
    for (size_t i = row->start; i < row->end; i++) {
        uint32_t point = setter_glyph(setter, i)->point;
        if (!ssk_is_hiragana(point) && !ssk_is_katakana(point))
            return false;
    }
    return true;
}

/* --- vertical runs on a horizontal page --- */

/* The glyphs placed, in that order, become a row of their own. */
static void add_run(struct setter *setter, struct placed *placed, int (*order)(const void *, const void *))
{
    if (setter->count == 0)
        return;
    qsort(placed, setter->count, sizeof *placed, order);
    for (size_t i = 0; i < setter->count; i++)
        setter->glyphs[i] = placed[i].glyph;
    const struct pdf_glyph *first = setter_glyph(setter, 0);
    struct glyph_row row = {first->box, first->size, 0, setter->count};
    for (size_t i = 1; i < setter->count; i++)
        box_add(&row.box, &setter_glyph(setter, i)->box);
    setter_add_row(setter, &row);
}

static int leftward(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    return left->box.x1 > right->box.x1 ? -1 : left->box.x1 < right->box.x1;
}

/* The glyphs of one upright run become a row of their own, read downward. */
static void add_stack(struct setter *setter, struct placed *placed, const struct pdf_item *item)
{
    const struct pdf_page *page = setter->page;
    int stack = page->glyphs[item->glyph].stack;
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].stack == stack)
            placed[setter->count++] = (struct placed){0, box_middle_y(&page->glyphs[i].box), (int)i};
    add_run(setter, placed, placed_downward);
}

static void add_stacks(struct setter *setter, const struct pdf_item *items, size_t count)
{
    g_autofree struct placed *placed = g_new(struct placed, setter->page->count + 1);
    g_autofree struct pdf_item *runs = g_new(struct pdf_item, count + 1);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (items[i].upright)
            runs[found++] = items[i];
    qsort(runs, found, sizeof *runs, leftward);
    for (size_t i = 0; i < found; i++)
        add_stack(setter, placed, &runs[i]);
}

void pdf_add_lines(struct pdf_page *page, const struct pdf_item *items, size_t count,
                   const struct pdf_place *place)
{
    g_autofree int *glyphs = g_new(int, page->count + 1);
    g_autofree struct glyph_row *rows = g_new(struct glyph_row, count + 1);
    struct setter setter = {.page = page, .place = place, .glyphs = glyphs, .rows = rows};
    for (size_t i = 0; i < count; i++)
        if (!items[i].upright)
            glyphs[setter.count++] = items[i].glyph;
    bool stacked = setter.count < count;
    setter_make_rows(&setter);
    for (size_t r = 0; r < setter.row_count; r++)
        if (r + 1 == setter.row_count || !is_ruby(&setter, &rows[r], &rows[r + 1]))
            setter_add_row(&setter, &rows[r]);
    if (stacked)
        add_stacks(&setter, items, count);
}

void pdf_add_line_across(struct pdf_page *page, const struct pdf_item *items, size_t count,
                         const struct pdf_place *place)
{
    g_autofree struct placed *placed = g_new(struct placed, count + 1);
    g_autofree int *glyphs = g_new(int, count + 1);
    struct setter setter = {.page = page, .place = place, .glyphs = glyphs};
    for (size_t i = 0; i < count; i++)
        if (items[i].glyph >= 0)
            placed[setter.count++] = (struct placed){-items[i].box.y2, items[i].box.x1, items[i].glyph};
    add_run(&setter, placed, placed_rightward);
}

/* --- what is printed over the lines --- */

/* Watermarks rise or fall to the right, but for those set upright. */
static void add_overlay(struct setter *setter, struct placed *placed, int overlay)
{
    const struct pdf_page *page = setter->page;
    struct box extent = {0};
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        if (glyph->overlay != overlay)
            continue;
        extent = setter->count > 0 ? extent : glyph->box;
        box_add(&extent, &glyph->box);
        placed[setter->count++] = (struct placed){glyph->box.x1, box_middle_y(&glyph->box), (int)i};
    }
    bool upright = setter->count > 1 && extent.x2 - extent.x1 < 1.5F * page->glyphs[placed[0].glyph].size;
    add_run(setter, placed, upright ? placed_downward : placed_rightward);
}

void pdf_add_overlays(struct pdf_page *page)
{
    struct pdf_place place = {.framed = true, .begins_paragraph = true};
    g_autofree struct placed *placed = g_new(struct placed, page->count + 1);
    g_autofree int *glyphs = g_new(int, page->count + 1);
    struct setter setter = {.page = page, .place = &place, .glyphs = glyphs};
    size_t before = page->text.count;
    for (int overlay = 1; overlay <= page->overlays; overlay++)
        add_overlay(&setter, placed, overlay);
    for (size_t i = before; i < page->text.count; i++) {
        struct line *line = &page->text.lines[i];
        line->place.field = line->place.box;
        line->begins_paragraph = line->place.over = true;
    }
}
