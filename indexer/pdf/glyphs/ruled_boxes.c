/* Frames are connected rules: at least two lying and one upright; or, where a table goes on from page to
 * page, three upright ones and more of one height, which one lying rule or none connects. An underline or the
 * rule above footnotes touches nothing and frames nothing. On a slide, lines connect boxes: there a box is
 * what a ring of rules encloses. */
#include "indexer/pdf/glyphs/ruled_boxes.h"

#include <math.h>
#include <stdlib.h>

#define TOUCH      3.0F  /* points */
#define WIDTH_MIN  40.0F /* of a frame, in points */
#define HEIGHT_MIN 12.0F
#define TALL_MIN   72.0F /* of rules that nothing connects */

enum { COLUMN_RULES = 3 }; /* the sides of a table and what parts its columns */

static size_t root_of(size_t *parents, size_t rule)
{
    while (parents[rule] != rule)
        rule = parents[rule] = parents[parents[rule]];
    return rule;
}

static bool touch(const struct box *a, const struct box *b)
{
    return overlap(a->x1, a->x2, b->x1, b->x2) >= -TOUCH && overlap(a->y1, a->y2, b->y1, b->y2) >= -TOUCH;
}

static void join(const struct pdf_page *page, size_t *parents)
{
    for (size_t i = 0; i < page->rule_count; i++)
        parents[i] = i;
    for (size_t i = 0; i < page->rule_count; i++)
        for (size_t j = i + 1; j < page->rule_count; j++)
            if (touch(&page->rules[i].box, &page->rules[j].box))
                parents[root_of(parents, i)] = root_of(parents, j);
}

/* A walk over rules that touch, which tells those that a ring of rules holds together from those at which a
 * connector hangs: where only one touch leads on to a part, cutting it would part the two (a bridge, by
 * Tarjan 1974). */
struct walk {
    const struct pdf_page *page;
    size_t *parents;
    size_t *order, *low; /* 0: not seen; the earliest rule that a rule and those beyond it lead back to */
    size_t seen;
};

static void walk_on(struct walk *walk, size_t rule, size_t from)
{
    const struct pdf_rule *rules = walk->page->rules;
    walk->order[rule] = walk->low[rule] = ++walk->seen;
    for (size_t next = 0; next < walk->page->rule_count; next++) {
        if (next == rule || next == from || !touch(&rules[rule].box, &rules[next].box))
            continue;
        bool known = walk->order[next] > 0;
        if (!known)
            walk_on(walk, next, rule);
        walk->low[rule] = MIN(walk->low[rule], known ? walk->order[next] : walk->low[next]);
        if (!known && walk->low[next] <= walk->order[rule])
            walk->parents[root_of(walk->parents, rule)] = root_of(walk->parents, next);
    }
}

/* Joins the rules that rings hold together: the boxes of a drawing, without the connectors between them. */
static void join_rings(const struct pdf_page *page, size_t *parents)
{
    g_autofree size_t *order = g_new0(size_t, page->rule_count + 1),
                      *low = g_new0(size_t, page->rule_count + 1);
    struct walk walk = {page, parents, order, low, 0};
    for (size_t i = 0; i < page->rule_count; i++)
        parents[i] = i;
    for (size_t i = 0; i < page->rule_count; i++)
        if (order[i] == 0)
            walk_on(&walk, i, i);
}

static bool are_parallel(const struct pdf_rule *a, const struct pdf_rule *b)
{
    return a->upright && b->upright && fabsf(a->box.y1 - b->box.y1) < TOUCH &&
           fabsf(a->box.y2 - b->box.y2) < TOUCH && a->box.y2 - a->box.y1 >= TALL_MIN;
}

/* Joins upright rules of one height that touch no other: a table between its first and its last page. */
static void join_parallel(const struct pdf_page *page, size_t *parents)
{
    g_autofree size_t *sizes = g_new0(size_t, page->rule_count + 1);
    for (size_t i = 0; i < page->rule_count; i++)
        sizes[root_of(parents, i)]++;
    for (size_t i = 0; i < page->rule_count; i++)
        for (size_t j = i + 1; parents[i] == i && sizes[i] == 1 && j < page->rule_count; j++)
            if (parents[j] == j && sizes[j] == 1 && are_parallel(&page->rules[i], &page->rules[j])) {
                parents[i] = j;
                break;
            }
}

static int by_area(const void *a, const void *b)
{
    const struct box *left = a, *right = b;
    return place_order((right->x2 - right->x1) * (right->y2 - right->y1),
                       (left->x2 - left->x1) * (left->y2 - left->y1));
}

/* The frame of all rules under one root, if they make one. */
static bool frame_of(const struct pdf_page *page, size_t *parents, size_t root, struct box *out)
{
    size_t lying = 0, upright = 0;
    for (size_t i = 0; i < page->rule_count; i++) {
        if (root_of(parents, i) != root)
            continue;
        const struct pdf_rule *rule = &page->rules[i];
        if (lying + upright == 0)
            *out = rule->box;
        box_add(out, &rule->box);
        lying += !rule->upright;
        upright += rule->upright;
    }
    bool connected = lying >= 2 && upright >= 1;
    for (size_t i = 0, whole = 0; i < page->rule_count && !connected && upright >= COLUMN_RULES; i++) {
        const struct box *box = &page->rules[i].box;
        whole += page->rules[i].upright && root_of(parents, i) == root && box->y1 < out->y1 + TOUCH &&
                 box->y2 > out->y2 - TOUCH;
        connected = whole >= COLUMN_RULES;
    }
    return connected && out->x2 - out->x1 >= WIDTH_MIN && out->y2 - out->y1 >= HEIGHT_MIN;
}

/* Adds a drawing's boxes, and marks the roots of all rules that touch theirs. */
static void add_rings(const struct pdf_page *page, size_t *parents, struct pdf_frames *frames, bool *parted)
{
    g_autofree size_t *rings = g_new(size_t, page->rule_count + 1);
    join_rings(page, rings);
    for (size_t i = 0; i < page->rule_count; i++)
        if (root_of(rings, i) == i && frame_of(page, rings, i, &frames->boxes[frames->count])) {
            frames->count++;
            parted[root_of(parents, i)] = true;
        }
}

struct pdf_frames pdf_find_boxes(const struct pdf_page *page)
{
    g_autofree size_t *parents = g_new(size_t, page->rule_count + 1);
    g_autofree bool *parted = g_new0(bool, page->rule_count + 1);
    struct pdf_frames frames = {g_new(struct box, page->rule_count + 1), 0};
    join(page, parents);
    join_parallel(page, parents);
    if (page->slide)
        add_rings(page, parents, &frames, parted);
    for (size_t i = 0; i < page->rule_count; i++)
        if (root_of(parents, i) == i && !parted[i] && frame_of(page, parents, i, &frames.boxes[frames.count]))
            frames.count++;
    qsort(frames.boxes, frames.count, sizeof *frames.boxes, by_area);
    return frames;
}
