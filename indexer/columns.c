/* From pages to stretches of lines, through the search, and back to pages.
 *
 * A stretch is what is decided together: the body of one table row (from below its item label and
 * ministries to the next label, over page ends), or a whole page that has no such rows. */
#include "columns.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "column_search.h"
#include "layout.h"
#include "markers.h"
#include "reading.h"
#include "seisaku/unicode.h"

enum {
    GUESSES = 10,
    STRETCH_LINES = 400,    /* the longest stretch decided together */
    GUTTERS = 4,            /* lines with a gutter: the least evidence of columns on a free page */
    GAIN_A_CUT = 2500,      /* what cutting a free page must gain over leaving it, a line cut */
    ORGANISATION_LINES = 30 /* lines of ministries after an item label */
};

struct place {
    size_t page, line;
};

/* The lines of a stretch and where each came from. */
struct bundle {
    struct strip *strips;
    struct place *places;
    size_t count, capacity;
};

/* What a document's lines are sorted into, in order: a line that stays as it is, a row's body, or
 * (a part of) a page without rows. */
enum segment_kind { SEGMENT_LINE, SEGMENT_ROW, SEGMENT_FREE };

struct segment {
    enum segment_kind kind;
    struct bundle bundle;
    int columns; /* decided: 1 leaves the lines as they are */
};

struct untangling {
    struct document *document;
    struct reading *reading;
    struct segment *segments;
    size_t count, capacity;
    struct page *results; /* the new pages' lines, one for each page */
};

static bool add_strip(struct bundle *bundle, const struct document *document, size_t page, size_t line)
{
    if (bundle->count == bundle->capacity) {
        size_t capacity = bundle->capacity ? 2 * bundle->capacity : 64;
        struct strip *strips = reallocarray(bundle->strips, capacity, sizeof *strips);
        if (strips)
            bundle->strips = strips;
        struct place *places = reallocarray(bundle->places, capacity, sizeof *places);
        if (places)
            bundle->places = places;
        if (!strips || !places)
            return false;
        bundle->capacity = capacity;
    }
    const struct line *source = &document->pages[page].lines[line];
    size_t length = strlen(source->text);
    bool new_page = bundle->count && bundle->places[bundle->count - 1].page != page;
    bundle->strips[bundle->count] = (struct strip){
        .text = source->text,
        .length = length,
        .aside = source->role == LINE_FURNITURE || marker_number_alone(source->text, length),
        .page_start = new_page,
    };
    bundle->places[bundle->count++] = (struct place){page, line};
    return true;
}

static void bundle_free(struct bundle *bundle)
{
    free(bundle->strips);
    free(bundle->places);
    *bundle = (struct bundle){0};
}

/* ------------------------------------------------------------------------------------------
 * Back to pages. */

