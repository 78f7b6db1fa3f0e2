/* From pages to stretches of lines, through the search, and back to pages. */
#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "column_choice.h"
#include "markers.h"

enum {
    STRETCH_LINES = 400, /* the most lines decided together */
    BLOCK_CUTS = 2,      /* a block of a free page has columns if so many lines hold both … */
    BLOCK_SHARE = 5      /* … and one in so many */
};

struct untangling {
    struct document *document;
    struct stretch *stretches; /* all lines of the document, in order */
    size_t count, capacity;
    struct page *results; /* the new pages' lines, one for each page */
};

/* ------------------------------------------------------------------------------------------
 * Sorting lines into stretches. */

static void *grown(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    size_t wanted = *capacity ? *capacity * 2 : 16;
    void *bigger = reallocarray(array, wanted, size);
    if (bigger)
        *capacity = wanted;
    return bigger;
}

static bool add_strip(struct stretch *stretch, const struct document *document, size_t page, size_t line)
{
    struct strip *strips = grown(stretch->strips, stretch->count, &stretch->capacity, sizeof *strips);
    if (!strips)
        return false;
    stretch->strips = strips;
    const struct line *source = &document->pages[page].lines[line];
    size_t length = strlen(source->text);
    strips[stretch->count] = (struct strip){
        .text = source->text,
        .length = length,
        .page = page,
        .line = line,
        .aside = source->role != LINE_TEXT || marker_number_alone(source->text, length),
        .page_start = stretch->count && strips[stretch->count - 1].page != page,
        .pieces = {{0, length, COLUMN_SPAN}},
        .count = 1,
    };
    stretch->count++;
    return true;
}

/* Adds the line to the last stretch if that is of this kind and may go on, else to a new one. */
static bool add_line(struct untangling *run, enum stretch_kind kind, bool goes_on, size_t page, size_t line)
{
    struct stretch *last = run->count ? &run->stretches[run->count - 1] : NULL;
    if (!last || !goes_on || last->kind != kind || last->count >= STRETCH_LINES) {
        last = grown(run->stretches, run->count, &run->capacity, sizeof *last);
        if (!last)
            return false;
        run->stretches = last;
        last += run->count++;
        *last = (struct stretch){.kind = kind};
    }
    return add_strip(last, run->document, page, line);
}

static bool is_item(const struct line *line)
{
    size_t length = strlen(line->text), label = marker_item_label(line->text, length);
    return line->role == LINE_ITEM ||
           (line->role == LINE_TEXT && label &&
            (label == length || marker_organisation(line->text + label, length - label)));
}

