/* Rules by their edges: along a rule, or the edge of a filled box, two neighbouring rows of pixels
 * are each of one even colour and differ from one another. Text has such rows for a stroke's length
 * only. Both edges of a line of some thickness are found and then taken together. */
#include "pdf_rules.h"

#include <stdlib.h>

enum {
    STEP = 10,         /* difference of colour that makes an edge; tints of boxes are as faint as that */
    EVEN = 12,         /* difference of colour within one row that is still even */
    GAP_MAX = 6,       /* pixels of a rule that something touches */
    LENGTH_MIN = 24,   /* a rule's, in points */
    UPRIGHT_MIN = 11,  /* an upright one's: the side of a cell of one line */
    THICKNESS_MAX = 3, /* edges so near are one rule's */
    RULES_MAX = 4000   /* on one page; what has more is a drawing */
};

/* One view for both directions: `along` the edges, `across` them. */
struct view {
    const struct pdf_pixels *pixels;
    bool upright;
    int along, across;
};

static uint32_t pixel(const struct view *view, int along, int across)
{
    size_t x = (size_t)(view->upright ? across : along), y = (size_t)(view->upright ? along : across);
    return view->pixels->data[y * view->pixels->stride + x];
}

static int difference(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int step = abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff));
        most = step > most ? step : most;
    }
    return most;
}

/* A run of edge between row `across - 1` and row `across`. */
struct run {
    int start, end, edges; /* end: one past the last edge pixel */
    uint32_t before, after;
};

static bool add_rule(struct pdf_page *page, const struct view *view, const struct run *run, int across)
{
    int length = run->end - run->start;
    if (length < (view->upright ? UPRIGHT_MIN : LENGTH_MIN) || run->edges * 10 < length * 6 ||
        page->rule_count >= RULES_MAX)
        return true;
    if (!pdf_grow(&page->rules, page->rule_count, &page->rule_capacity, sizeof *page->rules))
        return false;
    struct box box = {(float)run->start, (float)across, (float)run->end, (float)across};
    if (view->upright)
        box = (struct box){(float)across, (float)run->start, (float)across, (float)run->end};
    page->rules[page->rule_count++] = (struct pdf_rule){box, view->upright};
    return true;
}

static bool scan_row(struct pdf_page *page, const struct view *view, int across)
{
    struct run run = {0};
    bool open = false;
    uint32_t before = pixel(view, 0, across - 1), after = pixel(view, 0, across);
    for (int along = 0; along + 1 < view->along; along++) {
        uint32_t next_before = pixel(view, along + 1, across - 1),
                 next_after = pixel(view, along + 1, across);
        bool edge = difference(before, after) >= STEP && difference(before, next_before) <= EVEN &&
                    difference(after, next_after) <= EVEN;
        if (open && (along - run.end >= GAP_MAX || (difference(before, run.before) > EVEN * 2 &&
                                                    difference(after, run.after) > EVEN * 2))) {
            if (!add_rule(page, view, &run, across))
                return false;
            open = false;
        }
        if (edge && !open)
            run = (struct run){along, along, 0, before, after};
        if (edge) {
            open = true;
            run.end = along + 1;
            run.edges++;
            run.before = before;
            run.after = after;
        }
        before = next_before;
        after = next_after;
    }
    return !open || add_rule(page, view, &run, across);
}

static float across_of(const struct pdf_rule *rule)
{
    return rule->upright ? rule->box.x1 : rule->box.y1;
}

static int by_place(const void *a, const void *b)
{
    const struct pdf_rule *left = a, *right = b;
    if (left->upright != right->upright)
        return left->upright - right->upright;
    float difference = across_of(left) - across_of(right);
    return difference < 0 ? -1 : difference > 0;
}

/* Whether the second, a later one in order, is an edge of the same line, or the line's next piece. */
static bool belong_together(const struct pdf_rule *a, const struct pdf_rule *b)
{
    float common = a->upright ? overlap(a->box.y1, a->box.y2, b->box.y1, b->box.y2)
                              : overlap(a->box.x1, a->box.x2, b->box.x1, b->box.x2);
    return common > -GAP_MAX;
}

/* Takes `b` into `a`; the place is the mean of the outermost edges, kept as twice-rounded midpoints. */
static void take_in(struct pdf_rule *a, const struct pdf_rule *b)
{
    float across = (across_of(a) + across_of(b)) / 2;
    box_add(&a->box, &b->box);
    if (a->upright)
        a->box.x1 = a->box.x2 = across;
    else
        a->box.y1 = a->box.y2 = across;
}

static void join_edges(struct pdf_page *page)
{
    qsort(page->rules, page->rule_count, sizeof *page->rules, by_place);
    size_t kept = 0;
    for (size_t i = 0; i < page->rule_count; i++) {
        struct pdf_rule rule = page->rules[i];
        size_t j = kept;
        while (j > 0 && page->rules[j - 1].upright == rule.upright &&
               across_of(&rule) - across_of(&page->rules[j - 1]) <= THICKNESS_MAX &&
               !belong_together(&page->rules[j - 1], &rule))
            j--;
        if (j > 0 && page->rules[j - 1].upright == rule.upright &&
            across_of(&rule) - across_of(&page->rules[j - 1]) <= THICKNESS_MAX)
            take_in(&page->rules[j - 1], &rule);
        else
            page->rules[kept++] = rule;
    }
    page->rule_count = kept;
}

bool pdf_find_rules(struct pdf_page *page, const struct pdf_pixels *pixels)
{
    const struct view views[] = {{pixels, false, pixels->width, pixels->height},
                                 {pixels, true, pixels->height, pixels->width}};
    for (size_t v = 0; v < 2; v++)
        for (int across = 1; across < views[v].across; across++)
            if (!scan_row(page, &views[v], across))
                return false;
    if (page->rule_count > 0)
        join_edges(page);
    return true;
}
