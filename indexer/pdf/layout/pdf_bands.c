/* Gutters by white space.
 *
 * A region is sliced wherever a horizontal line meets nothing (slabs: most often one line of text
 * each). Neighbouring slabs that leave the same stretch of x empty make a band with a gutter. */
#include <stdlib.h>

#include "indexer/pdf/layout/pdf_slabs.h"

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

/* At how many heights the gutter has something on both its sides. */
static size_t lines_parted(const struct pdf_slabs *slabs, size_t first, size_t last, const struct box *gutter)
{
    const struct pdf_gaps one = {.at = {*gutter}, .count = 1};
    size_t parted = 0;
    for (size_t s = first; s < last; s++) {
        const struct pdf_slab *slab = &slabs->list[s];
        bool lines = slab->box.y2 - slab->box.y1 > 2 * slabs->em;
        parted += pdf_straddles(slab, &one) ? 1 + lines : 0;
    }
    return parted;
}

/* Only the gutters proper. What parts one line alone and is no wider than blanks are is a blank, unless it
 * stands behind the labels. */
static struct pdf_gaps proper(const struct pdf_slabs *slabs, size_t first, size_t last,
                              const struct pdf_gaps *gaps)
{
    struct pdf_gaps kept = {.count = 0};
    for (size_t i = 0; i < gaps->count; i++) {
        const struct box *gap = &gaps->at[i];
        size_t least = kept.count > 0 && gap->x2 - gap->x1 < GUTTER_SHORT * slabs->em ? 2 : 1;
        if (gap->x1 > -INFINITY && gap->x2 < INFINITY && lines_parted(slabs, first, last, gap) >= least)
            kept.at[kept.count++] = *gap;
    }
    return kept;
}

/* Parts the band's items into the pieces of its columns, and reorders them so. */
static void find_pieces(struct pdf_band *band)
{
    struct pdf_piece *latest[PDF_GAPS_MAX + 1] = {NULL};
    band->pieces = g_new(struct pdf_piece, band->count);
    for (size_t i = 0; i < band->count; i++) {
        struct pdf_item *item = &band->items[i];
        size_t column = 0;
        while (column < band->gutters.count && box_middle_x(&item->box) > band->gutters.at[column].x2)
            column++;
        struct pdf_piece **piece = &latest[column];
        if (!*piece || !pdf_are_level(&(*piece)->box, &item->box)) {
            *piece = &band->pieces[band->piece_count++];
            **piece = (struct pdf_piece){.box = item->box, .column = column};
        }
        box_add(&(*piece)->box, &item->box);
        item->part = (size_t)(*piece - band->pieces);
    }
    g_autofree size_t *ends = g_new(size_t, band->piece_count);
    pdf_part(band->items, band->count, band->piece_count, ends);
    for (size_t p = 0, start = 0; p < band->piece_count; start = ends[p++]) {
        band->pieces[p].start = start;
        band->pieces[p].end = ends[p];
        for (size_t i = start; i < ends[p]; i++)
            band->items[i].part = band->pieces[p].column;
    }
}

/* Adds the slabs as a band, where there are any. */
static void add_band(struct pdf_bands *out, const struct pdf_slabs *slabs, size_t first, size_t last,
                     const struct pdf_gaps *gutters)
{
    if (first == last)
        return;
    size_t start = slabs->list[first].start, end = slabs->list[last - 1].end;
    struct pdf_band band = {.items = slabs->items + start, .count = end - start};
    if (gutters) {
        band.gutters = *gutters;
        find_pieces(&band);
        band.continuity = pdf_read_band(&band, slabs->em);
    }
    PDF_GROW(out->list, out->count, out->capacity);
    out->list[out->count++] = band;
}

/* A band is one when a gutter is wide enough for its height, and parts more than a line, whose blank it may
 * be. */
static bool is_band(const struct pdf_slabs *slabs, size_t first, size_t last, const struct pdf_gaps *gutters)
{
    float height = slabs->list[last - 1].box.y2 - slabs->list[first].box.y1;
    float least = (height >= TALL * slabs->em ? PDF_GUTTER : GUTTER_SHORT) * slabs->em;
    bool wide = false;
    for (size_t i = 0; i < gutters->count; i++)
        wide |= gutters->at[i].x2 - gutters->at[i].x1 >= least &&
                lines_parted(slabs, first, last, &gutters->at[i]) > 1;
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
        struct pdf_gaps gutters = proper(&slabs, first, last, &gaps);
        if (gutters.count == 0 || !is_band(&slabs, first, last, &gutters)) {
            s++;
            continue;
        }
        first = reach_up(&slabs, single, first, &gutters);
        add_band(&bands, &slabs, single, first, NULL);
        add_band(&bands, &slabs, first, last, &gutters);
        single = s = last;
    }
    add_band(&bands, &slabs, single, slabs.count, NULL);
    free(slabs.list);
    return bands;
}

void pdf_bands_free(struct pdf_bands *bands)
{
    for (size_t b = 0; b < bands->count; b++)
        g_free(bands->list[b].pieces);
    free(bands->list);
}
