/* Text for a person: a table's records are gathered and aligned by columns. What is wider than the terminal
 * is folded into blocks that each repeat the columns of text in front; columns without anything in them are
 * left out. */
#include <stdlib.h>
#include <string.h>

#include "query/print/printer.h"
#include "query/show/snippet.h"
#include "seisaku/array.h"
#include "seisaku/unicode.h"

enum { COLUMNS_MOST = 64 }; /* of whose kind is noted; the others are taken for text */

/* ------------------------------------------------------------------------------------------ gathering */

static void add_row(struct printer *printer)
{
    if (!SSK_GROW(printer->rows, printer->row_count, printer->row_capacity)) {
        printer->failed = true;
        return;
    }
    printer->rows[printer->row_count++] = (struct print_row){0};
}

/* Takes the buffer's content as the next cell of the last row. */
static void add_cell(struct printer *printer, bool number)
{
    struct print_row *row = printer->row_count ? &printer->rows[printer->row_count - 1] : NULL;
    char *cell = strdup(ssk_buffer_string(&printer->buffer));
    ssk_buffer_clear(&printer->buffer);
    char **bigger = row && cell ? reallocarray(row->cells, row->count + 1, sizeof *bigger) : NULL;
    if (!bigger) {
        printer->failed |= row != NULL;
        free(cell);
        return;
    }
    row->cells = bigger;
    if (number && row->count < COLUMNS_MOST)
        printer->numbers |= UINT64_C(1) << row->count;
    row->cells[row->count++] = cell;
}

static void text_columns(struct printer *printer, const char *const *names, size_t count)
{
    add_row(printer);
    for (size_t i = 0; i < count; i++) {
        ssk_buffer_append_string(&printer->buffer, print_label(names[i]));
        add_cell(printer, false);
    }
}

static void text_map(struct printer *printer, const char *key)
{
    (void)key;
    printer->depth++;
    add_row(printer);
}

static void text_list(struct printer *printer, const char *key)
{
    (void)key;
    printer->depth++;
}

static void text_string(struct printer *printer, const char *key, const char *text)
{
    if (key && (strcmp(key, "facet") == 0 || strcmp(key, "value") == 0))
        text = print_label(text);
    append_printable(&printer->buffer, text, strlen(text));
    add_cell(printer, false);
}

static void text_strings(struct printer *printer, const char *key, const struct ssk_strings *strings,
                         const char *join)
{
    (void)key;
    for (size_t i = 0; i < strings->count; i++) {
        ssk_buffer_append_string(&printer->buffer, i ? join : "");
        append_printable(&printer->buffer, strings->items[i], strlen(strings->items[i]));
    }
    add_cell(printer, false);
}

static void text_integer(struct printer *printer, const char *key, uint64_t number)
{
    (void)key;
    ssk_buffer_printf(&printer->buffer, "%llu", (unsigned long long)number);
    add_cell(printer, true);
}

static void text_unknown(struct printer *printer, const char *key)
{
    (void)key;
    add_cell(printer, false);
}

static void text_real(struct printer *printer, const char *key, double number, int digits)
{
    (void)key;
    ssk_buffer_printf(&printer->buffer, "%.*f", digits, number);
    add_cell(printer, true);
}

static void text_comment(struct printer *printer, const char *line, size_t length)
{
    fprintf(printer->out, "# %.*s\n", (int)length, line);
}

/* ------------------------------------------------------------------------------------------ aligning */

static bool is_number(const struct printer *printer, size_t column)
{
    return column < COLUMNS_MOST && (printer->numbers >> column & 1);
}

static const char *cell_of(const struct printer *printer, size_t row, size_t column)
{
    return column < printer->rows[row].count ? printer->rows[row].cells[column] : "";
}

/* The column's width; 0 when nothing but zeros stands below its name, and it is none of the first two. */
static size_t width_of(const struct printer *printer, size_t column)
{
    size_t width = 0;
    bool filled = column < 2 || printer->row_count == 1;
    for (size_t row = 0; row < printer->row_count; row++) {
        const char *cell = cell_of(printer, row, column);
        size_t own = ssk_display_width(cell, strlen(cell));
        width = own > width ? own : width;
        filled |= row && cell[strspn(cell, "0.")];
    }
    return filled ? width : 0;
}

