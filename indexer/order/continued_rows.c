/* A table row that goes on overleaf: the rest of each cell belongs to the cell. */
#include "indexer/order/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/placed_line.h"

#define SAME_SIDE 5.0F  /* points */
#define LABEL_EMS 12.0F /* a column of labels is no wider */

enum { LABEL_LINES = 4 }; /* of a first cell overleaf that is the rest of a label */

/* The lines [start, end) of one row of a page. */
struct span {
    size_t start, end;
};

static bool is_content(const struct line *line)
{
    return line->role == LINE_TEXT || line->role == LINE_HEADING;
}

static struct span last_row(const struct page *page)
{
    struct span span = {page->count, page->count};
    while (span.end > 0 && !is_content(&page->lines[span.end - 1]))
        span.end--;
    span.start = span.end;
    if (span.end == 0 || page->lines[span.end - 1].row == 0)
        return (struct span){0, 0};
    while (span.start > 0 && page->lines[span.start - 1].row == page->lines[span.end - 1].row)
        span.start--;
    return span;
}

static struct span row_from(const struct page *page, size_t start)
{
    while (start < page->count && !is_content(&page->lines[start]))
        start++;
    struct span span = {start, start};
    if (start == page->count || page->lines[start].row == 0)
        return (struct span){0, 0};
    while (span.end < page->count && page->lines[span.end].row == page->lines[start].row)
        span.end++;
    return span;
}

/* Whether the rows say the same: a table head printed again. */
static bool same_text(const struct page *a, struct span left, const struct page *b, struct span right)
{
    if (left.end - left.start != right.end - right.start)
        return false;
    for (size_t i = 0; i < left.end - left.start; i++)
        if (strcmp(a->lines[left.start + i].text, b->lines[right.start + i].text) != 0)
            return false;
    return true;
}

/* The first row overleaf behind a repeated head, which is set aside. */
static struct span first_row(const struct page *page, struct page *next)
{
    struct span first = row_from(next, 0);
    for (size_t i = 0; first.end > first.start && i < page->count;) {
        struct span row = row_from(page, i);
        if (row.end == row.start) {
            i++;
            continue;
        }
        if (same_text(page, row, next, first)) {
            for (size_t j = first.start; j < first.end; j++)
                next->lines[j].role = LINE_SET_ASIDE;
            return row_from(next, first.end);
        }
        i = row.end;
    }
    return first;
}

/* The lines of one cell in a row. */
static struct span cell_in(const struct page *page, struct span row, int cell)
{
    struct span span = {row.start, row.start};
    while (span.start < row.end && page->lines[span.start].place.cell < cell)
        span.start++;
    span.end = span.start;
    while (span.end < row.end && page->lines[span.end].place.cell == cell)
        span.end++;
    return span;
}

static bool same_sides(const struct line *a, const struct line *b)
{
    return fabsf(a->place.field.x1 - b->place.field.x1) < SAME_SIDE &&
           fabsf(a->place.field.x2 - b->place.field.x2) < SAME_SIDE;
}

/* Whether the text of a cell breaks off at `last` and goes on at `first`: at the cell's left edge, or where
 * the paragraph stood. */
static bool goes_on(const struct line *last, const struct line *first, float left)
{
    float step = first->place.box.x1 - last->place.box.x1;
    return !line_ends(last) && !line_is_short(last, 1.5F) && !line_opens_item(first) &&
           (first->place.box.x1 < left + 0.7F * first->place.size ||
            (step > -0.7F * first->place.size && step < 1.6F * first->place.size));
}

/* Whether a single line takes the whole of its cell; of one that does not, nothing tells that it is full. */
static bool fills_cell(const struct line *line)
{
    const struct place *place = &line->place;
    return place->box.x1 < place->field.x1 + 1.2F * place->size &&
           place->box.x2 > place->field.x2 - 1.2F * place->size;
}

static float left_edge(const struct page *page, struct span cell)
{
    float left = page->lines[cell.start].place.box.x1;
    for (size_t i = cell.start; i < cell.end; i++)
        left = fminf(left, page->lines[i].place.box.x1);
    return left;
}

