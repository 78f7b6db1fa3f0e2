/* Gutters by white space.
 *
 * A region is sliced wherever a horizontal line meets nothing (slabs: most often one line of text
 * each). Neighbouring slabs that leave the same stretch of x empty make a band with a gutter. What
 * stands on both sides decides how it is read: running text column by column, anything else (a list
 * of labels and values, a table without rules) row by row. */
#include <math.h>
#include <stdlib.h>

#include "pdf_layout.h"

#define GUTTER_TALL  0.7F /* ems; least width of a gutter beside many lines */
#define GUTTER_SHORT 1.6F /* beside few, where a wide blank in a line might be taken for one */
#define TALL         5.0F /* ems; height of "many lines" */
#define FLOW_WIDTH   8.0F /* ems; least width of a column of running text */
#define FAR          100000.0F

enum { GAPS_MAX = 24 };

struct gaps {
    struct box at[GAPS_MAX]; /* x1, x2 */
    size_t count;
};

struct slab {
    size_t start, end;
    struct box box;
    struct gaps gaps; /* the first and the last are open to the outside */
};

struct finder {
    const struct pdf_item *items;
    struct slab *slabs;
    size_t count, capacity;
    float em;
};

static int by_top(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    float difference = left->box.y1 - right->box.y1;
    return difference < 0 ? -1 : difference > 0 ? 1 : left->glyph - right->glyph;
}

static int by_left(const void *a, const void *b)
{
    const struct box *left = a, *right = b;
    return left->x1 < right->x1 ? -1 : left->x1 > right->x1;
}

/* The empty stretches of a slab. */
static bool find_gaps(const struct finder *finder, struct slab *slab)
{
    size_t count = slab->end - slab->start;
    struct box *boxes = malloc(count * sizeof *boxes);
    if (!boxes)
        return false;
    for (size_t i = 0; i < count; i++)
        boxes[i] = finder->items[slab->start + i].box;
    qsort(boxes, count, sizeof *boxes, by_left);
    struct gaps *gaps = &slab->gaps;
    gaps->at[gaps->count++] = (struct box){-FAR, 0, boxes[0].x1, 0};
    float right = boxes[0].x2;
    for (size_t i = 1; i < count; i++) {
        if (boxes[i].x1 - right >= GUTTER_TALL * finder->em && gaps->count < GAPS_MAX - 1)
            gaps->at[gaps->count++] = (struct box){right, 0, boxes[i].x1, 0};
        right = fmaxf(right, boxes[i].x2);
    }
    gaps->at[gaps->count++] = (struct box){right, 0, FAR, 0};
    free(boxes);
    return true;
}

/* Slices the sorted items. Boxes of glyphs may reach a little into the next line. */
static bool find_slabs(struct finder *finder, size_t count)
{
    for (size_t i = 0; i < count;) {
        if (!pdf_grow(&finder->slabs, finder->count, &finder->capacity, sizeof *finder->slabs))
            return false;
        struct slab *slab = &finder->slabs[finder->count++];
        *slab = (struct slab){.start = i, .box = finder->items[i].box};
        float slack = 0.12F * finder->em;
        do
            box_add(&slab->box, &finder->items[i++].box);
        while (i < count && finder->items[i].box.y1 < slab->box.y2 - slack);
        slab->end = i;
        if (!find_gaps(finder, slab))
            return false;
    }
    return true;
}

/* What both leave empty, kept where at least `least` wide and not open on both sides. */
static struct gaps common_gaps(const struct gaps *a, const struct gaps *b, float least)
{
    struct gaps common = {.count = 0};
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) {
            struct box gap = {fmaxf(a->at[i].x1, b->at[j].x1), 0, fminf(a->at[i].x2, b->at[j].x2), 0};
            if (gap.x2 - gap.x1 >= least && common.count < GAPS_MAX)
                common.at[common.count++] = gap;
        }
    return common;
}

/* How many gaps have something on either side. */
static size_t inner(const struct gaps *gaps)
{
    size_t count = 0;
    for (size_t i = 0; i < gaps->count; i++)
        count += gaps->at[i].x1 > -FAR && gaps->at[i].x2 < FAR;
    return count;
}

/* Whether the slab has something left of the gaps' first inner one and right of it. */
static bool straddles(const struct slab *slab, const struct gaps *gaps)
{
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->at[i].x1 > -FAR && gaps->at[i].x2 < FAR && slab->box.x1 < gaps->at[i].x1 &&
            slab->box.x2 > gaps->at[i].x2)
            return true;
    return false;
}

