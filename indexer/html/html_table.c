#include "indexer/html/html_table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/document/table_rows.h"
#include "seisaku/unicode.h"

/* Of tables made by hand for 365 pages of ministries, these part data from layout: a cell that is longer
 * holds a page's text. */
enum { CELL_POINTS = 500, SPAN_MOST = 1000, REPEATED_LEAST = 4096, REPEATED_EACH = 16 };

static bool is_cell(const struct html_node *node)
{
    return html_is(node, "td") || html_is(node, "th");
}

/* The next node within `top` in document order, what stands in `node` passed over if `over`. */
static const struct html_node *next_within(const struct html_node *node, const struct html_node *top,
                                           bool over)
{
    if (node->first && !over)
        return node->first;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* ------------------------------------------------------------------------------------------ which tables */

static bool is_blank(const char *text)
{
    for (size_t length = strlen(text), byte = 0; byte < length;)
        if (!ssk_is_space(ssk_utf8_next(text, length, &byte)))
            return false;
    return true;
}

static bool is_for_layout(const struct html_node *table)
{
    const char *role = html_attribute(table, "role");
    return role && (strcasecmp(role, "presentation") == 0 || strcasecmp(role, "none") == 0);
}

bool html_is_data_table(const struct html_node *table)
{
    size_t rows = 0, cells = 0, wide = 0;
    if (!html_is(table, "table") || table->headings || is_for_layout(table))
        return false;
    for (const struct html_node *node = table;
         (node = next_within(node, table, is_cell(node) || html_is(node, "caption")));) {
        if (html_is(node, "table") || (node->text && !is_blank(node->text)))
            return false;
        if (html_is(node, "tr")) {
            rows++;
            cells = 0;
        }
        if (!is_cell(node))
            continue;
        wide += ++cells == 2;
        if (node->points > CELL_POINTS || rows == 0)
            return false;
        for (const struct html_node *in = node; (in = next_within(in, node, false));)
            if (html_is(in, "table"))
                return false;
    }
    return rows > 1 && wide > 1;
}

/* ------------------------------------------------------------------------------------------ rows */

struct spans {
    size_t *left; /* by column: rows that the cell above reaches down, yet */
    size_t columns;
    size_t cells, repeated; /* of the whole table */
};

static size_t span_of(const struct html_node *cell, const char *name)
{
    const char *value = html_attribute(cell, name);
    long span = value ? strtol(value, NULL, 10) : 1;
    return span < 1 ? 1 : span > SPAN_MOST ? SPAN_MOST : (size_t)span;
}

/* Cells that reach down may stand again so often for each of the table's own: a text may not grow as the
 * square of its mark-up. */
static bool may_repeat(const struct spans *spans)
{
    return spans->repeated < REPEATED_LEAST + REPEATED_EACH * spans->cells;
}

/* Cells that reach down into the row stand again in it. */
static void add_merged(struct table_rows *rows, struct spans *spans)
{
    for (size_t column = rows->rows[rows->count - 1].count;
         column < spans->columns && spans->left[column] && may_repeat(spans); column++) {
        spans->left[column]--;
        spans->repeated++;
        table_rows_add(rows, table_rows_above(rows), 1);
    }
}

static void note_span(struct table_rows *rows, struct spans *spans, const struct html_node *cell,
                      size_t across)
{
    size_t down = span_of(cell, "rowspan"), first = rows->rows[rows->count - 1].count, end = first + across;
    if (down < 2)
        return;
    if (end > spans->columns) {
        size_t *bigger = reallocarray(spans->left, end, sizeof *bigger);
        if (!bigger) {
            rows->failed = true;
            return;
        }
        memset(bigger + spans->columns, 0, (end - spans->columns) * sizeof *bigger);
        spans->left = bigger;
        spans->columns = end;
    }
    for (size_t column = first; column < end; column++)
        spans->left[column] = down - 1;
}

static void add_cell(struct table_rows *rows, struct spans *spans, const struct html_node *cell,
                     const struct cell_reader *reader)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    size_t across = span_of(cell, "colspan");
    spans->cells++;
    add_merged(rows, spans);
    reader->read(reader->context, cell, &text);
    note_span(rows, spans, cell, across);
    rows->failed |= text.failed;
    table_rows_add(rows, ssk_buffer_string(&text), across);
    ssk_buffer_free(&text);
}

/* Rows on top that stand in <thead>, or have nothing but <th>. */
static void mark_head(struct table_rows *rows, const struct html_node *row, size_t heads, size_t cells)
{
    bool head = html_is(row->parent, "thead") || (heads == cells && cells > 1);
    if (rows->kind != HEAD_MARKED && (rows->count > 1 || !head))
        return;
    if (head && rows->head == rows->count - 1) {
        rows->kind = HEAD_MARKED;
        rows->head = rows->count;
    }
}

static void read_row(struct table_rows *rows, struct spans *spans, const struct html_node *row,
                     const struct cell_reader *reader)
{
    size_t heads = 0, cells = 0;
    table_rows_begin(rows);
    for (const struct html_node *node = row; !rows->failed && (node = next_within(node, row, is_cell(node)));)
        if (is_cell(node)) {
            add_cell(rows, spans, node, reader);
            cells++;
            heads += html_is(node, "th");
        }
    if (!rows->failed)
        add_merged(rows, spans);
    mark_head(rows, row, heads, cells);
}

void html_table_write(const struct html_node *table, const struct cell_reader *reader, struct draft *draft)
{
    struct table_rows rows = {0};
    struct spans spans = {0};
    for (const struct html_node *node = table;
         !rows.failed && (node = next_within(node, table, html_is(node, "tr")));) {
        if (html_is(node, "tr"))
            read_row(&rows, &spans, node, reader);
        if (!html_is(node, "caption"))
            continue;
        struct ssk_buffer text = SSK_BUFFER_INIT;
        reader->read(reader->context, node, &text);
        draft_text(draft, ssk_buffer_string(&text));
        ssk_buffer_free(&text);
    }
    table_rows_write(&rows, draft);
    free(spans.left);
    table_rows_free(&rows);
}