/* Does the line show a kind's marker (<成果・進捗状況>), alone or last? */
static bool ends_in_marker(const struct line *line)
{
    static const char *const openings[] = {"<", "＜", "〈", "《", "【", "［", "[", NULL};
    size_t length = strlen(line->text);
    for (const char *const *opening = openings; *opening; opening++) {
        const char *marker = strstr(line->text, *opening);
        size_t rest = marker ? length - (size_t)(marker - line->text) : 0;
        if (marker && (marker_progress(marker, rest) || marker_plan(marker, rest)))
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
static bool sort_table_page(struct untangling *run, size_t p, bool in_row)
{
    const struct page *page = &run->document->pages[p];
    bool owners = false;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        bool item = is_item(line);
        owners = item || (owners && (line->role == LINE_OWNERS || line->role == LINE_KEY ||
                                     marker_organisation(line->text, strlen(line->text))));
        in_row = item || (line->role != LINE_HEADING && (in_row || marker_ahead(page, l)));
        if (!add_line(run, in_row && !owners ? STRETCH_ROW : STRETCH_KEEP, true, p, l))
            return false;
    }
    return true;
}

static bool sort_free_page(struct untangling *run, size_t p)
{
    const struct page *page = &run->document->pages[p];
    for (size_t l = 0; l < page->count; l++)
        if (!add_line(run, STRETCH_FREE, l > 0, p, l))
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

static bool sort_document(struct untangling *run)
{
    bool in_table = false;
    for (size_t p = 0; p < run->document->count; p++) {
        const struct page *page = &run->document->pages[p];
        bool table =
            !page->laid_out && (is_table_page(page) || (in_table && continues_table(run->document, p)));
        bool ok = page->laid_out || (table ? sort_table_page(run, p, in_table) : sort_free_page(run, p));
        if (!ok)
            return false;
        in_table = table;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Back to pages. */

static bool emit_piece(struct untangling *run, const struct strip *strip, size_t to_page,
                       const struct piece *piece)
{
    const struct line *source = &run->document->pages[strip->page].lines[strip->line];
    struct line *line =
        page_add_line(&run->results[to_page], source->text + piece->start, piece->length, source->number);
    if (!line)
        return false;
    line->role = source->role;
    line->level = source->level;
    line->fresh = source->fresh && piece->start == 0;
    line->column = piece->column;
    return true;
}

/* The pieces of one column, in order; column 0 is what spans, and stays on its page. */
static bool emit_column(struct untangling *run, const struct strip *strips, size_t count, int column,
                        size_t page)
{
    for (size_t i = 0; i < count; i++)
        for (int p = 0; p < strips[i].count; p++)
            if (strips[i].pieces[p].column == column &&
                !emit_piece(run, &strips[i], column ? page : strips[i].page, &strips[i].pieces[p]))
                return false;
    return true;
}

/* Every column in turn, then what spans. */
static bool emit_row(struct untangling *run, const struct strip *strips, size_t count)
{
    for (int column = 1; column <= COLUMNS_MAX; column++)
        if (!emit_column(run, strips, count, column, strips[0].page))
            return false;
    return emit_column(run, strips, count, COLUMN_SPAN, strips[0].page);
}

static bool spans(const struct strip *strip)
{
    return strip->pieces[0].column == COLUMN_SPAN;
}

static bool emit_lines(struct untangling *run, const struct strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct piece whole = {0, strips[i].length, COLUMN_SPAN};
        if (!emit_piece(run, &strips[i], strips[i].page, &whole))
            return false;
    }
    return true;
}

/* Columns show side by side: in a block of a free page where they hardly do, nothing is moved. */
static bool shows_columns(const struct strip *strips, size_t count)
{
    size_t cut = 0, lines = 0;
    for (size_t i = 0; i < count; i++) {
        cut += strips[i].count > 1;
        lines += !strips[i].aside;
    }
    return cut >= BLOCK_CUTS && cut * BLOCK_SHARE >= lines;
}

/* A free page goes block by block between the lines that span; asides do not end a block. */
static bool emit_blocks(struct untangling *run, const struct strip *strips, size_t count)
{
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        if (!spans(&strips[from]))
            while (to < count && (!spans(&strips[to]) || strips[to].aside))
                to++;
        bool columns = shows_columns(strips + from, to - from);
        if (!(columns ? emit_row(run, strips + from, to - from) : emit_lines(run, strips + from, to - from)))
            return false;
    }
    return true;
}

static bool emit_stretch(struct untangling *run, const struct stretch *stretch)
{
    if (stretch->columns < 2)
        return emit_lines(run, stretch->strips, stretch->count);
    return stretch->kind == STRETCH_ROW ? emit_row(run, stretch->strips, stretch->count)
                                        : emit_blocks(run, stretch->strips, stretch->count);
}

/* Puts the lines of `from` into `to`, and frees what was there. */
static void replace_lines(struct page *to, struct page *from)
{
    struct page old = *to;
    to->lines = from->lines;
    to->count = from->count;
    to->capacity = from->capacity;
    from->lines = old.lines;
    from->count = old.count;
}

static bool emit_document(struct untangling *run)
{
    struct document *document = run->document;
    run->results = calloc(document->count + 1, sizeof *run->results);
    bool ok = run->results != NULL;
    for (size_t s = 0; s < run->count && ok; s++)
        ok = emit_stretch(run, &run->stretches[s]);
    for (size_t p = 0; run->results && p < document->count; p++) {
        struct page *result = &run->results[p];
        if (ok && !document->pages[p].laid_out)
            replace_lines(&document->pages[p], result);
        for (size_t l = 0; l < result->count; l++)
            free(result->lines[l].text);
        free(result->lines);
    }
    free(run->results);
    return ok;
}

/* ------------------------------------------------------------------------------------------ */

/* Decides page by page: all rows that begin on a page share its layout. A free page of so many lines
 * that it has several stretches is no printed page, and they need not agree. */
static ssk_status decide(struct untangling *run, struct reading *reading)
{
    struct layout layout = {0};
    for (size_t from = 0, to; from < run->count; from = to) {
        size_t page = run->stretches[from].strips[0].page;
        for (to = from + 1; to < run->count && run->stretches[to].strips[0].page == page; to++)
            if (run->stretches[to].kind == STRETCH_FREE)
                break;
        ssk_status status = column_choose(reading, run->stretches + from, to - from, &layout);
        if (status != SSK_OK)
            return status;
    }
    return SSK_OK;
}

ssk_status columns_untangle(struct document *document, struct ssk_tagger *tagger, struct ssk_error *error)
{
    struct untangling run = {.document = document};
    struct reading *reading = reading_new(tagger);
    ssk_status status = SSK_MEMORY;
    if (reading && sort_document(&run))
        status = decide(&run, reading);
    if (status == SSK_OK && !emit_document(&run))
        status = SSK_MEMORY;
    for (size_t s = 0; s < run.count; s++)
        free(run.stretches[s].strips);
    free(run.stretches);
    reading_free(reading);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "no memory left");
}