/* The end of the band that opens with slab `first`, and its gutters. A slab on one side of them belongs
 * to the band when it leaves them all alone and is not far below. */
static size_t grow_band(const struct finder *finder, size_t first, struct gaps *gutters)
{
    *gutters = finder->slabs[first].gaps;
    size_t next = first + 1;
    for (; next < finder->count; next++) {
        const struct slab *slab = &finder->slabs[next];
        struct gaps common = common_gaps(gutters, &slab->gaps, GUTTER_TALL * finder->em);
        bool apart = slab->box.y1 - finder->slabs[next - 1].box.y2 > 1.5F * finder->em;
        if (inner(&common) == 0 || (!straddles(slab, &common) && (apart || inner(&common) < inner(gutters))))
            break;
        *gutters = common;
    }
    return next;
}

/* Slabs above the band that stand wholly in its columns belong to it when a right column begins
 * higher than the left. */
static size_t reach_up(const struct finder *finder, size_t floor, size_t first, struct gaps *gutters)
{
    while (first > floor) {
        const struct slab *slab = &finder->slabs[first - 1];
        struct gaps common = common_gaps(gutters, &slab->gaps, GUTTER_TALL * finder->em);
        float gap = finder->slabs[first].box.y1 - slab->box.y2;
        if (inner(&common) < inner(gutters) || gap > finder->em)
            break;
        *gutters = common;
        first--;
    }
    return first;
}

/* One column's share of a band, line by line. */
struct column {
    struct box box;
    size_t lines, full, even; /* full: reach the right edge; even: stand level with the other side's */
    size_t items;
};

static size_t column_of(const struct gaps *gutters, const struct box *box)
{
    size_t column = 0;
    while (column < gutters->count && box_middle_x(box) > gutters->at[column].x2)
        column++;
    return column;
}

/* The lines of one column, top to bottom; returns how many, at most `most`. */
static size_t column_lines(const struct finder *finder, size_t start, size_t end, const struct gaps *gutters,
                           size_t column, struct box *lines, size_t most)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        const struct pdf_item *item = &finder->items[i];
        if (column_of(gutters, &item->box) != column)
            continue;
        size_t line = count;
        while (line > 0 && overlap(lines[line - 1].y1, lines[line - 1].y2, item->box.y1, item->box.y2) <
                               0.4F * (item->box.y2 - item->box.y1))
            line--;
        if (line > 0)
            box_add(&lines[line - 1], &item->box);
        else if (count < most)
            lines[count++] = item->box;
    }
    return count;
}

enum { LINES_MAX = 400 };

static void measure(const struct finder *finder, struct column *column, const struct box *lines, size_t count)
{
    *column = (struct column){.lines = count};
    if (count == 0)
        return;
    column->box = lines[0];
    for (size_t i = 1; i < count; i++)
        box_add(&column->box, &lines[i]);
    for (size_t i = 0; i < count; i++)
        column->full += lines[i].x2 > column->box.x2 - 1.7F * finder->em;
}

/* Running text: lines enough, of some width, half of them full. */
static bool is_flow(const struct finder *finder, const struct column *column)
{
    return column->lines >= 3 && column->box.x2 - column->box.x1 >= FLOW_WIDTH * finder->em &&
           column->full * 2 >= column->lines;
}

/* The share of lines of `a` that stand level with one of `b`. */
static bool are_level(const struct finder *finder, const struct box *a, size_t a_count, const struct box *b,
                      size_t b_count)
{
    size_t level = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            if (fabsf(box_middle_y(&a[i]) - box_middle_y(&b[j])) < 0.3F * finder->em) {
                level++;
                break;
            }
    return level * 10 >= a_count * 7;
}

/* Columns of running text side by side are read one after the other; so is running text beside
 * something that does not keep its lines (a figure). All else is read across. */
