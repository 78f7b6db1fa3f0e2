/* Tables whose cells a reader knows: a row whose cells go together is one passage, others are read cell by
 * cell; which column a cell of text stands in is told by its head. */
#include "indexer/order/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/order/table_cells.h"
#include "indexer/order/table_head.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    ROW_POINTS = 500, /* of a longer row each cell is read by itself */
    HEADS_MAX = 64
};

/* The heads of columns, which hold for the rows below and for those of the pages behind. */
struct heads {
    struct {
        struct box field;
        char *name; /* owned */
    } list[HEADS_MAX];
    size_t count;
};

static void drop_heads(struct heads *heads)
{
    for (size_t i = 0; i < heads->count; i++)
        free(heads->list[i].name);
    heads->count = 0;
}

/* The text of a cell, its paragraphs parted by blanks. */
static void append_cell(struct ssk_buffer *out, const struct page *page, const struct table_cell *cell)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t l = cell->start; l < cell->end; l++) {
        const struct line *line = &page->lines[l];
        if (line_is_out(line))
            continue;
        if (text.length && line->begins_paragraph)
            ssk_buffer_append_string(&text, "\u3000");
        join_line(&text, line->text, strlen(line->text));
    }
    ssk_buffer_append(out, text.data, text.length);
    out->failed |= text.failed;
    ssk_buffer_free(&text);
}

static bool take_heads(struct heads *heads, const struct table *table)
{
    drop_heads(heads);
    for (size_t c = 0; c < table->count && heads->count < HEADS_MAX; c++) {
        const struct table_cell *cell = &table->cells[c];
        if (cell->row >= table->head)
            continue;
        struct ssk_buffer name = SSK_BUFFER_INIT;
        append_cell(&name, table->page, cell);
        heads->list[heads->count].field = cell->field;
        heads->list[heads->count].name = ssk_buffer_detach(&name);
        if (!heads->list[heads->count++].name)
            return false;
    }
    return true;
}

/* The names of the heads above the field, the outermost first; none for one that spans several. */
static void put_key(struct ssk_buffer *out, const struct heads *heads, const struct box *field)
{
    float parts = 0;
    for (size_t h = 0; h < heads->count; h++) {
        const struct box *head = &heads->list[h].field;
        if (overlap(head->x1, head->x2, field->x1, field->x2) > 0.5F * (head->x2 - head->x1))
            parts += head->x2 - head->x1 < 0.7F * (field->x2 - field->x1);
    }
    if (parts > 0)
        return; /* the cell spans several columns */
    const char *between = "";
    for (size_t h = 0; h < heads->count; h++) {
        const struct box *head = &heads->list[h].field;
        if (overlap(head->x1, head->x2, field->x1, field->x2) < 0.5F * (field->x2 - field->x1))
            continue;
        ssk_buffer_printf(out, "%s%s", between, heads->list[h].name);
        between = " ";
    }
}

/* Whether each cell of the row stands under a head of its own width. */
static bool are_headed(const struct heads *heads, const struct table *table, size_t row)
{
    size_t cells = 0;
    for (size_t c = 0; c < table->count; c++) {
        bool headed = false;
        if (table->cells[c].row != row)
            continue;
        cells++;
        for (size_t h = 0; h < heads->count && !headed; h++)
            headed = fabsf(heads->list[h].field.x1 - table->cells[c].field.x1) < TABLE_SIDE &&
                     fabsf(heads->list[h].field.x2 - table->cells[c].field.x2) < TABLE_SIDE;
        if (!headed)
            return false;
    }
    return cells > 0;
}

static void append_keyed(struct ssk_buffer *out, const struct heads *heads, const struct table *table,
                         const struct table_cell *cell)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    put_key(&key, heads, &cell->field);
    if (out->length)
        ssk_buffer_append_string(out, "\u3000");
    if (key.length)
        ssk_buffer_printf(out, "%s: ", ssk_buffer_string(&key));
    append_cell(out, table->page, cell);
    out->failed |= key.failed;
    ssk_buffer_free(&key);
}

