/* What is placed on a page, as geometry asks for it. */
#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/unicode.h"

#include <string.h>

struct box pdf_extent(const struct pdf_item *items, size_t count)
{
    struct box box = items[0].box;
    for (size_t i = 1; i < count; i++)
        box_add(&box, &items[i].box);
    return box;
}

float pdf_common_size(const struct pdf_item *items, size_t count)
{
    enum { STEPS = 200 }; /* of half a point */
    size_t votes[STEPS] = {0}, best = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].frame >= 0)
            continue;
        size_t step = (size_t)(items[i].size * 2 + 0.5F);
        step = step < STEPS ? step : STEPS - 1;
        if (++votes[step] > votes[best] || best == 0)
            best = step;
    }
    return (float)best / 2;
}

void pdf_part(struct pdf_item *items, size_t count, size_t parts, size_t *ends)
{
    g_autofree struct pdf_item *copy = g_memdup2(items, count * sizeof *items);
    memset(ends, 0, parts * sizeof *ends);
    for (size_t i = 0; i < count; i++)
        ends[copy[i].part]++;
    for (size_t part = 0, start = 0, length; part < parts; part++, start += length) {
        length = ends[part];
        ends[part] = start;
    }
    for (size_t i = 0; i < count; i++)
        items[ends[copy[i].part]++] = copy[i];
}

size_t pdf_make_items(const struct pdf_page *page, struct pdf_item *items)
{
    size_t stacks = (size_t)page->stacks + 1;
    g_autofree int *item_of_stack = g_new(int, stacks);
    memset(item_of_stack, -1, stacks * sizeof *item_of_stack);
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        if (glyph->header || glyph->overlay != 0)
            continue;
        int *known = &item_of_stack[glyph->stack];
        if (glyph->stack > 0 && *known >= 0) {
            box_add(&items[*known].box, &glyph->box);
            continue;
        }
        *known = (int)count;
        items[count++] = (struct pdf_item){.box = glyph->box,
                                           .size = glyph->size,
                                           .glyph = (int)i,
                                           .frame = -1,
                                           .upright = glyph->stack > 0,
                                           .han = ssk_is_han(glyph->point)};
    }
    return count;
}
