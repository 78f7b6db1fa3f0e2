/* Furniture stands in the same place on page after page and says the same, but for its number. It
 * is peeled off from the outside: a row further in is looked at only when all before it was a running head.
 */
#include "indexer/pdf/pdf_headers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/pdf_segments.h"

#define SAME_PLACE 4.0F /* points */

static int by_hash(const void *a, const void *b)
{
    const struct pdf_segment *left = *(const struct pdf_segment *const *)a;
    const struct pdf_segment *right = *(const struct pdf_segment *const *)b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->page < right->page ? -1 : left->page > right->page;
}

/* Heads change sides between left and right pages, tabs move down from chapter to chapter. */
static bool same_place(const struct pdf_segment *a, const struct pdf_segment *b)
{
    return a->side == b->side && fabsf(a->box.y1 - b->box.y1) <= SAME_PLACE && (a->row < 0) == (b->row < 0);
}

/* On how many pages the segment list[i] of a list sorted by hash stands, itself included. */
static size_t repeats(struct pdf_segment *const *list, size_t count, size_t i)
{
    size_t pages = 1, last = list[i]->page;
    for (size_t j = i; j-- > 0 && list[j]->hash == list[i]->hash;)
        if (list[j]->page != last && same_place(list[i], list[j])) {
            pages++;
            last = list[j]->page;
        }
    last = list[i]->page;
    for (size_t j = i + 1; j < count && list[j]->hash == list[i]->hash; j++)
        if (list[j]->page != last && same_place(list[i], list[j])) {
            pages++;
            last = list[j]->page;
        }
    return pages;
}

/* Whether a segment seen on so many of the pages is a running head, were it at the edge. */
static bool recurs(const struct pdf_segment *segment, size_t pages, size_t count)
{
    if (segment->bare)
        return pages >= 2 || (segment->row == -1 && segment->count > 2);
    return segment->letters >= 2 && (pages >= 3 || (pages == 2 && (count <= 4 || segment->side)));
}

/* --- peeling --- */

/* Whether all segments of the page's row are in the set; those in the margin do not count. */
static bool row_is_all(const struct pdf_segments *segments, const bool *in_set, size_t page, int row)
{
    for (size_t i = 0; i < segments->count; i++) {
        const struct pdf_segment *segment = &segments->list[i];
        if (segment->page == page && !segment->side && segment->row == row && !in_set[i])
            return false;
    }
    return true;
}

/* Keeps of the set only what is peeled off; segments[start..end) are one page's. */
static void peel(const struct pdf_segments *segments, bool *in_set, size_t start, size_t end)
{
    const struct pdf_segments page = {segments->list + start, end - start, 0};
    int top = 0, bottom = -1;
    while (start < end && top < PDF_EDGE_ROWS && row_is_all(&page, in_set + start, page.list->page, top))
        top++;
    while (start < end && bottom > -PDF_EDGE_ROWS - 1 &&
           row_is_all(&page, in_set + start, page.list->page, bottom))
        bottom--;
    for (size_t i = start; i < end; i++) {
        const struct pdf_segment *segment = &segments->list[i];
        bool edge = segment->row == 0 || segment->row == -1;
        bool inside = segment->row >= 0 ? segment->row > top : segment->row < bottom;
        bool partly = segment->row == top || segment->row == bottom;
        /* A row that is a running head in part ends the peeling, but that part goes; not a number, though,
         * that is perhaps a note's or a list's, unless in the outermost row. */
        if (!segment->side && (inside || (partly && segment->bare && !edge)))
            in_set[i] = false;
    }
}

/* --- what was found --- */

static bool add_line(struct pdf_page *page, const struct pdf_segment *segment)
{
    if (!pdf_grow(&page->lines, page->line_count, &page->line_capacity, sizeof *page->lines))
        return false;
    char *text = strdup(segment->text);
    if (!text)
        return false;
    struct pdf_line line = {.box = segment->box, .field = segment->box, .text = text};
    line.role = LINE_SET_ASIDE;
    page->lines[page->line_count++] = line;
    for (size_t i = 0; i < segment->count; i++)
        page->glyphs[segment->glyphs[i]].header = true;
    return true;
}

/* Whether the segment's number goes up with the pages. `next` is of the same hash. */
static bool counts_pages(const struct pdf_segment *a, const struct pdf_segment *b)
{
    return a->number >= 0 && b->number - a->number == (long)b->page - (long)a->page && a->page != b->page;
}

static bool take_label(struct pdf_page *page, const struct pdf_segment *segment)
{
    char *label = strdup(segment->text);
    if (!label)
        return false;
    free(page->label);
    page->label = label;
    return true;
}

static bool is_label(struct pdf_segment *const *list, size_t count, size_t i)
{
    if (list[i]->bare)
        return true;
    if (list[i]->side)
        return false;
    return (i > 0 && list[i - 1]->hash == list[i]->hash && counts_pages(list[i - 1], list[i])) ||
           (i + 1 < count && list[i + 1]->hash == list[i]->hash && counts_pages(list[i], list[i + 1]));
}

static bool settle(struct pdf_page *pages, struct pdf_segments *segments, const bool *in_set,
                   struct pdf_segment *const *list)
{
    bool done = true;
    for (size_t i = 0; done && i < segments->count; i++)
        if (in_set[i])
            done = add_line(&pages[segments->list[i].page], &segments->list[i]);
    for (size_t i = 0; done && i < segments->count; i++) {
        size_t own = (size_t)(list[i] - segments->list);
        if (in_set[own] && is_label(list, segments->count, i))
            done = take_label(&pages[list[i]->page], list[i]);
    }
    return done;
}

bool pdf_find_headers(struct pdf_page *pages, size_t count)
{
    struct pdf_segments segments = {0};
    bool done = true;
    for (size_t p = 0; done && p < count; p++)
        done = pdf_add_segments(&segments, &pages[p], p);
    bool *in_set = calloc(segments.count + 1, sizeof *in_set);
    struct pdf_segment **list = malloc((segments.count + 1) * sizeof *list);
    done = done && in_set && list;
    for (size_t i = 0; done && i < segments.count; i++)
        list[i] = &segments.list[i];
    if (done)
        qsort(list, segments.count, sizeof *list, by_hash);
    for (size_t i = 0; done && i < segments.count; i++)
        in_set[list[i] - segments.list] = recurs(list[i], repeats(list, segments.count, i), count);
    for (size_t i = 0, start = 0; done && i < segments.count; i++)
        if (i + 1 == segments.count || segments.list[i + 1].page != segments.list[i].page) {
            peel(&segments, in_set, start, i + 1);
            start = i + 1;
        }
    done = done && settle(pages, &segments, in_set, list);
    free(list);
    free(in_set);
    pdf_segments_free(&segments);
    return done;
}
