/* Furniture stands in the same place on page after page and says the same, but for its number. It
 * is peeled off from the outside: a row further in is looked at only when all before it was a running head.
 */
#include "indexer/pdf/pdf_headers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/layout/ruled_boxes.h"
#include "indexer/pdf/pdf_segments.h"

#define SAME_PLACE 4.0F /* points */

enum { DEEP = 3 }; /* rows; a running head has no more than two */

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

/* Whether a number of the segment goes up with the pages, from the one to the other of the same hash. */
static bool counts_pages(const struct pdf_segment *a, const struct pdf_segment *b)
{
    long pages = (long)b->page - (long)a->page;
    return pages != 0 && ((a->number >= 0 && b->number - a->number == pages) ||
                          (a->first >= 0 && b->first - a->first == pages));
}

/* The segments of list[i]'s hash, in a list sorted by it. */
static void find_alike(struct pdf_segment *const *list, size_t count, size_t i, size_t *start, size_t *end)
{
    *start = *end = i;
    while (*start > 0 && list[*start - 1]->hash == list[i]->hash)
        (*start)--;
    while (*end < count && list[*end]->hash == list[i]->hash)
        (*end)++;
}

/* On how many pages the segment list[i] stands, itself included: with the same numbers, or with one that
 * goes up with the pages. */
static size_t repeats(struct pdf_segment *const *list, size_t start, size_t end, size_t i)
{
    size_t pages = 1, last = list[i]->page;
    for (size_t j = start; j < end; j++)
        if (list[j]->page != list[i]->page && list[j]->page != last && same_place(list[i], list[j]) &&
            (list[i]->exact == list[j]->exact || counts_pages(list[i], list[j]))) {
            pages++;
            last = list[j]->page;
        }
    return pages;
}

/* Whether a segment's number goes up to the next pages or from those before. */
static bool counts_on(struct pdf_segment *const *list, size_t start, size_t end, size_t i)
{
    for (size_t j = start; j < end; j++)
        if (labs((long)list[j]->page - (long)list[i]->page) <= 2 && same_place(list[i], list[j]) &&
            counts_pages(list[i], list[j]))
            return true;
    return false;
}

/* Whether the segment is its page's label, were it at the edge: a number that goes up with the pages; a
 * lone one only if it is dressed as such, or the page's own. */
static bool is_label(struct pdf_segment *const *list, size_t start, size_t end, size_t i)
{
    const struct pdf_segment *segment = list[i];
    if (segment->side && !segment->bare)
        return false;
    if (segment->number < 0)
        return segment->bare; /* i, ii, iii */
    bool outermost = segment->row == 0 || segment->row == -1;
    return counts_on(list, start, end, i) ||
           (segment->bare && outermost && (segment->ornate || segment->number == (long)segment->page + 1));
}

/* Whether list[i] is a running head, were it at the edge of its page. */
static bool recurs(struct pdf_segment *const *list, size_t start, size_t end, size_t i, size_t count)
{
    const struct pdf_segment *segment = list[i];
    if (segment->bare && segment->number >= 0)
        return is_label(list, start, end, i);
    size_t pages = repeats(list, start, end, i);
    if (segment->bare)
        return pages >= 2;
    return segment->letters >= 2 && (pages >= 3 || (pages == 2 && (count <= 4 || segment->side)));
}

/* --- tables --- */

/* Whether the box stands in a row of cells of the frame: three upright rules and more pass it. */
static bool is_in_cells(const struct pdf_page *page, const struct box *frame, const struct box *box)
{
    size_t uprights = 0;
    float last = -1;
    for (size_t r = 0; r < page->rule_count; r++) { /* sorted from the left */
        const struct box *rule = &page->rules[r].box;
        if (!page->rules[r].upright || rule->x1 < frame->x1 - 1 || rule->x1 > frame->x2 + 1 ||
            rule->y1 > box_middle_y(box) || rule->y2 < box_middle_y(box) ||
            fabsf(rule->x1 - last) < SAME_PLACE)
            continue;
        uprights++;
        last = rule->x1;
    }
    return uprights >= 3 && box_middle_x(box) > frame->x1 && box_middle_x(box) < frame->x2 &&
           box_middle_y(box) > frame->y1 && box_middle_y(box) < frame->y2;
}

/* Takes out of the set what stands in a ruled table; segments[start..end) are one page's. False without
 * memory. */
