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
static bool add_run(struct setter *setter, struct placed *placed, int (*order)(const void *, const void *))
{
    qsort(placed, setter->count, sizeof *placed, order);
    for (size_t i = 0; i < setter->count; i++)
        setter->glyphs[i] = placed[i].glyph;
    const struct pdf_glyph *first = setter_glyph(setter, 0);
    struct glyph_row row = {first->box, first->size, 0, setter->count};
    for (size_t i = 1; i < setter->count; i++)
        box_add(&row.box, &setter_glyph(setter, i)->box);
    return setter_add_row(setter, &row);
}

static int leftward(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    return left->box.x1 > right->box.x1 ? -1 : left->box.x1 < right->box.x1;
}

/* The glyphs of one upright run become a row of their own, read downward. */
static bool add_stack(struct setter *setter, const struct pdf_item *item)
{
    const struct pdf_page *page = setter->page;
    int stack = page->glyphs[item->glyph].stack;
    struct placed *placed = malloc(page->count * sizeof *placed);
    if (!placed)
        return false;
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].stack == stack)
            placed[setter->count++] = (struct placed){0, box_middle_y(&page->glyphs[i].box), (int)i};
    bool done = add_run(setter, placed, placed_downward);
    free(placed);
    return done;
}

static bool add_stacks(struct setter *setter, const struct pdf_item *items, size_t count)
{
    struct pdf_item *runs = malloc((count + 1) * sizeof *runs);
    size_t found = 0;
    bool done = runs != NULL;
    for (size_t i = 0; done && i < count; i++)
        if (items[i].upright)
            runs[found++] = items[i];
    if (done)
        qsort(runs, found, sizeof *runs, leftward);
    for (size_t i = 0; done && i < found; i++)
        done = add_stack(setter, &runs[i]);
    free(runs);
    return done;
}

bool pdf_add_lines(struct pdf_page *page, const struct pdf_item *items, size_t count,
                   const struct pdf_place *place)
{
    struct setter setter = {.page = page, .place = place, .em = pdf_common_size(items, count)};
    setter.glyphs = malloc((page->count + 1) * sizeof *setter.glyphs);
    setter.rows = malloc((count + 1) * sizeof *setter.rows);
    bool done = setter.glyphs && setter.rows;
    for (size_t i = 0; done && i < count; i++)
        if (!items[i].upright)
            setter.glyphs[setter.count++] = items[i].glyph;
    bool stacked = done && setter.count < count;
    if (done && setter.count > 0)
        done = setter_make_rows(&setter);
    for (size_t r = 0; done && r < setter.row_count; r++)
        if (r + 1 == setter.row_count || !is_ruby(&setter, &setter.rows[r], &setter.rows[r + 1]))
            done = setter_add_row(&setter, &setter.rows[r]);
    if (done && stacked)
        done = add_stacks(&setter, items, count);
    free(setter.glyphs);
    free(setter.rows);
    return done;
}

bool pdf_add_line_across(struct pdf_page *page, const struct pdf_item *items, size_t count,
                         const struct pdf_place *place)
{
    struct setter setter = {.page = page, .place = place};
    struct placed *placed = malloc((count + 1) * sizeof *placed);
    setter.glyphs = malloc((count + 1) * sizeof *setter.glyphs);
    for (size_t i = 0; placed && i < count; i++)
        if (items[i].glyph >= 0)
            placed[setter.count++] = (struct placed){-items[i].box.y2, items[i].box.x1, items[i].glyph};
    bool done = placed && setter.glyphs && (setter.count == 0 || add_run(&setter, placed, placed_rightward));
    free(placed);
    free(setter.glyphs);
    return done;
}

/* --- what is printed over the lines --- */

/* Watermarks rise or fall to the right, but for those set upright. */
static bool add_overlay(struct setter *setter, struct placed *placed, int overlay)
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
    return setter->count == 0 || add_run(setter, placed, upright ? placed_downward : placed_rightward);
}

bool pdf_add_overlays(struct pdf_page *page)
{
    struct pdf_place place = {.framed = true, .begins_paragraph = true};
    struct setter setter = {.page = page, .place = &place};
    struct placed *placed = malloc((page->count + 1) * sizeof *placed);
    setter.glyphs = malloc((page->count + 1) * sizeof *setter.glyphs);
    bool done = placed && setter.glyphs;
    for (int overlay = 1; done && overlay <= page->overlays; overlay++) {
        size_t before = page->text.count;
        done = add_overlay(&setter, placed, overlay);
        for (size_t i = before; done && i < page->text.count; i++) {
            struct line *line = &page->text.lines[i];
            line->place.field = line->place.box;
            line->begins_paragraph = line->place.over = true;
        }
    }
    free(placed);
    free(setter.glyphs);
    return done;
}