static bool emit_piece(struct untangling *run, struct place from, size_t to_page, const struct piece *piece)
{
    struct line *source = &run->document->pages[from.page].lines[from.line];
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

/* One column of strips[from .. to), in order; column 0 is what spans. */
static bool emit_column(struct untangling *run, const struct bundle *bundle, size_t from, size_t to,
                        int column, size_t page)
{
    for (size_t i = from; i < to; i++) {
        const struct strip *strip = &bundle->strips[i];
        for (int p = 0; p < strip->count; p++)
            if (strip->pieces[p].column == column &&
                !emit_piece(run, bundle->places[i], column ? page : bundle->places[i].page,
                            &strip->pieces[p]))
                return false;
    }
    return true;
}

static bool spans(const struct strip *strip)
{
    return strip->pieces[0].column == COLUMN_SPAN;
}

/* A row: every column in turn, then what spans. */
static bool emit_row(struct untangling *run, const struct bundle *bundle)
{
    size_t page = bundle->count ? bundle->places[0].page : 0;
    for (int column = 1; column <= COLUMNS_MAX; column++)
        if (!emit_column(run, bundle, 0, bundle->count, column, page))
            return false;
    return emit_column(run, bundle, 0, bundle->count, COLUMN_SPAN, page);
}

/* A free page: block by block between the lines that span; asides do not end a block. */
static bool emit_blocks(struct untangling *run, const struct bundle *bundle)
{
    for (size_t from = 0, to; from < bundle->count; from = to) {
        to = from + 1;
        if (!spans(&bundle->strips[from]))
            while (to < bundle->count && (!spans(&bundle->strips[to]) || bundle->strips[to].aside))
                to++;
        for (int column = 1; column <= COLUMNS_MAX; column++)
            if (!emit_column(run, bundle, from, to, column, bundle->places[from].page))
                return false;
        if (!emit_column(run, bundle, from, to, COLUMN_SPAN, bundle->places[from].page))
            return false;
    }
    return true;
}

static bool emit_lines(struct untangling *run, const struct bundle *bundle)
{
    for (size_t i = 0; i < bundle->count; i++) {
        struct piece whole = {0, bundle->strips[i].length, COLUMN_SPAN};
        if (!emit_piece(run, bundle->places[i], bundle->places[i].page, &whole))
            return false;
    }
    return true;
}

static bool emit_segment(struct untangling *run, const struct segment *segment)
{
    if (segment->columns < 2)
        return emit_lines(run, &segment->bundle);
    return segment->kind == SEGMENT_ROW ? emit_row(run, &segment->bundle)
                                        : emit_blocks(run, &segment->bundle);
}

/* Writes all segments to new pages, and these over the document's. */
static bool emit_document(struct untangling *run)
{
    struct document *document = run->document;
    run->results = calloc(document->count + 1, sizeof *run->results);
    bool ok = run->results != NULL;
    for (size_t s = 0; s < run->count && ok; s++)
        ok = emit_segment(run, &run->segments[s]);
    for (size_t p = 0; run->results && p < document->count; p++) {
        struct page *page = &document->pages[p], *result = &run->results[p];
        if (ok && !page->laid_out) {
            struct page old = *page;
            page->lines = result->lines, page->count = result->count, page->capacity = result->capacity;
            result->lines = old.lines, result->count = old.count;
        }
        for (size_t l = 0; l < result->count; l++)
            free(result->lines[l].text);
        free(result->lines);
    }
    free(run->results);
    return ok;
}

/* ------------------------------------------------------------------------------------------
 * Sorting lines into segments. */

static struct segment *add_segment(struct untangling *run, enum segment_kind kind)
{
    if (run->count == run->capacity) {
        size_t capacity = run->capacity ? 2 * run->capacity : 64;
        struct segment *segments = reallocarray(run->segments, capacity, sizeof *segments);
        if (!segments)
            return NULL;
        run->segments = segments;
        run->capacity = capacity;
    }
    run->segments[run->count] = (struct segment){.kind = kind, .columns = 1};
    return &run->segments[run->count++];
}

/* Adds the line to the last segment if that is of this kind and `open`, else to a new one. */
static bool add_line(struct untangling *run, enum segment_kind kind, bool open, size_t page, size_t line)
{
    struct segment *last = run->count ? &run->segments[run->count - 1] : NULL;
    if (!last || !open || last->kind != kind || last->bundle.count >= STRETCH_LINES)
        last = add_segment(run, kind);
    return last && add_strip(&last->bundle, run->document, page, line);
}

static bool is_item(const struct line *line)
{
    size_t length = strlen(line->text), label = marker_item_label(line->text, length);
    return line->role == LINE_TEXT && label &&
           (label == length || marker_organisation(line->text + label, length - label));
}

/* A page of the table has an item's label or a kind's marker opening a piece of a line. */
static bool is_table_page(const struct page *page)
{
    bool item = false, marker = false;
    for (size_t l = 0; l < page->count && !(item && marker); l++) {
        const char *text = page->lines[l].text, *bracket = strpbrk(text, "<[");
        size_t length = strlen(text);
        const char *last = memrchr(text, ' ', length);
        const char *piece = bracket ? bracket : last ? last + 1 : text;
        size_t rest = length - (size_t)(piece - text);
        item |= is_item(&page->lines[l]);
        marker |= marker_progress(piece, rest) || marker_plan(piece, rest);
    }
    return marker;
}

/* A table page: labels and ministries are lines of their own, what follows them is a row's body. The
 * lines before the first label may still belong to a row that began overleaf. */
static bool sort_table_page(struct untangling *run, size_t p, bool goes_on)
{
    const struct page *page = &run->document->pages[p];
    bool in_row = goes_on, owners = false;
    for (size_t l = 0; l < page->count; l++) {
        const struct line *line = &page->lines[l];
        bool item = is_item(line);
        owners = item || (owners && marker_organisation(line->text, strlen(line->text)));
        bool body = !owners && (in_row || (run->count && l && !goes_on && in_row));
        if (!add_line(run, body ? SEGMENT_ROW : SEGMENT_LINE, body && run->count, p, l))
            return false;
        in_row = in_row || item;
    }
    return true;
}

static bool sort_free_page(struct untangling *run, size_t p)
{
    const struct page *page = &run->document->pages[p];
    for (size_t l = 0; l < page->count; l++)
        if (!add_line(run, SEGMENT_FREE, l > 0, p, l))
            return false;
    return true;
}

static bool sort_document(struct untangling *run)
{
    bool goes_on = false;
    for (size_t p = 0; p < run->document->count; p++) {
        const struct page *page = &run->document->pages[p];
        if (page->laid_out) {
            goes_on = false;
            continue;
        }
        bool table = is_table_page(page);
        if (!(table ? sort_table_page(run, p, goes_on) : sort_free_page(run, p)))
            return false;
        goes_on = table;
    }
    return true;
}

/* ------------------------------------------------------------------------------------------
 * Deciding: the cheapest of the guessed layouts, over all the segments of a page at once. */

static ssk_status search_group(struct untangling *run, const struct layout *layout, size_t from, size_t to,
                               long *total)
{
    *total = 0;
    for (size_t s = from; s < to; s++) {
        struct segment *segment = &run->segments[s];
        long price = 0;
        if (segment->kind == SEGMENT_LINE)
            continue;
        ssk_status status =
            column_search(run->reading, layout, segment->kind == SEGMENT_ROW ? STRETCH_ROW : STRETCH_FREE,
                          segment->bundle.strips, segment->bundle.count, &price);
        if (status != SSK_OK)
            return status;
        segment->columns = layout->columns;
        *total += price;
    }
    return SSK_OK;
}

/* All strips of the group in one array, for the guesses; NULL without memory. */
static struct strip *group_strips(const struct untangling *run, size_t from, size_t to, size_t *count)
{
    *count = 0;
    for (size_t s = from; s < to; s++)
        *count += run->segments[s].kind == SEGMENT_LINE ? 0 : run->segments[s].bundle.count;
    struct strip *strips = malloc((*count + 1) * sizeof *strips);
    size_t used = 0;
    for (size_t s = from; strips && s < to; s++) {
        const struct bundle *bundle = &run->segments[s].bundle;
        if (run->segments[s].kind == SEGMENT_LINE)
            continue;
        memcpy(strips + used, bundle->strips, bundle->count * sizeof *strips);
        used += bundle->count;
    }
    return strips;
}

static size_t count_cuts(const struct untangling *run, size_t from, size_t to)
{
    size_t cuts = 0;
    for (size_t s = from; s < to; s++)
        for (size_t i = 0; i < run->segments[s].bundle.count; i++)
            cuts += run->segments[s].bundle.strips[i].count > 1;
    return cuts;
}

static ssk_status decide_group(struct untangling *run, size_t from, size_t to, bool rows)
{
    struct layout layouts[GUESSES + 1];
    size_t count;
    struct strip *strips = group_strips(run, from, to, &count);
    int guesses = strips ? layout_guess(strips, count, rows ? 0 : GUTTERS, layouts, GUESSES) : -1;
    struct layout single = rows && guesses >= 0 ? layout_single(strips, count) : (struct layout){0};
    free(strips);
    if (guesses < 0)
        return SSK_MEMORY;
    if (!guesses)
        return SSK_OK;
    layouts[guesses] = single;
    long best_price = LONG_MAX, price, single_price = 0;
    int best = guesses;
    ssk_status status;
    for (int g = guesses; g >= 0; g--) {
        if ((status = search_group(run, &layouts[g], from, to, &price)) != SSK_OK)
            return status;
        if (g == guesses)
            single_price = price;
        else if (!rows)
            price += GAIN_A_CUT * (long)count_cuts(run, from, to);
        if (getenv("COLS_DEBUG"))
            fprintf(stderr, "page %zu layout %d %d %d %d price %ld cuts %zu\n",
                    run->segments[from].bundle.places[0].page + 1, layouts[g].columns, layouts[g].widths[0],
                    layouts[g].widths[1], layouts[g].widths[2], price, count_cuts(run, from, to));
        if (price < best_price) {
            best_price = price;
            best = g;
        }
    }
    (void)single_price;
    return search_group(run, &layouts[best], from, to, &price);
}

static ssk_status decide(struct untangling *run)
{
    for (size_t from = 0, to; from < run->count; from = to) {
        size_t page = run->segments[from].bundle.places[0].page;
        bool rows = false;
        for (to = from; to < run->count && run->segments[to].bundle.places[0].page == page; to++)
            rows |= run->segments[to].kind == SEGMENT_ROW;
        ssk_status status = decide_group(run, from, to, rows);
        if (status != SSK_OK)
            return status;
    }
    return SSK_OK;
}

ssk_status columns_untangle(struct document *document, struct ssk_tagger *tagger, struct ssk_error *error)
{
    struct untangling run = {.document = document, .reading = reading_new(tagger)};
    ssk_status status = SSK_MEMORY;
    if (run.reading && sort_document(&run) && (status = decide(&run)) == SSK_OK && !emit_document(&run))
        status = SSK_MEMORY;
    for (size_t s = 0; s < run.count; s++)
        bundle_free(&run.segments[s].bundle);
    free(run.segments);
    reading_free(run.reading);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}
