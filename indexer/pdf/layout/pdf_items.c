/* What is placed on a page, as geometry asks for it. */
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/layout/pdf_layout.h"

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

bool pdf_part(struct pdf_item *items, size_t count, const int *key_of, int keys, size_t *ends)
{
    struct pdf_item *copy = malloc((count + 1) * sizeof *copy);
    if (!copy)
        return false;
    memcpy(copy, items, count * sizeof *items);
    size_t filled = 0;
    for (int key = 0; key < keys; key++) {
        for (size_t i = 0; i < count; i++)
            if (key_of[i] == key)
                items[filled++] = copy[i];
        ends[key] = filled;
    }
    free(copy);
    return true;
}

int pdf_column_of(const struct pdf_band *band, const struct pdf_item *item)
{
    int key = 0;
    while ((size_t)key < band->gutters && box_middle_x(&item->box) > band->cuts[key].x2)
        key++;
    return key;
}

size_t pdf_make_items(const struct pdf_page *page, struct pdf_item *items, int *item_of_stack)
{
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
        items[count++] = (struct pdf_item){glyph->box, glyph->size, (int)i, -1, glyph->stack > 0};
    }
    return count;
}
