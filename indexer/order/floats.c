/* Figures, tables and boxes stand where there was room. When that is in the middle of a sentence of
 * the running text, they are read after its paragraph, or before it if it goes on overleaf. */
#include "indexer/order/order.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/placed_line.h"

/* Swaps lines [start, middle) with lines [middle, end). False without memory. */
static bool swap(struct page *page, size_t start, size_t middle, size_t end)
{
    size_t count = middle - start;
    struct line *copy = malloc((count + 1) * sizeof *copy);
    if (!copy)
        return false;
    memcpy(copy, page->lines + start, count * sizeof *copy);
    memmove(page->lines + start, page->lines + middle, (end - middle) * sizeof *copy);
    memcpy(page->lines + start + (end - middle), copy, count * sizeof *copy);
    free(copy);
    return true;
}

static bool is_text(const struct line *line)
{
    return line->role == LINE_TEXT && !line->place.floating;
}

/* Whether the sentence of this line of running text is still open at its end. */
static bool is_open(const struct line *line)
{
    return is_text(line) && line_is_open(line);
}

/* The end of the run of floats that begins at `start`. */
static size_t floats_end(const struct page *page, size_t start)
{
    while (start < page->count && page->lines[start].place.floating)
        start++;
    return start;
}

/* The end of the paragraph that goes on at `start`. */
static size_t paragraph_end(const struct page *page, size_t start)
{
    size_t end = start + 1;
    while (end < page->count && is_text(&page->lines[end]) && !page->lines[end].begins_paragraph &&
           is_open(&page->lines[end - 1]))
        end++;
    return end;
}

/* The first line of the paragraph that line `at` is of; page->count when that is overleaf. */
static size_t paragraph_start(const struct page *page, size_t at)
{
    while (is_text(&page->lines[at]) && !page->lines[at].begins_paragraph && at > 0)
        at--;
    return is_text(&page->lines[at]) && page->lines[at].begins_paragraph ? at : page->count;
}

/* The first line of running text of a later page; NULL when something else comes first. */
static const struct line *next_text(const struct page *pages, size_t count, size_t page)
{
    for (size_t p = page + 1; p < count; p++)
        for (size_t i = 0; i < pages[p].count; i++) {
            const struct line *line = &pages[p].lines[i];
            if (line->role == LINE_HEADING || is_text(line))
                return is_text(line) ? line : NULL;
        }
    return NULL;
}

/* Deals with the floats [start, end) after an open line; returns where to look on. */
static bool move(struct page *pages, size_t count, size_t p, size_t start, size_t *end)
{
    struct page *page = &pages[p];
    if (*end < page->count && is_text(&page->lines[*end])) {
        if (page->lines[*end].begins_paragraph)
            return true;
        size_t stop = paragraph_end(page, *end);
        bool done = swap(page, start, *end, stop);
        *end = start + (stop - *end);
        return done;
    }
    const struct line *next = next_text(pages, count, p);
    size_t first = start > 0 ? paragraph_start(page, start - 1) : page->count;
    if (!next || next->begins_paragraph || first >= start ||
        (*end < page->count && page->lines[*end].role == LINE_HEADING))
        return true;
    return swap(page, first, start, *end);
}

bool floats_move(struct document *document)
{
    struct page *pages = document->pages;
    size_t count = document->count;
    bool open = false; /* the running text read last */
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].count;) {
            const struct line *line = &pages[p].lines[i];
            if (!line->place.floating) {
                if (line->role == LINE_TEXT || line->role == LINE_HEADING)
                    open = is_open(line);
                i++;
                continue;
            }
            size_t end = floats_end(&pages[p], i), next = end;
            if (open && !move(pages, count, p, i, &next))
                return false;
            if (next != end && next > 0)
                open = is_open(&pages[p].lines[next - 1]);
            /* Moved behind the paragraph, the floats come round again, now after its end. */
            i = next != end ? next + (end - i) : end;
        }
    return true;
}
