#include "indexer/pdf/layout/slide_order.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LYING 1.3F /* how much wider a gap beside must be than one beneath to be cut first */
#define TITLE 1.2F /* how much larger than all else a title is */

int slide_rightward(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    return left->box.x1 < right->box.x1 ? -1 : left->box.x1 > right->box.x1;
}

static int by_top(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    if (left->box.y1 != right->box.y1)
        return left->box.y1 < right->box.y1 ? -1 : 1;
    return slide_rightward(a, b);
}

/* The widest gap between the parts, sorted along one side: how many stand before it. */
static size_t widest_gap(const struct slide_part *parts, size_t count, bool beneath, float *gap)
{
    size_t before = 0;
    float end = beneath ? parts[0].box.y2 : parts[0].box.x2;
    *gap = 0;
    for (size_t i = 1; i < count; i++) {
        float start = beneath ? parts[i].box.y1 : parts[i].box.x1;
        if (start - end > *gap) {
            *gap = start - end;
            before = i;
        }
        end = fmaxf(end, beneath ? parts[i].box.y2 : parts[i].box.x2);
    }
    return before;
}

static void put_in_order(struct slide_part *parts, size_t count, int depth)
{
    if (count < 2)
        return;
    float beside, beneath;
    qsort(parts, count, sizeof *parts, slide_rightward);
    size_t left = widest_gap(parts, count, false, &beside);
    qsort(parts, count, sizeof *parts, by_top);
    size_t upper = widest_gap(parts, count, true, &beneath);
    size_t cut = upper;
    if (left > 0 && (upper == 0 || beside > LYING * beneath)) {
        qsort(parts, count, sizeof *parts, slide_rightward);
        cut = left;
    }
    if (cut == 0 || depth > 200)
        return; /* they overlap: from the top */
    put_in_order(parts, cut, depth + 1);
    put_in_order(parts + cut, count - cut, depth + 1);
}

/* A slide's title stands above all else, and first whatever is beside it: the largest box, if its middle is
 * above those of the others. */
static void put_title_first(struct slide_part *parts, size_t count)
{
    size_t title = 0;
    for (size_t i = 1; i < count; i++)
        title = parts[i].size > parts[title].size ? i : title;
    for (size_t i = 0; i < count; i++)
        if (i != title && (parts[i].frame >= 0 || parts[i].size * TITLE > parts[title].size ||
                           box_middle_y(&parts[i].box) < box_middle_y(&parts[title].box)))
            return;
    struct slide_part first = parts[title];
    memmove(parts + 1, parts, title * sizeof *parts);
    parts[0] = first;
}

void slide_order(struct slide_part *parts, size_t count)
{
    put_in_order(parts, count, 0);
    if (count)
        put_title_first(parts, count);
}
