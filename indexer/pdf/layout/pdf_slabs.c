/* Slicing a region, and comparing what its slices leave empty. */
#include "indexer/pdf/layout/pdf_slabs.h"

#include <math.h>
#include <stdlib.h>

enum { SPREAD = 4 }; /* kanji at most, of a word that is spread over its line: 判　　　決 */

static int by_top(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    int order = place_order(left->box.y1, right->box.y1);
    return order ? order : left->glyph - right->glyph;
}

static int by_left(const void *a, const void *b)
{
    const struct box *left = a, *right = b;
    return place_order(left->x1, right->x1);
}

/* Whether the slab is one word of kanji with wide blanks between them. */
static bool is_spread_word(const struct pdf_slabs *slabs, const struct pdf_slab *slab)
{
    for (size_t i = slab->start; i < slab->end; i++)
        if (!slabs->items[i].han)
            return false;
    return slab->end - slab->start <= SPREAD;
}

/* The empty stretches of a slab. */
static void find_gaps(const struct pdf_slabs *slabs, struct pdf_slab *slab)
{
    size_t count = slab->end - slab->start;
    g_autofree struct box *boxes = g_new(struct box, count);
    for (size_t i = 0; i < count; i++)
        boxes[i] = slabs->items[slab->start + i].box;
    qsort(boxes, count, sizeof *boxes, by_left);
    struct pdf_gaps *gaps = &slab->gaps;
    gaps->at[gaps->count++] = (struct box){-INFINITY, 0, boxes[0].x1, 0};
    float right = boxes[0].x2, least = is_spread_word(slabs, slab) ? INFINITY : PDF_GUTTER * slabs->em;
    for (size_t i = 1; i < count; i++) {
        if (boxes[i].x1 - right >= least && gaps->count < PDF_GAPS_MAX - 1)
            gaps->at[gaps->count++] = (struct box){right, 0, boxes[i].x1, 0};
        right = fmaxf(right, boxes[i].x2);
    }
    gaps->at[gaps->count++] = (struct box){right, 0, INFINITY, 0};
}

/* Slices the sorted items. Boxes of glyphs may reach a little into the next line. */
static void slice(struct pdf_slabs *slabs, size_t count)
{
    for (size_t i = 0; i < count;) {
        PDF_GROW(slabs->list, slabs->count, slabs->capacity);
        struct pdf_slab *slab = &slabs->list[slabs->count++];
        *slab = (struct pdf_slab){.start = i, .box = slabs->items[i].box};
        float slack = 0.12F * slabs->em;
        do
            box_add(&slab->box, &slabs->items[i++].box);
        while (i < count && slabs->items[i].box.y1 < slab->box.y2 - slack);
        slab->end = i;
        find_gaps(slabs, slab);
    }
}

struct pdf_slabs pdf_find_slabs(struct pdf_item *items, size_t count)
{
    qsort(items, count, sizeof *items, by_top);
    struct pdf_slabs slabs = {.items = items, .em = pdf_common_size(items, count)};
    slice(&slabs, count);
    return slabs;
}

struct pdf_gaps pdf_common_gaps(const struct pdf_gaps *a, const struct pdf_gaps *b, float least)
{
    struct pdf_gaps common = {.count = 0};
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) {
            struct box gap = {fmaxf(a->at[i].x1, b->at[j].x1), 0, fminf(a->at[i].x2, b->at[j].x2), 0};
            if (gap.x2 - gap.x1 >= least && common.count < PDF_GAPS_MAX)
                common.at[common.count++] = gap;
        }
    return common;
}

size_t pdf_inner_gaps(const struct pdf_gaps *gaps)
{
    size_t count = 0;
    for (size_t i = 0; i < gaps->count; i++)
        count += gaps->at[i].x1 > -INFINITY && gaps->at[i].x2 < INFINITY;
    return count;
}

bool pdf_straddles(const struct pdf_slab *slab, const struct pdf_gaps *gaps)
{
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->at[i].x1 > -INFINITY && gaps->at[i].x2 < INFINITY && slab->box.x1 < gaps->at[i].x1 &&
            slab->box.x2 > gaps->at[i].x2)
            return true;
    return false;
}