/* Whether the line's column holds labels, any of which fills it. */
static bool is_narrow(const struct line *line)
{
    return line->place.field.x2 - line->place.field.x1 < LABEL_EMS * line->place.size;
}

/* Weighs cell by cell whether the row `rest` overleaf is the rest of `row`: text that breaks off and
 * goes on speaks for it, so does an empty first cell; a new word after one that ended, against. */
static bool is_rest(const struct page *page, struct span row, const struct page *next, struct span rest)
{
    int votes = 0, cells = next->lines[rest.end - 1].place.cell;
    for (int cell = 1; cell <= cells; cell++) {
        struct span above = cell_in(page, row, cell), below = cell_in(next, rest, cell);
        bool has_above = above.end > above.start, has_below = below.end > below.start;
        if (has_above && has_below) {
            const struct line *last = &page->lines[above.end - 1], *first = &next->lines[below.start];
            if (!same_sides(last, first))
                return false;
            if (above.end == above.start + 1 && !fills_cell(last))
                votes -= cell == 1;
            else if (goes_on(last, first, left_edge(next, below)))
                votes += cell > 1 || !is_narrow(first);
            else if (cell == 1 || (!line_ends(last) && line_is_short(last, 1.5F)))
                votes--;
        } else if (has_above && cell == 1)
            votes++;
    }
    return votes > 0;
}

/* Where a cell's rest is to go: behind the row's lines of this and earlier cells. */
static size_t place_for(const struct page *page, struct span row, int cell)
{
    size_t at = row.start;
    while (at < row.end && page->lines[at].place.cell <= cell)
        at++;
    return at;
}

/* How many of a cell's lines overleaf belong to the row: a label's, and the rest of a paragraph that broke
 * off. What begins anew stays on its page. */
static size_t lines_to_bring(const struct page *next, struct span below, int cell, bool joined)
{
    size_t count = below.end - below.start;
    const struct line *first = &next->lines[below.start];
    if (cell == 1 && is_narrow(first) && count <= LABEL_LINES)
        return count;
    if (!joined)
        return 0;
    size_t end = below.start + 1;
    while (end < below.end && !next->lines[end].begins_paragraph)
        end++;
    return end - below.start;
}

/* Moves what belongs to the row from `rest` into its cells. */
static bool bring(struct page *page, struct span row, struct page *next, struct span rest)
{
    int row_number = page->lines[row.start].row;
    for (size_t start = rest.start; start < rest.end;) {
        int cell = next->lines[start].place.cell;
        struct span below = cell_in(next, (struct span){start, rest.end}, cell);
        size_t at = place_for(page, row, cell);
        bool joined = at > row.start && page->lines[at - 1].place.cell == cell &&
                      goes_on(&page->lines[at - 1], &next->lines[start], left_edge(next, below));
        size_t count = lines_to_bring(next, below, cell, joined);
        for (size_t i = below.start; i < below.start + count; i++) {
            struct line line = next->lines[i];
            line.row = row_number;
            line.begins_paragraph = i == below.start ? !joined : line.begins_paragraph;
            if (!page_insert_line(page, at++, &line))
                return false;
            row.end++;
        }
        size_t after = below.start + count;
        memmove(next->lines + below.start, next->lines + after, (next->count - after) * sizeof *next->lines);
        next->count -= count;
        rest.end -= count;
        start = below.end - count;
    }
    return true;
}

bool continued_rows_join(struct document *document)
{
    struct page *pages = document->pages;
    size_t count = document->count;
    /* From the end, so that a row over three pages comes together. */
    for (size_t p = count; p-- > 1;) {
        struct page *page = &pages[p - 1], *next = &pages[p];
        struct span row = last_row(page);
        if (row.end == row.start)
            continue;
        struct span rest = first_row(page, next);
        if (rest.end > rest.start && is_rest(page, row, next, rest) && !bring(page, row, next, rest))
            return false;
    }
    return true;
}
