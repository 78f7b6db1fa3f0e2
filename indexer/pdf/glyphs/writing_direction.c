/* The direction of writing, by what each character stands nearest to: the one beside it or the one
 * below. Fonts say it too, but many programs print vertical text character by character in a
 * horizontal font. */
#include "indexer/pdf/glyphs/writing_direction.h"

#include <math.h>
#include <string.h>

#include "seisaku/unicode.h"

enum {
    CELL = 24,    /* side of the search grid's cells, in points */
    STACK_MIN = 3 /* characters that make an upright run */
};

#define LEVEL 0.1F  /* ems between the middles of what stands on one line */
#define SOLID 1.15F /* ems from one character of upright writing to the next, on an average */

/* What one glyph is drawn to. Gaps are in ems. */
struct pull {
    float side, down;
    int below;    /* index of the glyph beneath; -1 for none */
    bool on_line; /* others of its size stand on its line */
};

/* Glyph indices by grid cell: first[cell] leads, next[] links. */
struct grid {
    int columns, rows;
    int *first, *next;
};

static int cell_of(const struct grid *grid, float x, float y)
{
    int column = (int)(x / CELL), row = (int)(y / CELL);
    column = column < 0 ? 0 : column >= grid->columns ? grid->columns - 1 : column;
    row = row < 0 ? 0 : row >= grid->rows ? grid->rows - 1 : row;
    return row * grid->columns + column;
}

static void grid_fill(struct grid *grid, const struct pdf_page *page)
{
    grid->columns = (int)(page->width / CELL) + 1;
    grid->rows = (int)(page->height / CELL) + 1;
    size_t cells = (size_t)grid->columns * (size_t)grid->rows;
    grid->first = g_new(int, cells);
    grid->next = g_new(int, page->count + 1);
    memset(grid->first, -1, cells * sizeof *grid->first);
    for (size_t i = 0; i < page->count; i++) {
        const struct box *box = &page->glyphs[i].box;
        int cell = cell_of(grid, box_middle_x(box), box_middle_y(box));
        grid->next[i] = grid->first[cell];
        grid->first[cell] = (int)i;
    }
}

/* What `a` feels of its neighbour `b`. */
static void weigh(struct pull *pull, const struct pdf_glyph *a, const struct pdf_glyph *b, int index)
{
    float em = a->size > b->size ? a->size : b->size;
    if (fminf(a->size, b->size) < 0.8F * em)
        return;
    if (overlap(a->box.y1, a->box.y2, b->box.y1, b->box.y2) > 0.5F * em) {
        float gap = -overlap(a->box.x1, a->box.x2, b->box.x1, b->box.x2) / em;
        pull->side = fminf(pull->side, fmaxf(gap, 0));
    }
    pull->on_line |= fabsf(box_middle_y(&a->box) - box_middle_y(&b->box)) < LEVEL * em;
    float gap = (b->box.y1 - a->box.y2) / em;
    if (fabsf(box_middle_x(&a->box) - box_middle_x(&b->box)) < 0.3F * em &&
        box_middle_y(&b->box) > a->box.y2 && gap < pull->down && gap > -0.4F) {
        pull->down = fmaxf(gap, 0);
        pull->below = index;
    }
}

static struct pull pull_of(const struct pdf_page *page, const struct grid *grid, size_t index)
{
    const struct pdf_glyph *glyph = &page->glyphs[index];
    struct pull pull = {INFINITY, INFINITY, -1, false};
    for (int step = 0; step < 9; step++) {
        float x = box_middle_x(&glyph->box) + (float)(step % 3 - 1) * CELL;
        float y = box_middle_y(&glyph->box) + (float)(step / 3 - 1) * CELL;
        for (int i = grid->first[cell_of(grid, x, y)]; i >= 0; i = grid->next[i])
            if ((size_t)i != index)
                weigh(&pull, glyph, &page->glyphs[i], i);
    }
    return pull;
}

static bool goes_down(const struct pull *pull)
{
    return pull->down < 0.4F && pull->down + 0.1F < pull->side;
}

