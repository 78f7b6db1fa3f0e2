/* Gutters by white space.
 *
 * A region is sliced wherever a horizontal line meets nothing (slabs: most often one line of text
 * each). Neighbouring slabs that leave the same stretch of x empty make a band with a gutter. What
 * stands on both sides decides how it is read: running text column by column, anything else (a list
 * of labels and values, a table without rules) row by row. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/layout/pdf_slabs.h"

#define GUTTER_SHORT 1.6F /* ems; least width of a gutter beside few lines, where a blank may be as wide */
#define TALL         5.0F /* ems; least height of more than a few lines */
#define FLOW_WIDTH   8.0F /* ems; least width of a column of running text */
#define SOLID        1.9F /* ems; most from line to line of a paragraph */
#define DEEP         1.6F /* ems; more than a paragraph's first line is set in */
#define SAME         0.1F /* ems between baselines of one row */

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

/* One column's share of a band, line by line. */
struct column {
    struct box box;
    size_t lines, full; /* full: reach the right edge */
    bool set_right;
    size_t items;
};

static size_t column_of(const struct pdf_gaps *gutters, const struct box *box)
{
    size_t column = 0;
    while (column < gutters->count && box_middle_x(box) > gutters->at[column].x2)
        column++;
    return column;
}

/* The lines of one column, top to bottom; returns how many, at most `most`. */
static size_t column_lines(const struct pdf_slabs *slabs, size_t start, size_t end,
                           const struct pdf_gaps *gutters, size_t column, struct box *lines, size_t most)
{
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        const struct pdf_item *item = &slabs->items[i];
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

enum {
    LINES_MAX = 400,
    SENDERS_MAX = 12 /* lines set right at most: dates, numbers, senders */
};

/* Whether the lines are set right, as the date, number and sender of a letter are: all end at one place, and
 * many start further in than any paragraph does, few at one place. */
static bool are_set_right(const struct pdf_slabs *slabs, const struct box *lines, size_t count,
                          const struct box *column)
{
    size_t ends = 0, deep = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t alike = 0;
        for (size_t j = 0; j < count; j++)
            alike += fabsf(lines[j].x1 - lines[i].x1) < 0.3F * slabs->em;
        most = alike > most ? alike : most;
        ends += lines[i].x2 > column->x2 - 0.3F * slabs->em;
        deep += lines[i].x1 > column->x1 + DEEP * slabs->em;
    }
    return ends == count && deep * 2 >= count && most * 2 <= count;
}

static void measure(const struct pdf_slabs *slabs, struct column *column, const struct box *lines,
                    size_t count)
{
    *column = (struct column){.lines = count};
    if (count == 0)
        return;
    column->box = lines[0];
    for (size_t i = 1; i < count; i++)
        box_add(&column->box, &lines[i]);
    for (size_t i = 0; i < count; i++)
        column->full += lines[i].x2 > column->box.x2 - 1.7F * slabs->em;
    column->set_right = count <= SENDERS_MAX && are_set_right(slabs, lines, count, &column->box);
}

/* Running text: lines enough, of some width, half of them full. */
static bool is_flow(const struct pdf_slabs *slabs, const struct column *column)
{
    return column->lines >= 3 && column->box.x2 - column->box.x1 >= FLOW_WIDTH * slabs->em &&
           column->full * 2 >= column->lines && !column->set_right;
}

/* How many lines of `a` stand level with one of `b`. */
static size_t level_lines(float most, const struct box *a, size_t a_count, const struct box *b,
                          size_t b_count)
{
    size_t level = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            if (fabsf(box_middle_y(&a[i]) - box_middle_y(&b[j])) < most) {
                level++;
                break;
            }
    return level;
}

static bool are_level(const struct pdf_slabs *slabs, const struct box *a, size_t a_count, const struct box *b,
                      size_t b_count)
{
    return level_lines(0.3F * slabs->em, a, a_count, b, b_count) * 10 >= a_count * 7;
}

/* Whether the lines of `a` follow one another as a paragraph's do. */
static bool is_set_solid(const struct pdf_slabs *slabs, const struct box *lines, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (box_middle_y(&lines[i]) - box_middle_y(&lines[i - 1]) > SOLID * slabs->em)
            return false;
    return count >= 2;
}

/* Whether the columns are boxes of text that only stand side by side: of some width, and none keeps to the
 * baselines of the one before. */