static enum pdf_reading read_band(const struct finder *finder, size_t start, size_t end,
                                  const struct gaps *gutters, struct box *lines)
{
    struct column columns[GAPS_MAX + 1];
    size_t flows = 0, texts = 0, flow = 0, upright = 0;
    for (size_t i = start; i < end; i++)
        upright += finder->items[i].upright;
    if (upright * 2 > end - start)
        return PDF_ONE;
    for (size_t c = 0; c <= gutters->count; c++) {
        size_t count = column_lines(finder, start, end, gutters, c, lines, LINES_MAX);
        measure(finder, &columns[c], lines, count);
        texts += count > 0;
        if (is_flow(finder, &columns[c])) {
            flows++;
            flow = c;
        }
    }
    if (flows == 0)
        return PDF_ROWS;
    if (flows == texts)
        return PDF_COLUMNS;
    size_t flow_count = column_lines(finder, start, end, gutters, flow, lines, LINES_MAX);
    for (size_t c = 0; c <= gutters->count; c++) {
        if (columns[c].lines == 0 || is_flow(finder, &columns[c]))
            continue;
        size_t count =
            column_lines(finder, start, end, gutters, c, lines + flow_count, 2 * LINES_MAX - flow_count);
        if (!are_level(finder, lines + flow_count, count, lines, flow_count))
            return PDF_COLUMNS;
    }
    return PDF_ROWS;
}

/* Only the gutters proper. */
static struct gaps proper(const struct gaps *gaps)
{
    struct gaps kept = {.count = 0};
    for (size_t i = 0; i < gaps->count; i++)
        if (gaps->at[i].x1 > -FAR && gaps->at[i].x2 < FAR)
            kept.at[kept.count++] = gaps->at[i];
    return kept;
}

static bool add_band(struct pdf_bands *out, const struct pdf_band *band, const struct gaps *gutters)
{
    if (!pdf_grow(&out->bands, out->count, &out->capacity, sizeof *out->bands))
        return false;
    struct pdf_band *added = &out->bands[out->count++];
    *added = *band;
    added->gutters = gutters ? gutters->count : 0;
    added->cuts = NULL;
    if (added->gutters == 0)
        return true;
    added->cuts = malloc(added->gutters * sizeof *added->cuts);
    if (!added->cuts)
        return false;
    for (size_t i = 0; i < added->gutters; i++)
        added->cuts[i] = gutters->at[i];
    return true;
}

/* A band is one when its gutter is wide enough for its height. */
static bool is_band(const struct finder *finder, size_t first, size_t last, const struct gaps *gutters)
{
    float height = finder->slabs[last - 1].box.y2 - finder->slabs[first].box.y1;
    float least = (height >= TALL * finder->em ? GUTTER_TALL : GUTTER_SHORT) * finder->em;
    bool wide = false;
    for (size_t i = 0; i < gutters->count; i++)
        wide |= gutters->at[i].x2 - gutters->at[i].x1 >= least;
    return wide && (last - first > 1 || height > 2.5F * finder->em);
}

static bool add_bands(struct pdf_bands *out, const struct finder *finder, struct box *lines)
{
    size_t single = 0; /* first slab not yet in a band */
    for (size_t s = 0; s < finder->count;) {
        struct gaps gaps = {.count = 0};
        size_t first = s, last = s + 1;
        if (inner(&finder->slabs[s].gaps) > 0)
            last = grow_band(finder, s, &gaps);
        struct gaps gutters = proper(&gaps);
        if (gutters.count == 0 || !is_band(finder, first, last, &gutters)) {
            s++;
            continue;
        }
        first = reach_up(finder, single, first, &gutters);
        size_t start = finder->slabs[first].start, end = finder->slabs[last - 1].end;
        struct pdf_band one = {.start = finder->slabs[single].start, .end = start};
        if (one.end > one.start && !add_band(out, &one, NULL))
            return false;
        struct pdf_band band = {start, end, read_band(finder, start, end, &gutters, lines), 0, NULL};
        if (!add_band(out, &band, &gutters))
            return false;
        single = s = last;
    }
    if (single == finder->count)
        return true;
    struct pdf_band rest = {.start = finder->slabs[single].start,
                            .end = finder->slabs[finder->count - 1].end};
    return add_band(out, &rest, NULL);
}

bool pdf_find_bands(struct pdf_bands *out, struct pdf_item *items, size_t count)
{
    qsort(items, count, sizeof *items, by_top);
    struct finder finder = {.items = items, .em = pdf_common_size(items, count)};
    struct box *lines = malloc(2 * LINES_MAX * sizeof *lines);
    bool done = lines && find_slabs(&finder, count) && add_bands(out, &finder, lines);
    free(lines);
    free(finder.slabs);
    return done;
}

void pdf_bands_free(struct pdf_bands *bands)
{
    for (size_t i = 0; i < bands->count; i++)
        free(bands->bands[i].cuts);
    free(bands->bands);
    *bands = (struct pdf_bands){0};
}