static struct pull *pulls_of(const struct pdf_page *page)
{
    struct grid grid = {0};
    struct pull *pulls = g_new(struct pull, page->count + 1);
    grid_fill(&grid, page);
    for (size_t i = 0; i < page->count; i++)
        pulls[i] = pull_of(page, &grid, i);
    g_free(grid.first);
    g_free(grid.next);
    return pulls;
}

/* Most characters are drawn down, or up: the file's order tells which. */
static enum pdf_turn turn_of(const struct pdf_page *page, const struct pull *pulls)
{
    size_t down = 0, side = 0, rising = 0, falling = 0;
    for (size_t i = 0; i < page->count; i++) {
        down += goes_down(&pulls[i]);
        side += pulls[i].side < 0.4F && pulls[i].side <= pulls[i].down;
        if (i > 0 && goes_down(&pulls[i]) && pulls[i].below == (int)i - 1)
            rising++;
        else if (goes_down(&pulls[i]) && pulls[i].below == (int)i + 1)
            falling++;
    }
    if (down < 10 || down < 2 * side)
        return PDF_AS_IS;
    return rising > falling ? PDF_UPWARD : PDF_DOWNWARD;
}

struct box pdf_turned(const struct box *box, enum pdf_turn turn, float width, float height)
{
    if (turn == PDF_DOWNWARD)
        return (struct box){box->y1, width - box->x2, box->y2, width - box->x1};
    if (turn == PDF_AS_IS)
        return *box;
    return (struct box){height - box->y2, box->x1, height - box->y1, box->x2};
}

static void turn_page(struct pdf_page *page, enum pdf_turn turn)
{
    for (size_t i = 0; i < page->count; i++)
        page->glyphs[i].box = pdf_turned(&page->glyphs[i].box, turn, page->width, page->height);
    for (size_t i = 0; i < page->rule_count; i++) {
        struct pdf_rule *rule = &page->rules[i];
        rule->box = pdf_turned(&rule->box, turn, page->width, page->height);
        rule->upright = !rule->upright;
    }
    float width = page->width;
    page->width = page->height;
    page->height = width;
    page->turn = turn;
}

/* A column of figures or bullets is no word, and so is what stands close beside other text. One character of
 * each of several lines is their labels (一, 二, 三), or their last ones where they are set right. */
static bool is_run(const struct pdf_page *page, const struct pull *pulls, size_t first, int length)
{
    bool words = false, lines = true;
    float pitch = 0;
    int steps = length - 1;
    for (size_t g = first; length > 0; length--) {
        words |= ssk_digit_of(page->glyphs[g].point) < 0 && ssk_is_alnum(page->glyphs[g].point);
        lines &= pulls[g].on_line;
        if (length == 1)
            return words && pulls[g].side > 0.3F && !(lines && pitch > SOLID * (float)steps);
        const struct pdf_glyph *glyph = &page->glyphs[g], *below = &page->glyphs[pulls[g].below];
        pitch += (box_middle_y(&below->box) - box_middle_y(&glyph->box)) / glyph->size;
        g = (size_t)pulls[g].below;
    }
    return false;
}

/* Follows the pulls down from each glyph that no other leads to. */
static void mark_stacks(struct pdf_page *page, const struct pull *pulls)
{
    g_autofree bool *led_to = g_new0(bool, page->count + 1);
    for (size_t i = 0; i < page->count; i++)
        if (goes_down(&pulls[i]))
            led_to[pulls[i].below] = true;
    for (size_t i = 0; i < page->count; i++) {
        if (led_to[i] || !goes_down(&pulls[i]))
            continue;
        int length = 1;
        size_t last = i;
        for (; goes_down(&pulls[last]) && length < 1000; length++)
            last = (size_t)pulls[last].below;
        if (length < STACK_MIN || !is_run(page, pulls, i, length))
            continue;
        page->stacks++;
        for (size_t g = i; length > 0; length--) {
            page->glyphs[g].stack = page->stacks;
            g = length > 1 ? (size_t)pulls[g].below : g;
        }
    }
}

void pdf_turn(struct pdf_page *page)
{
    g_autofree struct pull *pulls = pulls_of(page);
    enum pdf_turn turn = turn_of(page, pulls);
    if (turn != PDF_AS_IS)
        turn_page(page, turn);
    else
        mark_stacks(page, pulls);
}
