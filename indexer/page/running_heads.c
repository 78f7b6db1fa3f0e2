/* Labels first, as their shape tells them; then the heads of tables, which no page's text begins with; then
 * what pages repeat at their edges, twice, for a second row shows once the first is set aside. */
#include "indexer/page/page.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/dates/fiscal_years.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"
#include "indexer/lines/page_label.h"
#include "indexer/page/chapter_titles.h"
#include "indexer/page/page_edge.h"
#include "indexer/page/recurring_texts.h"
#include "indexer/papers/title_form.h"
#include "indexer/plan/plan_table.h"

enum { NEAR_TOP = 3, NEAR_BOTTOM = 6, ROUNDS = 2, HEAD_LINES = 10 };

/* ------------------------------------------------------------------------------------------
 * Labels. */

static bool set_label(struct page *page, struct line *line)
{
    struct cursor label = cursor_trimmed(cursor_of(line->text));
    line->role = LINE_SET_ASIDE;
    page->label = strndup(label.at, (size_t)(label.end - label.at));
    return page->label != NULL;
}

/* A bare number at the top may be anything; where there are more pages it numbers them. */
static bool label_page(struct page *page, bool several)
{
    for (size_t l = page->count; l-- > 0;)
        if ((l < NEAR_TOP || l + NEAR_BOTTOM >= page->count) && page->lines[l].role == LINE_TEXT &&
            page_label_shape(page->lines[l].text) == LABEL_SURE)
            return set_label(page, &page->lines[l]);
    struct line *last = page_edge(page, true), *first = page_edge(page, false);
    if (!several && last && last != first && page_label_shape(last[-1].text) != LABEL_NONE)
        return true; /* the end of a column of numbers */
    if (last && last != first && page_label_shape(last->text) != LABEL_NONE)
        return set_label(page, last);
    if (first && last != first && several && page_label_shape(first->text) != LABEL_NONE)
        return set_label(page, first);
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Table heads. */

/* Where the lines that a head could consist of end. A page's label may stand among them. */
static size_t head_end(const struct page *page, size_t from, bool *anchor)
{
    size_t to = from;
    while (to < page->count && to < from + HEAD_LINES &&
           (page->lines[to].role == LINE_SET_ASIDE || plan_table_is_head(page->lines[to].text, anchor) ||
            (to > from && page_label_shape(page->lines[to].text) != LABEL_NONE)))
        to++;
    return to;
}

/* Lines that follow each other and consist of head words are a head when one holds an anchor. */
static bool find_table_heads(struct page *page)
{
    for (size_t from = 0, next; from < page->count; from = next) {
        bool anchor = false, unused = false;
        size_t to = head_end(page, from, &anchor);
        next = to == from ? from + 1 : to;
        for (size_t l = from; anchor && l < to; l++) {
            struct line *line = &page->lines[l];
            if (line->role == LINE_TEXT && !page->label && !plan_table_is_head(line->text, &unused) &&
                !set_label(page, line))
                return false;
            line->role = LINE_SET_ASIDE;
        }
    }
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Running heads and feet. */

/* A line that could run over every page: no sentence, and no numbered heading, which pages repeat too (of
 * chapters chapter_titles.c tells more). */
static bool may_run(const struct line *line)
{
    struct cursor cursor = cursor_of(line->text);
    struct heading heading;
    return line->role == LINE_TEXT && !cursor_holds(&cursor, "。") && !line_heading(line, &heading) &&
           !line_opens(line->text, strlen(line->text));
}

/* Adds the line of the row as a text of its page's edge. Fails: false without memory. */
static bool add_edge(struct edge_texts *edges, const struct line *line, size_t page, int row)
{
    return edge_texts_add(edges, (struct edge_text){.page = page,
                                                    .row = row,
                                                    .fixed = !may_run(line),
                                                    .box = line->place.box,
                                                    .text = strdup(line->text)});
}

/* Adds the outermost lines of a page. */
static bool add_edges(struct edge_texts *edges, struct line **lines, const struct page *page, size_t index)
{
    size_t rows = 0;
    bool good = true;
    for (size_t l = 0; l < page->count; l++)
        rows += page->lines[l].role != LINE_SET_ASIDE;
    for (size_t l = 0, row = 0; l < page->count && good; l++) {
        if (page->lines[l].role == LINE_SET_ASIDE)
            continue;
        int edge = edge_row(row++, rows);
        if (edge_is_near(edge)) {
            lines[edges->count] = &page->lines[l];
            good = add_edge(edges, &page->lines[l], index, edge);
        }
    }
    return good;
}

/* Sets aside what recurs on the pages, whose texts the reader left as they stand there. */
static bool find_running(struct document *document)
{
    struct edge_texts edges = {0};
    struct line **lines = malloc((document->count * 2 * EDGE_ROWS + 1) * sizeof(*lines)); /* of each text */
    bool good = lines != NULL;
    for (size_t p = 0; p < document->count && good; p++)
        if (!document->pages[p].laid_out)
            good = add_edges(&edges, lines, &document->pages[p], p);
    good = good && recurring_texts_find(&edges, document->count, NULL, NULL);
    for (size_t i = 0; i < edges.count && good; i++) {
        const struct edge_text *text = &edges.list[i];
        struct page *page = &document->pages[text->page];
        if (text->label && !page->label)
            good = set_label(page, lines[i]);
        if (text->recurs && !text->stays)
            lines[i]->role = LINE_SET_ASIDE;
    }
    edge_texts_free(&edges);
    free(lines);
    return good;
}

/* A single page shows its running head once: its first line of all, a phrase that opens with a fiscal
 * year and names another, or stands above a plan's table. */
static void find_single_head(struct page *page, const struct ssk_dictionary *dictionary)
{
    struct line *first = page_edge(page, false);
    struct year years[2];
    if (!first || !may_run(first))
        return;
    struct cursor cursor = cursor_trimmed(cursor_of(first->text));
    size_t count = fiscal_years_find(dictionary, first->text, years, 2);
    bool opens = count && ssk_year_of(dictionary->eras, dictionary->folder, cursor.at,
                                      (size_t)(years[0].rest - cursor.at)) == years[0].year;
    if (opens && !cursor_holds(&cursor, "、") && !plan_table_find_marker(first->text) &&
        (count == 2 || plan_table_on(page)))
        first->role = LINE_SET_ASIDE;
}

/* A document without a title is called by its running head. */
static bool adopt_title(struct document *document)
{
    struct page *page = document->count ? &document->pages[0] : NULL;
    for (size_t l = 0; page && l < page->count && !document->title; l++) {
        struct line *line = &page->lines[l];
        bool anchor = false;
        struct cursor text = cursor_trimmed(cursor_of(line->text));
        if (line->role != LINE_SET_ASIDE)
            return true;
        if (page_label_shape(line->text) != LABEL_NONE || plan_table_is_head(line->text, &anchor) ||
            title_is_unfit(text.at, (size_t)(text.end - text.at)))
            continue;
        document->title = strndup(text.at, (size_t)(text.end - text.at));
        return document->title != NULL;
    }
    return true;
}

/* The blank line below a running head is the margin's: a sentence may go on there from the page before. */
static void join_below_heads(struct document *document)
{
    for (size_t p = 1; p < document->count; p++) {
        struct page *page = &document->pages[p];
        struct line *first = page_edge(page, false);
        if (first && first > page->lines && first[-1].role == LINE_SET_ASIDE)
            first->begins_paragraph = false;
    }
}

ssk_status running_heads_find(struct document *document, const struct ssk_dictionary *dictionary,
                              struct ssk_error *error)
{
    bool good = true;
    for (size_t p = 0; p < document->count && good; p++) {
        struct page *page = &document->pages[p];
        good = page->laid_out || page->label || label_page(page, document->count > 1);
        good = good && find_table_heads(page);
        find_single_head(page, dictionary);
    }
    for (int round = 0; round < ROUNDS && good && document->count > 1; round++) /* the next one shows below */
        good = chapter_titles_find(document, false) && chapter_titles_find(document, true) &&
               find_running(document);
    good = good && adopt_title(document);
    join_below_heads(document);
    return good ? SSK_OK : ssk_no_memory(error);
}