static bool spare_tables(const struct pdf_page *page, const struct pdf_segments *segments, bool *in_set,
                         size_t start, size_t end)
{
    struct pdf_frames frames = {0};
    if (page->rule_count == 0)
        return true;
    bool done = pdf_find_boxes(&frames, page);
    for (size_t f = 0; done && f < frames.count; f++)
        for (size_t i = start; i < end; i++)
            if (in_set[i] &&
                is_in_cells(page, &frames.boxes[f], &page->glyphs[segments->list[i].glyphs[0]].box))
                in_set[i] = false;
    pdf_frames_free(&frames);
    return done;
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

/* Whether the rest of a row that is in part a running head has figures: then it is a table's. */
static bool row_has_figures(const struct pdf_segments *segments, const bool *in_set, int row)
{
    for (size_t i = 0; i < segments->count; i++) {
        const struct pdf_segment *segment = &segments->list[i];
        if (segment->row == row && !segment->side && !in_set[i] && segment->number >= 0)
            return true;
    }
    return false;
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
    bool top_figures = row_has_figures(&page, in_set + start, top);
    bool bottom_figures = row_has_figures(&page, in_set + start, bottom);
    for (size_t i = start; i < end; i++) {
        const struct pdf_segment *segment = &segments->list[i];
        bool upper = segment->row >= 0;
        bool edge = segment->row == 0 || segment->row == -1;
        bool inside = upper ? segment->row > top : segment->row < bottom;
        bool partly = segment->row == top || segment->row == bottom;
        /* A row that is a running head in part ends the peeling, but that part goes; not a number, though,
         * that is perhaps a note's or a list's, unless in the outermost row, nor a label of figures. */
        if (!segment->side && (inside || (partly && segment->bare && !edge) ||
                               (partly && !segment->bare && (upper ? top_figures : bottom_figures))))
            in_set[i] = false;
        else if (in_set[i] && !segment->side && !segment->bare)
            segments->list[i].deep = upper ? top >= DEEP : bottom < -DEEP;
    }
}

/* A form's head, of many lines, is text where it stands first. */
static bool stays(const struct pdf_segment *segment, struct pdf_segment *const *list, size_t start,
                  const bool *in_set, const struct pdf_segment *segments)
{
    if (!segment->deep)
        return false;
    for (size_t j = start; list[j] != segment; j++)
        if (list[j]->exact == segment->exact && same_place(list[j], segment) && in_set[list[j] - segments])
            return false;
    return true;
}

/* --- what was found --- */

static bool add_line(struct pdf_page *page, const struct pdf_segment *segment)
{
    if (!pdf_grow(&page->lines, page->line_count, &page->line_capacity, sizeof *page->lines))
        return false;
    char *text = strdup(segment->text);
    if (!text)
        return false;
    struct pdf_line line = {.text = text, .role = LINE_SET_ASIDE};
    line.place = (struct place){.box = segment->box, .field = segment->box};
    page->lines[page->line_count++] = line;
    for (size_t i = 0; i < segment->count; i++)
        page->glyphs[segment->glyphs[i]].header = true;
    return true;
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

static bool settle(struct pdf_page *pages, struct pdf_segments *segments, const bool *in_set,
                   struct pdf_segment *const *list)
{
    bool done = true;
    for (size_t i = 0; done && i < segments->count; i++) {
        size_t own = (size_t)(list[i] - segments->list), start, end;
        if (!in_set[own])
            continue;
        find_alike(list, segments->count, i, &start, &end);
        if (is_label(list, start, end, i))
            done = take_label(&pages[list[i]->page], list[i]);
        list[i]->kept = stays(list[i], list, start, in_set, segments->list);
    }
    for (size_t i = 0; done && i < segments->count; i++)
        if (in_set[i] && !segments->list[i].kept)
            done = add_line(&pages[segments->list[i].page], &segments->list[i]);
    return done;
}

/* Finds the set: what recurs, outside of tables, from the edges inward. */
static bool find_set(struct pdf_page *pages, size_t count, const struct pdf_segments *segments,
                     struct pdf_segment *const *list, bool *in_set)
{
    for (size_t i = 0, start = 0, end = 0; i < segments->count; i++) {
        if (i >= end)
            find_alike(list, segments->count, i, &start, &end);
        in_set[list[i] - segments->list] = recurs(list, start, end, i, count);
    }
    for (size_t i = 0, start = 0; i < segments->count; i++)
        if (i + 1 == segments->count || segments->list[i + 1].page != segments->list[i].page) {
            if (!spare_tables(&pages[segments->list[i].page], segments, in_set, start, i + 1))
                return false;
            peel(segments, in_set, start, i + 1);
            start = i + 1;
        }
    return true;
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
    done = done && find_set(pages, count, &segments, list, in_set) && settle(pages, &segments, in_set, list);
    free(list);
    free(in_set);
    pdf_segments_free(&segments);
    return done;
}