/* A row too long for one passage: each cell under its head. */
static bool name_cells(const struct heads *heads, const struct table *table, size_t row)
{
    bool good = true;
    for (size_t c = 0; c < table->count && good; c++) {
        const struct table_cell *cell = &table->cells[c];
        struct ssk_buffer key = SSK_BUFFER_INIT;
        if (cell->row == row)
            put_key(&key, heads, &cell->field);
        for (size_t l = cell->start; key.length && l < cell->end && good; l++)
            good = line_set_head(&table->page->lines[l], ssk_buffer_string(&key));
        good = good && !key.failed;
        ssk_buffer_free(&key);
    }
    return good;
}

static void spend(const struct table *table, size_t row, enum line_role role)
{
    for (size_t c = 0; c < table->count; c++)
        for (size_t l = table->cells[c].start; table->cells[c].row == row && l < table->cells[c].end; l++)
            if (!line_is_out(&table->page->lines[l]))
                table->page->lines[l].role = role;
}

/* Whether a cell of the row holds a sentence: then its cells are read on, and heads would part them. */
static bool holds_sentence(const struct table *table, size_t row)
{
    for (size_t c = 0; c < table->count; c++)
        for (size_t l = table->cells[c].start; table->cells[c].row == row && l < table->cells[c].end; l++)
            if (strstr(table->page->lines[l].text, "。"))
                return true;
    return false;
}

static bool write_row(const struct heads *heads, const struct table *table, size_t row)
{
    static const struct heads none = {.count = 0};
    struct ssk_buffer text = SSK_BUFFER_INIT;
    const struct heads *keys = holds_sentence(table, row) ? &none : heads;
    struct line *first = NULL;
    for (size_t c = 0; c < table->count; c++) {
        const struct table_cell *cell = &table->cells[c];
        if (cell->row == row && (!first || first > &table->page->lines[cell->start]))
            first = &table->page->lines[cell->start];
        if (cell->row == row || table_cell_spans(table, cell, row))
            append_keyed(&text, keys, table, cell);
    }
    bool good = !text.failed;
    if (!good || !first || !text.length) {
        ssk_buffer_free(&text);
        return good;
    }
    first->begins_paragraph = first->apart = true;
    if (ssk_utf8_count(text.data, text.length) > ROW_POINTS) {
        ssk_buffer_free(&text);
        return name_cells(keys, table, row);
    }
    spend(table, row, LINE_SPENT);
    first->role = LINE_TEXT;
    first->column = 0;
    line_set_text(first, ssk_buffer_detach(&text));
    return first->text != NULL;
}

/* What stands behind the table is not read on into its last row. */
static void part_from(struct document *document, size_t p, size_t at)
{
    for (; p < document->count; p++, at = 0)
        for (; at < document->pages[p].count; at++) {
            struct line *line = &document->pages[p].lines[at];
            if (line->role == LINE_TEXT || line->role == LINE_HEADING) {
                line->apart = true;
                return;
            }
        }
}

static bool write_table(struct heads *heads, struct table *table)
{
    if (table->continued && heads->count > 0 && are_headed(heads, table, 0)) {
        table->head = 0;
    } else if (table->head > 0) {
        if (!take_heads(heads, table))
            return false;
        for (size_t row = 0; row < table->head; row++)
            spend(table, row, LINE_SET_ASIDE);
    } else {
        drop_heads(heads);
    }
    bool good = true;
    for (size_t row = table->head; row < table->rows && good; row++)
        if (!table_row_is_merged(table, row))
            good = write_row(heads, table, row);
    for (size_t row = table->head; row < table->rows && good; row++)
        if (table_row_is_merged(table, row))
            spend(table, row, LINE_SPENT);
    return good;
}

bool ruled_tables_write(struct document *document)
{
    struct heads heads = {.count = 0};
    bool good = true;
    for (size_t p = 0; p < document->count && good; p++) {
        struct page *page = &document->pages[p];
        for (size_t at = 0; at < page->count && good;) {
            struct table table;
            good = table_read(&table, page, at, &at);
            if (good && table.count > 0) {
                table.head = table_find_head(&table);
                good = write_table(&heads, &table);
                part_from(document, p, at);
            }
            table_free(&table);
        }
    }
    drop_heads(&heads);
    return good;
}
