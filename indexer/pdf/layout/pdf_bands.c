/* Gutters by white space.
 *
 * A region is sliced wherever a horizontal line meets nothing (slabs: most often one line of text
 * each). Neighbouring slabs that leave the same stretch of x empty make a band with a gutter. */
#include <stdlib.h>

#include "indexer/pdf/layout/band_reading.h"

#define GUTTER_SHORT 1.6F /* ems; least width of a gutter beside few lines, where a blank may be as wide */
#define TALL         5.0F /* ems; least height of more than a few lines */

/* The end of the band that opens with slab `first`, and its gutters. A slab on one side of them belongs
 * to the band when it leaves them all alone and is not far below. */
static size_t grow_band(const struct pdf_slabs *slabs, size_t first, struct pdf_gaps *gutters)
{
    *gutters = slabs->list[first].gaps;
    size_t next = first + 1;
    for (; next < slabs->count; next++) {
        const struct pdf_slab *slab = &slabs->list[next];
        struct pdf_gaps common = pdf_common_gaps(gutters, &slab->gaps, PDF_GUTTER * slabs->em);
        bool apart = slab->box.y1 - slabs->list[next - 1].box.y2 > 1.5F * slabs->em;
        if (pdf_inner_gaps(&common) == 0 ||
            (!pdf_straddles(slab, &common) && (apart || pdf_inner_gaps(&common) < pdf_inner_gaps(gutters))))
            break;
        *gutters = common;
    }
    return next;
}

/* Slabs above the band that stand wholly in its columns belong to it when a right column begins
 * higher than the left. */
static size_t reach_up(const struct pdf_slabs *slabs, size_t floor, size_t first, struct pdf_gaps *gutters)
{
    while (first > floor) {
        const struct pdf_slab *slab = &slabs->list[first - 1];
        struct pdf_gaps common = pdf_common_gaps(gutters, &slab->gaps, PDF_GUTTER * slabs->em);
        float gap = slabs->list[first].box.y1 - slab->box.y2;
        if (pdf_inner_gaps(&common) < pdf_inner_gaps(gutters) || gap > slabs->em)
            break;
        *gutters = common;
        first--;
    }
    return first;
}

/* Only the gutters proper. */
static struct pdf_gaps proper(const struct pdf_gaps *gaps)
{
    struct pdf_gaps kept = {.count = 0};
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->at[i].x1 > -PDF_FAR && gaps->at[i].x2 < PDF_FAR)
            kept.at[kept.count++] = gaps->at[i];
    return kept;
}

static void add_band(struct pdf_bands *out, const struct pdf_slabs *slabs, struct pdf_band band)
{
    for (size_t i = band.start; i < band.end; i++) {
        struct pdf_item *item = &slabs->items[i];
        for (item->part = 0;
             item->part < band.gutters.count && box_middle_x(&item->box) > band.gutters.at[item->part].x2;)
            item->part++;
    }
    if (band.gutters.count > 0)
        band.continuity = pdf_read_band(slabs, &band);
    PDF_GROW(out->list, out->count, out->capacity);
    out->list[out->count++] = band;
}

/* What is no band reads as one column. */
static void add_single(struct pdf_bands *out, const struct pdf_slabs *slabs, size_t first, size_t end)
{
    if (end > first)
        add_band(out, slabs,
                 (struct pdf_band){.start = slabs->list[first].start, .end = slabs->list[end - 1].end});
}

/* A band is one when its gutter is wide enough for its height. */
static bool is_band(const struct pdf_slabs *slabs, size_t first, size_t last, const struct pdf_gaps *gutters)
{
    float height = slabs->list[last - 1].box.y2 - slabs->list[first].box.y1;
    float least = (height >= TALL * slabs->em ? PDF_GUTTER : GUTTER_SHORT) * slabs->em;
    bool wide = false;
    for (size_t i = 0; i < gutters->count; i++)
        wide |= gutters->at[i].x2 - gutters->at[i].x1 >= least;
    return wide && (last - first > 1 || height > 2 * slabs->em);
}

struct pdf_bands pdf_find_bands(struct pdf_item *items, size_t count)
{
    struct pdf_bands bands = {0};
    const struct pdf_slabs slabs = pdf_find_slabs(items, count);
    size_t single = 0; /* first slab not yet in a band */
    for (size_t s = 0; s < slabs.count;) {
        struct pdf_gaps gaps = {.count = 0};
        size_t first = s, last = s + 1;
        if (pdf_inner_gaps(&slabs.list[s].gaps) > 0)
            last = grow_band(&slabs, s, &gaps);
        struct pdf_gaps gutters = proper(&gaps);
        if (gutters.count == 0 || !is_band(&slabs, first, last, &gutters)) {
            s++;
            continue;
        }
        first = reach_up(&slabs, single, first, &gutters);
        add_single(&bands, &slabs, single, first);
        add_band(&bands, &slabs,
                 (struct pdf_band){slabs.list[first].start, slabs.list[last - 1].end, PDF_ONE, gutters});
        single = s = last;
    }
    add_single(&bands, &slabs, single, slabs.count);
    free(slabs.list);
    return bands;
}
