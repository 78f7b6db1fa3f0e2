#include "indexer/keys/slide_pages.h"

#include "indexer/lines/cursor.h"

/* Slides are few of many papers: all of these must hold. */
enum { LEAST_PAGES = 4, PAGE_LINES = 16, TITLE_POINTS = 30, LINE_POINTS = 40 };

struct counts {
    size_t pages, small, titled, lines, items, sentences, wide;
};

static bool is_sentence(struct cursor text)
{
    return cursor_last(&text) == 0x3002;
}

/* A line that names what a page shows: short, no item and no sentence. */
static bool is_title(const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    return !line_form(line)->item && !is_sentence(text) && !cursor_is_longer(&text, TITLE_POINTS) &&
           !cursor_holds(&text, "、") && cursor_points(&text) > 1;
}

static void count_line(struct counts *counts, const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    counts->lines++;
    counts->items += line_form(line)->item;
    counts->sentences += is_sentence(text);
    counts->wide += cursor_is_longer(&text, LINE_POINTS);
}

static void count_page(struct counts *counts, const struct page *page)
{
    const struct line *first = NULL;
    size_t lines = 0;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        if (line_is_out(line))
            continue;
        if (first)
            count_line(counts, line);
        first = first ? first : line;
        lines++;
    }
    if (!first)
        return;
    counts->pages++;
    counts->small += lines <= PAGE_LINES;
    counts->titled += lines > 1 && is_title(first);
}

bool slide_pages_are(const struct document *document)
{
    struct counts counts = {0};
    for (size_t p = 0; p < document->count; p++) {
        if (document->pages[p].laid_out)
            return false;
        if (p > 0)
            count_page(&counts, &document->pages[p]);
    }
    return counts.pages + 1 >= LEAST_PAGES && counts.small == counts.pages &&
           counts.titled * 10 >= counts.pages * 8 && counts.items * 2 >= counts.lines &&
           counts.sentences * 10 <= counts.lines && counts.wide * 10 <= counts.lines;
}
