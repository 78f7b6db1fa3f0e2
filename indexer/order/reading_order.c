/* From pages to stretches of lines, through the search, and back to pages. */
#include "indexer/order/order.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/order/columns/choose_columns.h"
#include "indexer/order/tables/choose_table.h"
#include "indexer/order/write_back.h"
#include "seisaku/array.h"

enum { AROUND_LINES = 12 /* text around a table flows in columns only if it has so many lines */ };

struct reordering {
    struct document *document;
    struct stretch *stretches; /* all lines of the document, in order */
    size_t count, capacity;
};

/* ------------------------------------------------------------------------------------------
 * Sorting lines into stretches. */

static bool add_strip(struct stretch *stretch, const struct document *document, size_t page, size_t line)
{
    if (!SSK_GROW(stretch->strips, stretch->count, stretch->capacity))
        return false;
    const struct line *source = &document->pages[page].lines[line];
    size_t length = strlen(source->text);
    stretch->strips[stretch->count] = (struct strip){
        .text = source->text,
        .length = length,
        .page = page,
        .line = line,
        .aside = source->role != LINE_TEXT || source->row > 0 || line_is_number(source->text, length),
        .page_start = stretch->count && stretch->strips[stretch->count - 1].page != page,
        .pieces = {{0, length, COLUMN_SPAN}},
        .count = 1,
    };
    stretch->count++;
    return true;
}

/* Adds the line to the last stretch if that is of this kind and may go on, else to a new one. */
static bool add_line(struct reordering *reordering, enum stretch_kind kind, bool goes_on, size_t page,
                     size_t line)
{
    struct stretch *last = reordering->count ? &reordering->stretches[reordering->count - 1] : NULL;
    if (!last || !goes_on || last->kind != kind || last->count >= STRETCH_LINES) {
        if (!SSK_GROW(reordering->stretches, reordering->count, reordering->capacity))
            return false;
        last = &reordering->stretches[reordering->count++];
        *last = (struct stretch){.kind = kind};
    }
    return add_strip(last, reordering->document, page, line);
}

static bool is_item(const struct line *line)
{
    size_t length = strlen(line->text), label = line_item_label(line->text, length);
    return line->role == LINE_ITEM ||
           (line->role == LINE_TEXT && label &&
            (label == length || line_is_organisation(line->text + label, length - label)));
}

/* Does the line show a kind's marker (<成果・進捗状況>), alone or last? */
static bool ends_in_marker(const struct line *line)
{
    static const char *const openings[] = {"<", "＜", "〈", "《", "【", "［", "[", NULL};
    size_t length = strlen(line->text);
    for (const char *const *opening = openings; *opening; opening++) {
        const char *marker = strstr(line->text, *opening);
        size_t rest = marker ? length - (size_t)(marker - line->text) : 0;
        if (marker && (line_is_progress(marker, rest) || line_is_plan(marker, rest)))
            return true;
    }
    return false;
}

static bool is_table_page(const struct page *page)
{
    for (size_t l = 0; l < page->count; l++)
        if (ends_in_marker(&page->lines[l]))
            return true;
    return false;
}

/* Does a marker of progress or plan come before the next label or heading? Then the lines up to it are
 * a row's though it began on a page that is not here. */
static bool marker_ahead(const struct page *page, size_t l)
{
    for (; l < page->count && !is_item(&page->lines[l]) && page->lines[l].role != LINE_HEADING; l++)
        if (page->lines[l].role == LINE_TEXT && ends_in_marker(&page->lines[l]))
            return true;
    return false;
}

/* Labels and ministries are lines of their own; what follows them is a row's body. The lines before
 * the first label may still belong to a row that began overleaf; a heading ends a row. */
static bool sort_table_page(struct reordering *reordering, size_t p, bool in_row)
{
    const struct page *page = &reordering->document->pages[p];
    bool owners = false;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        bool item = is_item(line);
        owners = item || (owners && (line->role == LINE_OWNERS || line->role == LINE_KEY ||
                                     line_is_organisation(line->text, strlen(line->text))));
        in_row = item || (line->role != LINE_HEADING && (in_row || marker_ahead(page, l)));
        if (!add_line(reordering, in_row && !owners ? STRETCH_ROW : STRETCH_KEEP, true, p, l))
            return false;
    }
    return true;
}

static bool sort_free_page(struct reordering *reordering, size_t p)
{
    const struct page *page = &reordering->document->pages[p];
    for (size_t l = 0; l < page->count; l++)
        if (!add_line(reordering, STRETCH_FREE, l > 0, p, l))
            return false;
    return true;
}

