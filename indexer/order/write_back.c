#include "indexer/order/write_back.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_CUTS = 2, /* a block of a free page has columns if so many lines hold both … */
    BLOCK_SHARE = 5 /* … and one in so many */
};

struct emission {
    struct document *document;
    struct page *results; /* the new pages' lines, one for each page */
    int rows;             /* of tables so far */
};

static bool emit_piece(struct emission *emission, const struct strip *strip, size_t to_page,
                       const struct piece *piece)
{
    const struct line *source = &emission->document->pages[strip->page].lines[strip->line];
    struct line *line = page_add_line(&emission->results[to_page], source->text + piece->start, piece->length,
                                      source->number);
    if (!line)
        return false;
    line->role = source->role;
    line->level = source->level;
    line->begins_paragraph = source->begins_paragraph && piece->start == 0;
    line->column = piece->column;
    line->row = source->row;
    line->apart = source->apart;
    return true;
}

/* The pieces of one column, in order; column 0 is what spans, and stays on its page. */
static bool emit_column(struct emission *emission, const struct strip *strips, size_t count, int column,
                        size_t page)
{
    for (size_t i = 0; i < count; i++)
        for (int p = 0; p < strips[i].count; p++)
            if (strips[i].pieces[p].column == column &&
                !emit_piece(emission, &strips[i], column ? page : strips[i].page, &strips[i].pieces[p]))
                return false;
    return true;
}

/* Every column in turn, then what spans. */
static bool emit_row(struct emission *emission, const struct strip *strips, size_t count)
{
    for (int column = 1; column <= COLUMNS_MAX; column++)
        if (!emit_column(emission, strips, count, column, strips[0].page))
            return false;
    return emit_column(emission, strips, count, COLUMN_SPAN, strips[0].page);
}

static bool spans(const struct strip *strip)
{
    return strip->pieces[0].column == COLUMN_SPAN;
}

static bool emit_lines(struct emission *emission, const struct strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct piece whole = {0, strips[i].length, COLUMN_SPAN};
        if (!emit_piece(emission, &strips[i], strips[i].page, &whole))
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
static bool emit_blocks(struct emission *emission, const struct strip *strips, size_t count)
{
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        if (!spans(&strips[from]))
            while (to < count && (!spans(&strips[to]) || strips[to].aside))
                to++;
        bool columns = shows_columns(strips + from, to - from);
        if (!(columns ? emit_row(emission, strips + from, to - from)
                      : emit_lines(emission, strips + from, to - from)))
            return false;
    }
    return true;
}

/* A line of a table's row, in the text of its cell. */
static bool emit_cell_piece(struct emission *emission, const struct strip *strip, const struct piece *piece,
                            bool begins_paragraph)
{
    struct page *page = &emission->results[strip->page];
    if (!emit_piece(emission, strip, strip->page, piece))
        return false;
    struct line *line = &page->lines[page->count - 1];
    line->column = 0;
    line->row = emission->rows;
    line->begins_paragraph = begins_paragraph;
    return true;
}

/* A row's cell, which begins a paragraph. */
static bool emit_cell(struct emission *emission, const struct strip *strips, size_t count, int column)
{
    bool begins_paragraph = true;
    for (size_t i = 0; i < count; i++)
        for (int p = 0; p < strips[i].count; p++) {
            if (strips[i].pieces[p].column != column)
                continue;
            if (!emit_cell_piece(emission, &strips[i], &strips[i].pieces[p], begins_paragraph))
                return false;
            begins_paragraph = false;
        }
    return true;
}

/* The cells of a row, one by one, then what stood between its lines. */
static bool emit_cells(struct emission *emission, const struct strip *strips, size_t count)
{
    emission->rows++;
    for (int column = 1; column <= COLUMNS_MAX; column++)
        if (!emit_cell(emission, strips, count, column))
            return false;
    return emit_column(emission, strips, count, COLUMN_SPAN, strips[0].page);
}

/* A table row by row; the text around it is a free page's. */
static bool emit_table(struct emission *emission, const struct strip *strips, size_t count)
{
    bool ok = true;
    for (size_t from = 0, to; from < count && ok; from = to) {
        int row = strips[from].row;
        size_t end = to = from + 1;
        for (; end < count && (strips[end].row == row || (row && strips[end].aside)); end++)
            to = strips[end].row == row ? end + 1 : to;
        ok = row ? emit_cells(emission, strips + from, to - from)
                 : emit_blocks(emission, strips + from, to - from);
    }
    return ok;
}

static bool emit_stretch(struct emission *emission, const struct stretch *stretch)
{
    if (stretch->kind == STRETCH_TABLE)
        return emit_table(emission, stretch->strips, stretch->count);
    if (stretch->columns < 2)
        return emit_lines(emission, stretch->strips, stretch->count);
    return stretch->kind == STRETCH_ROW ? emit_row(emission, stretch->strips, stretch->count)
                                        : emit_blocks(emission, stretch->strips, stretch->count);
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

/* The number of the last of the rows that are known already. */
static int last_row(const struct document *document)
{
    int row = 0;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].row > row)
                row = document->pages[p].lines[l].row;
    return row;
}

bool write_back(struct document *document, const struct stretch *stretches, size_t count)
{
    struct emission emission = {.document = document,
                                .results = calloc(document->count + 1, sizeof *emission.results),
                                .rows = last_row(document)};
    bool ok = emission.results != NULL;
    for (size_t s = 0; s < count && ok; s++)
        ok = emit_stretch(&emission, &stretches[s]);
    for (size_t p = 0; emission.results && p < document->count; p++) {
        struct page *result = &emission.results[p];
        if (ok && !document->pages[p].laid_out)
            replace_lines(&document->pages[p], result);
        page_free_lines(result);
    }
    free(emission.results);
    return ok;
}