static void append_cell(struct ssk_buffer *out, const struct printer *printer, size_t row, size_t column,
                        size_t width)
{
    const char *cell = cell_of(printer, row, column);
    int blanks = (int)(width - ssk_display_width(cell, strlen(cell)));
    ssk_buffer_append_string(out, column ? "  " : "");
    if (is_number(printer, column))
        ssk_buffer_printf(out, "%*s%s", blanks, "", cell);
    else
        ssk_buffer_printf(out, "%s%*s", cell, blanks, "");
}

/* How many columns in front say what a row is: of text, where the widest number fits beside them. */
static size_t keys_of(const struct printer *printer, const size_t *widths, size_t count)
{
    size_t keys = 1, width = widths[0], widest = 0;
    for (size_t column = 1; column < count; column++)
        widest = is_number(printer, column) && widths[column] > widest ? widths[column] : widest;
    while (keys < count && !is_number(printer, keys) && width + widths[keys] + widest + 4 <= printer->columns)
        width += 2 + widths[keys++];
    return keys;
}

/* The rows of the first `keys` columns and those from `first` to before `end`. */
static void append_block(struct ssk_buffer *out, const struct printer *printer, const size_t *widths,
                         size_t keys, size_t first, size_t end)
{
    for (size_t row = 0; row < printer->row_count; row++) {
        for (size_t column = 0; column < end; column++)
            if (column < keys ? !column || widths[column] : column >= first && widths[column])
                append_cell(out, printer, row, column, widths[column]);
        while (out->length && out->data[out->length - 1] == ' ')
            out->data[--out->length] = '\0';
        ssk_buffer_append_char(out, '\n');
    }
}

static void write_table(struct printer *printer)
{
    size_t count = printer->rows[0].count;
    size_t *widths = calloc(count + 1, sizeof *widths);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    printer->failed |= !widths;
    for (size_t column = 0; column < count && widths; column++)
        widths[column] = width_of(printer, column);
    size_t keys = widths ? keys_of(printer, widths, count) : 0, first = keys;
    for (bool more = widths != NULL; more; more = first < count) {
        ssk_buffer_append_string(&out, first > keys ? "\n" : "");
        size_t end = first, width = 0;
        for (size_t column = 0; column < keys; column++)
            width += widths[column] ? widths[column] + (column ? 2 : 0) : 0;
        while (end < count && (end == first || !printer->columns || !widths[end] ||
                               width + 2 + widths[end] <= printer->columns)) {
            width += widths[end] ? 2 + widths[end] : 0;
            end++;
        }
        append_block(&out, printer, widths, keys, first, end);
        first = end;
    }
    fwrite(ssk_buffer_string(&out), 1, out.length, printer->out);
    printer->failed |= out.failed;
    ssk_buffer_free(&out);
    free(widths);
}

static void free_rows(struct printer *printer)
{
    for (size_t row = 0; row < printer->row_count; row++) {
        for (size_t i = 0; i < printer->rows[row].count; i++)
            free(printer->rows[row].cells[i]);
        free(printer->rows[row].cells);
    }
    printer->row_count = 0;
    printer->numbers = 0;
}

static void text_end(struct printer *printer)
{
    if (--printer->depth == 0 && printer->row_count) {
        write_table(printer);
        free_rows(printer);
    }
}

static void text_close(struct printer *printer)
{
    free_rows(printer);
    free(printer->rows);
}

const struct print_format text_format = {.form = FORM_PAGE,
                                         .columns = text_columns,
                                         .comment = text_comment,
                                         .map = text_map,
                                         .list = text_list,
                                         .end = text_end,
                                         .string = text_string,
                                         .strings = text_strings,
                                         .integer = text_integer,
                                         .unknown = text_unknown,
                                         .real = text_real,
                                         .close = text_close};
