/* Characters of one size on one baseline make a run; runs of one size beneath each other, aligned on the
 * left or in the middle, a box. Nothing is sliced across, so boxes that overlap keep their lines. */
#include "indexer/pdf/layout/slide_boxes.h"

#include <math.h>
#include <stdlib.h>

#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

#define APART   1.1F /* ems of blank that part two runs, see pdf_goes_on */
#define PITCH   2.0F /* ems from line to line of a box, at most */
#define ALIGNED 1.6F /* ems between left edges: a hanging indent */
#define SMALL   0.8F /* a raised mark's size, as a share */
#define LYING   1.3F /* how much wider a gap beside must be than one beneath to be cut first */

/* Some items in the order of reading: a character, a run, or a box of runs. */
struct slide_part {
    struct box box;
    float size;
    int frame;          /* a table or box entered later; -1 for none */
    size_t first, last; /* items, linked by `next` */
    struct box tail;    /* its last line */
};

struct boxer {
    const struct pdf_page *page;
    const struct pdf_item *items;
    size_t item_count;
    size_t *next; /* the item after each in its part; SIZE_MAX at the end */
    struct slide_part *parts;
    size_t count;
};

static void append(struct boxer *boxer, struct slide_part *part, const struct slide_part *more)
{
    boxer->next[part->last] = more->first;
    part->last = more->last;
    box_add(&part->box, &more->box);
}

/* --- characters into runs --- */

/* Whether `b` may follow at the end of `a` on its line. */
static bool follows(const struct slide_part *a, const struct slide_part *b)
{
    if (a->frame >= 0 || b->frame >= 0)
        return false;
    if (pdf_are_alike(a->size, b->size))
        return pdf_goes_on(&a->box, a->size, &b->box, b->size);
    /* A raised mark, or what goes on behind one. */
    float em = fmaxf(a->size, b->size), gap = b->box.x1 - a->box.x2;
    float common = overlap(a->box.y1, a->box.y2, b->box.y1, b->box.y2);
    bool mark = fminf(a->box.x2 - a->box.x1, b->box.x2 - b->box.x1) < 2 * em && fabsf(gap) < 0.3F * em;
    return mark && fminf(a->size, b->size) < SMALL * em &&
           common > 0.5F * fminf(a->box.y2 - a->box.y1, b->box.y2 - b->box.y1);
}

/* Whether a bullet opens the run, behind a gap: another box's. */
static bool opens_box(const struct boxer *boxer, const struct slide_part *left, const struct slide_part *run)
{
    const struct pdf_item *item = &boxer->items[run->first];
    if (item->glyph < 0 || run->box.x1 - left->box.x2 <= 0.25F * run->size)
        return false;
    char text[8];
    size_t length = ssk_utf8_put(text, boxer->page->glyphs[item->glyph].point);
    if (run->first + 1 < boxer->item_count && item[1].glyph >= 0)
        length += ssk_utf8_put(text + length, boxer->page->glyphs[item[1].glyph].point);
    enum opening kind = line_opening(text, length).kind;
    return kind == OPENS_BULLET || kind == OPENS_DOUBTFUL_BULLET; /* ② is referred to, too */
}

static int by_glyph(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    if (left->frame != right->frame)
        return left->frame - right->frame;
    return left->glyph - right->glyph;
}

/* The order of the file's own text keeps words together. */
static void make_runs(struct boxer *boxer, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pdf_item *item = &boxer->items[i];
        struct slide_part part = {item->box, item->size, item->frame, i, i, item->box};
        struct slide_part *last = boxer->count > 0 ? &boxer->parts[boxer->count - 1] : NULL;
        boxer->next[i] = SIZE_MAX;
        if (last && !item->upright && follows(last, &part) && !opens_box(boxer, last, &part)) {
            append(boxer, last, &part);
            last->size = fmaxf(last->size, part.size);
        } else {
            boxer->parts[boxer->count++] = part;
        }
    }
}

/* Drops the parts whose first item is taken (first == SIZE_MAX). */
static void compact(struct boxer *boxer)
{
    size_t kept = 0;
    for (size_t i = 0; i < boxer->count; i++)
        if (boxer->parts[i].first != SIZE_MAX)
            boxer->parts[kept++] = boxer->parts[i];
    boxer->count = kept;
}

static int rightward(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    return place_order(left->box.x1, right->box.x1);
}

/* Runs that go on one behind the other. */
static void join_runs(struct boxer *boxer)
{
    qsort(boxer->parts, boxer->count, sizeof *boxer->parts, rightward);
    for (size_t i = 0; i < boxer->count; i++) {
        struct slide_part *run = &boxer->parts[i];
        for (size_t j = i + 1; j < boxer->count && run->first != SIZE_MAX; j++) {
            struct slide_part *other = &boxer->parts[j];
            if (other->box.x1 > run->box.x2 + APART * run->size)
                break;
            if (other->first == SIZE_MAX || !follows(run, other) || opens_box(boxer, run, other))
                continue;
            append(boxer, run, other);
            other->first = SIZE_MAX;
        }
        run->tail = run->box;
    }
    compact(boxer);
}

