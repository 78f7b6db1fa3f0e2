#include "indexer/law/law_text.h"

#include <string.h>

#include "indexer/document/table_rows.h"

enum { SPAN_COLUMNS = 64 };

/* Line ends and indents of the file part nothing in Japanese text. */
static void append_characters(const char *characters, struct ssk_buffer *out)
{
    for (const char *at = characters; *at;) {
        size_t blanks = strspn(at, " \t\r\n"), length;
        bool line_end = blanks && strcspn(at, "\r\n") < blanks;
        if (blanks && !line_end)
            ssk_buffer_append_char(out, ' ');
        at += blanks;
        length = strcspn(at, " \t\r\n");
        ssk_buffer_append(out, at, length);
        at += length;
    }
}

void law_text(const struct xml_node *node, struct ssk_buffer *out)
{
    bool first = true;
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        if (xml_characters(child)) {
            append_characters(xml_characters(child), out);
            continue;
        }
        if (xml_is(child, "Rt"))
            continue;
        if (xml_is(child, "Column") && !first)
            ssk_buffer_append_string(out, "\u3000");
        first = false;
        law_text(child, out);
    }
}

/* ------------------------------------------------------------------------------------------ tables */

/* Cells that reach down into the rows below: how many more, and their text. */
struct spans {
    long left[SPAN_COLUMNS];
    struct ssk_buffer texts[SPAN_COLUMNS];
};

static void add_spanned(struct table_rows *rows, struct spans *spans, size_t *column)
{
    while (*column < SPAN_COLUMNS && spans->left[*column] > 0) {
        spans->left[*column]--;
        table_rows_add(rows, ssk_buffer_string(&spans->texts[*column]), 1);
        ++*column;
    }
}

static void add_cell(struct table_rows *rows, struct spans *spans, size_t *column,
                     const struct xml_node *cell)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    long down = xml_number(cell, "rowspan", 1), across = xml_number(cell, "colspan", 1);
    add_spanned(rows, spans, column);
    law_text(cell, &text);
    across = across < 1 ? 1 : across > SPAN_COLUMNS ? SPAN_COLUMNS : across;
    table_rows_add(rows, ssk_buffer_string(&text), (size_t)across);
    rows->failed |= text.failed;
    for (long i = 0; i < across && *column < SPAN_COLUMNS; i++, ++*column) {
        spans->left[*column] = down - 1;
        ssk_buffer_clear(&spans->texts[*column]);
        if (i == 0 && down > 1)
            ssk_buffer_append_string(&spans->texts[*column], ssk_buffer_string(&text));
    }
    ssk_buffer_free(&text);
}

void law_table(const struct xml_node *table, struct draft *draft)
{
    struct table_rows rows = {.kind = HEAD_NONE};
    struct spans spans = {0};
    for (const struct xml_node *row = xml_first(table); row; row = xml_next(row)) {
        bool head = xml_is(row, "TableHeaderRow");
        if (!head && !xml_is(row, "TableRow"))
            continue;
        size_t column = 0;
        table_rows_begin(&rows);
        for (const struct xml_node *cell = xml_first(row); cell; cell = xml_next(cell))
            if (xml_is_any(cell, "TableColumn TableHeaderColumn"))
                add_cell(&rows, &spans, &column, cell);
        add_spanned(&rows, &spans, &column);
        if (head && rows.head + 1 == rows.count) {
            rows.kind = HEAD_MARKED;
            rows.head++;
        }
    }
    table_rows_write(&rows, draft);
    table_rows_free(&rows);
    for (size_t c = 0; c < SPAN_COLUMNS; c++)
        ssk_buffer_free(&spans.texts[c]);
}
