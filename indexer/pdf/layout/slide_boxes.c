/* Characters of one size on one baseline make a run; runs of one size beneath each other, aligned on the
 * left or in the middle, a box. Nothing is sliced across, so boxes that overlap keep their lines. */
#include "indexer/pdf/layout/slide_boxes.h"

#include <math.h>
#include <stdlib.h>

#include "indexer/pdf/layout/slide_order.h"

#define APART   1.1F /* ems of blank that part two runs, see pdf_goes_on */
#define PITCH   2.0F /* ems from line to line of a box, at most */
#define ALIGNED 1.6F /* ems between left edges: a hanging indent */
#define SMALL   0.8F /* a raised mark's size, as a share */

struct boxer {
    const struct pdf_page *page;
    const struct pdf_item *items;
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
    uint32_t point = item->glyph >= 0 ? boxer->page->glyphs[item->glyph].point : 'x';
    return run->box.x1 - left->box.x2 > 0.25F * run->size &&
           ((point >= 0x2010 && point <= 0x2023) || (point >= 0x25a0 && point <= 0x27bf) || point == 0x30fb ||
            point == '-' || point == '*' || point == 0xb7 || point == 0x203b);
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
        struct slide_part part = {item->box, item->size, item->frame, i, i, box_middle_y(&item->box),
                                  item->box};
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

/* Runs that go on one behind the other. */
static void join_runs(struct boxer *boxer)
{
    qsort(boxer->parts, boxer->count, sizeof *boxer->parts, slide_rightward);
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
        run->line = box_middle_y(&run->box);
    }
    compact(boxer);
}

/* --- runs into boxes --- */

static int downward(const void *a, const void *b)
{
    const struct slide_part *left = a, *right = b;
    float difference = box_middle_y(&left->box) - box_middle_y(&right->box);
    if (difference != 0)
        return difference < 0 ? -1 : 1;
    return slide_rightward(a, b);
}

/* Whether a rule lies between two lines. */
static bool are_ruled_apart(const struct pdf_page *page, const struct box *above, const struct box *below)
{
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct box *rule = &page->rules[r].box;
        if (!page->rules[r].upright && rule->y1 > box_middle_y(above) && rule->y1 < box_middle_y(below) &&
            rule->x1 < fmaxf(above->x1, below->x1) + 1 && rule->x2 > fminf(above->x2, below->x2) - 1)
            return true;
    }
    return false;
}

/* Whether the run is the next line of the box; the less, the nearer. */
static float distance(const struct boxer *boxer, const struct slide_part *box, const struct slide_part *run)
{
    float em = run->size, pitch = box_middle_y(&run->box) - box->line;
    float narrow = fminf(box->tail.x2 - box->tail.x1, run->box.x2 - run->box.x1);
    bool left =
        fabsf(box->tail.x1 - run->box.x1) < ALIGNED * em || fabsf(box->box.x1 - run->box.x1) < ALIGNED * em;
    bool middle = fabsf(box_middle_x(&box->tail) - box_middle_x(&run->box)) < 0.8F * em;
    if (box->frame >= 0 || run->frame >= 0 || !pdf_are_alike(box->size, run->size) || pitch < 0.6F * em ||
        pitch > PITCH * em || (!left && !middle) ||
        overlap(box->tail.x1, box->tail.x2, run->box.x1, run->box.x2) < 0.5F * narrow ||
        are_ruled_apart(boxer->page, &box->tail, &run->box))
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
        best->line = box_middle_y(&run.box);
        best->tail = run.box;
    }
    boxer->count = boxes;
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
    struct boxer boxer = {page, items, next, parts, 0};
    qsort(items, count, sizeof *items, by_glyph);
    make_runs(&boxer, count);
    join_runs(&boxer);
    stack_runs(&boxer);
    slide_order(boxer.parts, boxer.count);
    write_back(&boxes, &boxer, items, count);
    return boxes;
}