/* --- runs into boxes --- */

static int downward(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    int order = place_order(box_middle_y(&left->box), box_middle_y(&right->box));
    return order ? order : rightward(a, b);
}

/* Whether the run is the next line of the box; the less, the nearer. */
static float distance(const struct boxer *boxer, const struct slide_part *box, const struct slide_part *run)
{
    float em = run->size, pitch = box_middle_y(&run->box) - box_middle_y(&box->tail);
    float narrow = fminf(box->tail.x2 - box->tail.x1, run->box.x2 - run->box.x1);
    bool left =
        fabsf(box->tail.x1 - run->box.x1) < ALIGNED * em || fabsf(box->box.x1 - run->box.x1) < ALIGNED * em;
    bool middle = fabsf(box_middle_x(&box->tail) - box_middle_x(&run->box)) < 0.8F * em;
    if (box->frame >= 0 || run->frame >= 0 || !pdf_are_alike(box->size, run->size) || pitch < 0.6F * em ||
        pitch > PITCH * em || (!left && !middle) ||
        overlap(box->tail.x1, box->tail.x2, run->box.x1, run->box.x2) < 0.5F * narrow ||
        pdf_are_ruled_apart(boxer->page, &box->tail, &run->box, false))
        return INFINITY;
    return pitch + fabsf(box->tail.x1 - run->box.x1);
}

static void stack_runs(struct boxer *boxer)
{
    size_t boxes = 0;
    qsort(boxer->parts, boxer->count, sizeof *boxer->parts, downward);
    for (size_t i = 0; i < boxer->count; i++) {
        struct slide_part run = boxer->parts[i], *best = NULL;
        float least = INFINITY;
        for (size_t b = boxes; b-- > 0;) {
            float far = distance(boxer, &boxer->parts[b], &run);
            if (far < least) {
                least = far;
                best = &boxer->parts[b];
            }
        }
        if (!best) {
            boxer->parts[boxes++] = run;
            continue;
        }
        append(boxer, best, &run);
        best->tail = run.box;
    }
    boxer->count = boxes;
}

/* --- the order of boxes --- */

static int by_top(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    int order = place_order(left->box.y1, right->box.y1);
    return order ? order : rightward(a, b);
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

/* The XY cut of Nagy and Seth (1984), the widest gap first. */
static void put_in_order(struct slide_part *parts, size_t count, int depth)
{
    if (count < 2)
        return;
    float beside, beneath;
    qsort(parts, count, sizeof *parts, rightward);
    size_t left = widest_gap(parts, count, false, &beside);
    qsort(parts, count, sizeof *parts, by_top);
    size_t upper = widest_gap(parts, count, true, &beneath);
    size_t cut = upper;
    if (left > 0 && (upper == 0 || beside > LYING * beneath)) {
        qsort(parts, count, sizeof *parts, rightward);
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
        if (i != title && (parts[i].frame >= 0 || pdf_are_alike(parts[i].size, parts[title].size) ||
                           box_middle_y(&parts[i].box) < box_middle_y(&parts[title].box)))
            return;
    struct slide_part first = parts[title];
    memmove(parts + 1, parts, title * sizeof *parts);
    parts[0] = first;
}

static void write_back(struct slide_boxes *out, const struct boxer *boxer, struct pdf_item *items,
                       size_t count)
{
    g_autofree struct pdf_item *before = g_memdup2(items, count * sizeof *items);
    out->ends = g_new(size_t, boxer->count + 1);
    size_t filled = 0;
    for (size_t p = 0; p < boxer->count; p++) {
        for (size_t i = boxer->parts[p].first; i != SIZE_MAX; i = boxer->next[i])
            items[filled++] = before[i];
        out->ends[out->count++] = filled;
    }
}

struct slide_boxes slide_find_boxes(const struct pdf_page *page, struct pdf_item *items, size_t count)
{
    struct slide_boxes boxes = {0};
    g_autofree size_t *next = g_new(size_t, count + 1);
    g_autofree struct slide_part *parts = g_new(struct slide_part, count + 1);
    struct boxer boxer = {page, items, count, next, parts, 0};
    qsort(items, count, sizeof *items, by_glyph);
    make_runs(&boxer, count);
    join_runs(&boxer);
    stack_runs(&boxer);
    put_in_order(boxer.parts, boxer.count, 0);
    put_title_first(boxer.parts, boxer.count);
    write_back(&boxes, &boxer, items, count);
    return boxes;
}