/* Whether both pages begin with the same running head, page numbers and years aside. */
static bool same_head(const struct page *a, const struct page *b)
{
    const char *x = a->count ? a->lines[0].text : "", *y = b->count ? b->lines[0].text : "";
    bool any = false;
    for (;; x++, y++) {
        x += strspn(x, "0123456789");
        y += strspn(y, "0123456789");
        if (*x != *y || !*x)
            return any && *x == *y;
        any = true;
    }
}

/* The end of a table's last row may stand on a page without any marker. */
static bool continues_table(const struct document *document, size_t p)
{
    return p > 0 && !document->pages[p].laid_out && same_head(&document->pages[p - 1], &document->pages[p]);
}

static bool sort_document(struct reordering *reordering)
{
    bool in_table = false;
    for (size_t p = 0; p < reordering->document->count; p++) {
        const struct page *page = &reordering->document->pages[p];
        bool table = !page->laid_out &&
                     (is_table_page(page) || (in_table && continues_table(reordering->document, p)));
        bool ok = page->laid_out ||
                  (table ? sort_table_page(reordering, p, in_table) : sort_free_page(reordering, p));
        if (!ok)
            return false;
        in_table = table;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------ */

/* Text around a page's table may flow in columns, or hold a table of other columns. */
static ssk_status decide_around(struct continuity *continuity, struct stretch *page, size_t from, size_t to,
                                struct layout *flow)
{
    struct stretch around = {.kind = STRETCH_FREE, .strips = page->strips + from, .count = to - from};
    struct table_layout table = {0};
    ssk_status status = choose_columns(continuity, &around, 1, flow);
    if (status == SSK_OK)
        status = choose_table(continuity, flow, &around, &table);
    for (size_t i = 0; i < around.count && around.kind == STRETCH_TABLE; i++)
        around.strips[i].row +=
            around.strips[i].row ? (int)page->count : 0; /* other numbers than the page's */
    return status;
}

/* Whether a free page holds a table, and what stands around it. */
static ssk_status decide_table(struct continuity *continuity, struct stretch *page, struct layout *flow,
                               struct table_layout *table)
{
    ssk_status status = choose_table(continuity, flow, page, table);
    if (page->kind != STRETCH_TABLE)
        return status;
    for (size_t from = 0, to; from < page->count && status == SSK_OK; from = to) {
        bool text = page->strips[from].row == 0;
        for (to = from + 1; to < page->count && (page->strips[to].row == 0) == text;)
            to++;
        if (text && to - from >= AROUND_LINES)
            status = decide_around(continuity, page, from, to, flow);
    }
    return status;
}

static void forget_words(struct stretch *stretch)
{
    for (size_t i = 0; i < stretch->count; i++)
        for (int kind = 0; kind < STRETCH_KINDS; kind++) {
            line_words_free(stretch->strips[i].words[kind]);
            stretch->strips[i].words[kind] = NULL;
        }
}

/* Decides page by page: all rows that begin on a page share its layout. A free page of so many lines
 * that it has several stretches is no printed page, and they need not agree. */
static ssk_status decide(struct reordering *reordering, struct continuity *continuity)
{
    struct layout layout = {0};
    struct table_layout table = {0};
    for (size_t from = 0, to; from < reordering->count; from = to) {
        size_t page = reordering->stretches[from].strips[0].page;
        for (to = from + 1; to < reordering->count && reordering->stretches[to].strips[0].page == page; to++)
            if (reordering->stretches[to].kind == STRETCH_FREE)
                break;
        struct stretch *first = &reordering->stretches[from];
        ssk_status status = choose_columns(continuity, first, to - from, &layout);
        if (status == SSK_OK && first->kind == STRETCH_FREE)
            status = decide_table(continuity, first, &layout, &table);
        for (size_t s = from; s < to; s++)
            forget_words(&reordering->stretches[s]);
        if (status != SSK_OK)
            return status;
    }
    return SSK_OK;
}

ssk_status reading_order_restore(struct document *document, struct ssk_tagger *tagger,
                                 struct ssk_error *error)
{
    struct reordering reordering = {.document = document};
    struct continuity *continuity = continuity_new(tagger);
    ssk_status status = SSK_MEMORY;
    if (continuity && sort_document(&reordering))
        status = decide(&reordering, continuity);
    if (status == SSK_OK && !write_back(document, reordering.stretches, reordering.count))
        status = SSK_MEMORY;
    for (size_t s = 0; s < reordering.count; s++) {
        forget_words(&reordering.stretches[s]);
        free(reordering.stretches[s].strips);
    }
    free(reordering.stretches);
    continuity_free(continuity);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