static bool are_boxes(const struct pdf_slabs *slabs, size_t start, size_t end, const struct pdf_gaps *gutters,
                      const struct column *columns, struct box *lines)
{
    size_t before = 0; /* lines of the column before, which stand first */
    for (size_t c = 0; c <= gutters->count; c++) {
        if (columns[c].lines == 0)
            continue;
        if (columns[c].box.x2 - columns[c].box.x1 < FLOW_WIDTH * slabs->em)
            return false;
        struct box *own = lines + before;
        size_t count = column_lines(slabs, start, end, gutters, c, own, LINES_MAX);
        if (!is_set_solid(slabs, own, count) ||
            (before > 0 && level_lines(SAME * slabs->em, own, count, lines, before) * 3 > count))
            return false;
        memmove(lines, own, count * sizeof *own);
        before = count;
    }
    return true;
}

/* Columns of running text side by side are read one after the other; so is running text beside
 * something that does not keep its lines (a figure). All else is read across. */
static enum pdf_reading read_band(const struct pdf_slabs *slabs, size_t start, size_t end,
                                  const struct pdf_gaps *gutters, struct box *lines)
{
    struct column columns[PDF_GAPS_MAX + 1];
    size_t flows = 0, texts = 0, flow = 0, upright = 0;
    for (size_t i = start; i < end; i++)
        upright += slabs->items[i].upright;
    if (upright * 2 > end - start)
        return PDF_ONE;
    for (size_t c = 0; c <= gutters->count; c++) {
        size_t count = column_lines(slabs, start, end, gutters, c, lines, LINES_MAX);
        measure(slabs, &columns[c], lines, count);
        texts += count > 0;
        if (is_flow(slabs, &columns[c])) {
            flows++;
            flow = c;
        }
    }
    if (flows == 0)
        return are_boxes(slabs, start, end, gutters, columns, lines) ? PDF_COLUMNS : PDF_ROWS;
    if (flows == texts)
        return PDF_COLUMNS;
    size_t flow_count = column_lines(slabs, start, end, gutters, flow, lines, LINES_MAX);
    for (size_t c = 0; c <= gutters->count; c++) {
        if (columns[c].lines == 0 || is_flow(slabs, &columns[c]))
            continue;
        size_t count =
            column_lines(slabs, start, end, gutters, c, lines + flow_count, 2 * LINES_MAX - flow_count);
        if (!are_level(slabs, lines + flow_count, count, lines, flow_count))
            return PDF_COLUMNS;
    }
    return PDF_ROWS;
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

static bool add_band(struct pdf_bands *out, const struct pdf_band *band, const struct pdf_gaps *gutters)
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
static bool is_band(const struct pdf_slabs *slabs, size_t first, size_t last, const struct pdf_gaps *gutters)
{
    float height = slabs->list[last - 1].box.y2 - slabs->list[first].box.y1;
    float least = (height >= TALL * slabs->em ? PDF_GUTTER : GUTTER_SHORT) * slabs->em;
    bool wide = false;
    for (size_t i = 0; i < gutters->count; i++)
        wide |= gutters->at[i].x2 - gutters->at[i].x1 >= least;
    return wide && (last - first > 1 || height > 2 * slabs->em);
}

static bool add_bands(struct pdf_bands *out, const struct pdf_slabs *slabs, struct box *lines)
{
    size_t single = 0; /* first slab not yet in a band */
    for (size_t s = 0; s < slabs->count;) {
        struct pdf_gaps gaps = {.count = 0};
        size_t first = s, last = s + 1;
        if (pdf_inner_gaps(&slabs->list[s].gaps) > 0)
            last = grow_band(slabs, s, &gaps);
        struct pdf_gaps gutters = proper(&gaps);
        if (gutters.count == 0 || !is_band(slabs, first, last, &gutters)) {
            s++;
            continue;
        }
        first = reach_up(slabs, single, first, &gutters);
        size_t start = slabs->list[first].start, end = slabs->list[last - 1].end;
        struct pdf_band one = {.start = slabs->list[single].start, .end = start};
        if (one.end > one.start && !add_band(out, &one, NULL))
            return false;
        struct pdf_band band = {start, end, read_band(slabs, start, end, &gutters, lines), 0, NULL};
        if (!add_band(out, &band, &gutters))
            return false;
        single = s = last;
    }
    if (single == slabs->count)
        return true;
    struct pdf_band rest = {.start = slabs->list[single].start, .end = slabs->list[slabs->count - 1].end};
    return add_band(out, &rest, NULL);
}

bool pdf_find_bands(struct pdf_bands *out, struct pdf_item *items, size_t count)
{
    struct pdf_slabs slabs = {0};
    struct box *lines = malloc(2 * LINES_MAX * sizeof *lines);
    bool done = lines && pdf_find_slabs(&slabs, items, count) && add_bands(out, &slabs, lines);
    free(lines);
    free(slabs.list);
    return done;
}

void pdf_bands_free(struct pdf_bands *bands)
{
    for (size_t i = 0; i < bands->count; i++)
        free(bands->bands[i].cuts);
    free(bands->bands);
    *bands = (struct pdf_bands){0};
}
