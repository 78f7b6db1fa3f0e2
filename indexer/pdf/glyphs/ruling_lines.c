/* Rules by their edges: along a rule, or the edge of a filled box, two neighbouring rows of pixels
 * are each of one even colour and differ from one another. Text has such rows for a stroke's length
 * only. Both edges of a line of some thickness are found and then taken together. */
#include "indexer/pdf/glyphs/ruling_lines.h"

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

/* One direction: `across` rows of `along` pixels, which for the upright rules are the page's columns. */
struct view {
    const uint32_t *rows;
    size_t stride;
    bool upright;
    int along, across;
};

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

static void add_rule(struct pdf_page *page, const struct view *view, const struct run *run, int across)
{
    int length = run->end - run->start;
    if (length < (view->upright ? UPRIGHT_MIN : LENGTH_MIN) || run->edges * 10 < length * 6 ||
        page->rule_count >= RULES_MAX)
        return;
    PDF_GROW(page->rules, page->rule_count, page->rule_capacity);
    struct box box = {(float)run->start, (float)across, (float)run->end, (float)across};
    if (view->upright)
        box = (struct box){(float)across, (float)run->start, (float)across, (float)run->end};
    page->rules[page->rule_count++] = (struct pdf_rule){box, view->upright};
}

/* What a pixel and the next say of an edge between their rows. */
static bool is_edge(const uint32_t *before, const uint32_t *after)
{
    return difference(before[0], after[0]) >= STEP && difference(before[0], before[1]) <= EVEN &&
           difference(after[0], after[1]) <= EVEN;
}

static bool breaks_off(const struct run *run, int along, uint32_t before, uint32_t after)
{
    return along - run->end >= GAP_MAX ||
           (difference(before, run->before) > EVEN * 2 && difference(after, run->after) > EVEN * 2);
}

static void scan_row(struct pdf_page *page, const struct view *view, int across)
{
    const uint32_t *after = view->rows + (size_t)across * view->stride, *before = after - view->stride;
    struct run run = {0};
    bool open = false;
    for (int along = 0; along + 1 < view->along; along++) {
        if (before[along] == after[along] && !open)
            continue; /* nearly all of most pages */
        bool edge = is_edge(before + along, after + along);
        if (open && breaks_off(&run, along, before[along], after[along])) {
            add_rule(page, view, &run, across);
            open = false;
        }
        if (!edge)
            continue;
        if (!open)
            run = (struct run){.start = along};
        open = true;
        run.end = along + 1;
        run.edges++;
        run.before = before[along];
        run.after = after[along];
    }
    if (open)
        add_rule(page, view, &run, across);
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
    return place_order(across_of(left), across_of(right));
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

/* The pixels with rows and columns changed, so that both directions run through memory in order. */
static uint32_t *transposed(const struct pdf_pixels *pixels)
{
    size_t width = (size_t)pixels->width, height = (size_t)pixels->height;
    uint32_t *columns = g_new(uint32_t, width * height);
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++)
            columns[x * height + y] = pixels->data[y * pixels->stride + x];
    return columns;
}

static void scan(struct pdf_page *page, const struct view *view)
{
    for (int across = 1; across < view->across; across++)
        scan_row(page, view, across);
}

void pdf_find_rules(struct pdf_page *page, const struct pdf_pixels *pixels)
{
    g_autofree uint32_t *columns = transposed(pixels);
    const struct view lying = {pixels->data, pixels->stride, false, pixels->width, pixels->height};
    const struct view upright = {columns, (size_t)pixels->height, true, pixels->height, pixels->width};
    scan(page, &lying);
    scan(page, &upright);
    if (page->rule_count > 0)
        join_edges(page);
}
