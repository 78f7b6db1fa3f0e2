#include "indexer/document/table_rows.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/figures.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

enum {
    LABEL_POINTS = 40, /* a head's cell is no longer */
    ROW_POINTS = 500,  /* of a longer row each cell is a passage of its own */
    LEAST_COLUMNS = 3  /* of a head that only its cells tell */
};

/* ------------------------------------------------------------------------------------------ collecting */

void table_rows_begin(struct table_rows *table)
{
    if (!SSK_GROW(table->rows, table->count, table->capacity)) {
        table->failed = true;
        return;
    }
    table->rows[table->count++] = (struct table_row){0};
}

static void add(struct table_rows *table, const char *text)
{
    struct table_row *row = &table->rows[table->count - 1];
    if (++table->cells > TABLE_CELLS_MAX) {
        table->failed = true;
        return;
    }
    if (!SSK_GROW(row->cells, row->count, row->capacity)) {
        table->failed = true;
        return;
    }
    row->cells[row->count] = strdup(text);
    table->failed |= !row->cells[row->count];
    row->count += !table->failed;
}

void table_rows_add(struct table_rows *table, const char *text, size_t span)
{
    if (table->failed || !table->count)
        return;
    add(table, text);
    for (size_t i = 1; i < span && i < TABLE_COLUMNS_MAX && !table->failed; i++)
        add(table, "");
}

const char *table_rows_above(const struct table_rows *table)
{
    if (table->count < 2)
        return "";
    const struct table_row *row = &table->rows[table->count - 2];
    size_t column = table->rows[table->count - 1].count;
    return column < row->count ? row->cells[column] : "";
}

void table_rows_free(struct table_rows *table)
{
    for (size_t r = 0; r < table->count; r++) {
        for (size_t c = 0; c < table->rows[r].count; c++)
            free(table->rows[r].cells[c]);
        free(table->rows[r].cells);
    }
    free(table->rows);
    *table = (struct table_rows){0};
}

/* ------------------------------------------------------------------------------------------ the head */

static size_t filled(const struct table_row *row)
{
    size_t count = 0;
    for (size_t c = 0; c < row->count; c++)
        count += row->cells[c][0] != '\0';
    return count;
}

/* Is each cell of it a name, and no two of them the same? */
static bool is_labels(const struct table_row *row)
{
    for (size_t c = 0; c < row->count; c++) {
        struct cursor cell = cursor_of(row->cells[c]);
        if (cursor_done(&cell) || figures_are_amount(cell) || cursor_is_longer(&cell, LABEL_POINTS) ||
            cursor_holds(&cell, "。"))
            return false;
        for (size_t other = 0; other < c; other++)
            if (strcmp(row->cells[other], row->cells[c]) == 0)
                return false;
    }
    return row->count > 0;
}

/* Does a column below the head hold numbers, and nothing but numbers? */
static bool has_numbers(const struct table_rows *table, size_t below, size_t columns)
{
    for (size_t c = 0; c < columns; c++) {
        size_t numbers = 0, others = 0;
        for (size_t r = below; r < table->count; r++)
            if (c < table->rows[r].count && table->rows[r].cells[c][0]) {
                bool number = figures_are_amount(cursor_of(table->rows[r].cells[c]));
                numbers += number;
                others += !number;
            }
        if (numbers > 1 && !others)
            return true;
    }
    return false;
}

/* The row that heads the rows below it, by the cells alone: the first that is as wide as any below; `count`
 * for none. A form's 氏名 | 山田 is none, so two columns want numbers below. */
static size_t find_head(const struct table_rows *table)
{
    size_t widest = 0, at = 0;
    for (size_t r = 0; r < table->count; r++) {
        size_t width = table->rows[r].count;
        while (width && !table->rows[r].cells[width - 1][0])
            width--;
        if (width > widest && filled(&table->rows[r]) == width) {
            widest = width;
            at = r;
        } else if (width > widest) {
            return table->count;
        }
    }
    struct table_row head = widest ? table->rows[at] : (struct table_row){0};
    head.count = widest;
    bool heads =
        widest >= LEAST_COLUMNS ? table->count - at > 2 : widest > 1 && has_numbers(table, at + 1, widest);
    return heads && is_labels(&head) ? at : table->count;
}

/* The words above a column: those of each row of the head, the outermost first; in a row those of the cell
 * that spans it. */
static void put_key(const struct table_rows *table, size_t first, size_t end, size_t column,
                    struct ssk_buffer *out)
{
    for (size_t r = first; r < end; r++) {
        const struct table_row *row = &table->rows[r];
        size_t c = column;
        while (r + 1 < end && c > 0 && c < row->count && !row->cells[c][0])
            c--;
        const char *word = c < row->count ? row->cells[c] : "";
        if (!*word || (r > first && column < table->rows[r - 1].count &&
                       strcmp(table->rows[r - 1].cells[column], word) == 0))
            continue;
        if (out->length)
            ssk_buffer_append_char(out, ' ');
        for (; *word; word++)
            ssk_buffer_append_char(out, *word == '\n' ? ' ' : *word);
    }
}

/* ------------------------------------------------------------------------------------------ writing */

/* What is known of the columns while rows are written. */
struct writing {
    struct draft *draft;
    char **keys; /* "" for a column without */
    size_t columns;
};

static const char *key_of(const struct writing *writing, size_t column)
{
    return column < writing->columns ? writing->keys[column] : "";
}

static void put(struct writing *writing, const char *text, int row)
{
    struct line *line = draft_text(writing->draft, text);
    if (line)
        line->row = row;
}

static void append_cell(struct ssk_buffer *out, const struct writing *writing, size_t column,
                        const char *text, size_t length)
{
    const char *key = key_of(writing, column);
    if (*key)
        ssk_buffer_printf(out, "%s: ", key);
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n')
            ssk_buffer_append_string(out, "\u3000");
        else
            ssk_buffer_append_char(out, text[i]);
}

/* Each paragraph of each cell by itself, under its column's key. */
static void write_parts(struct writing *writing, const struct table_row *row, int number)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t c = 0; c < row->count; c++)
        for (const char *at = row->cells[c]; *at;) {
            size_t length = strcspn(at, "\n");
            ssk_buffer_clear(&text);
            if (length)
                append_cell(&text, writing, c, at, length);
            writing->draft->failed |= text.failed;
            put(writing, ssk_buffer_string(&text), number);
            at += length + (at[length] == '\n');
        }
    ssk_buffer_free(&text);
}

static void write_row(struct writing *writing, const struct table_row *row)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    if (!filled(row))
        return;
    for (size_t c = 0; c < row->count; c++) {
        if (!row->cells[c][0])
            continue;
        if (text.length)
            ssk_buffer_append_string(&text, "\u3000");
        append_cell(&text, writing, c, row->cells[c], strlen(row->cells[c]));
    }
    struct cursor whole = cursor_of(ssk_buffer_string(&text));
    int number = ++writing->draft->rows;
    writing->draft->failed |= text.failed;
    if (cursor_is_longer(&whole, ROW_POINTS))
        write_parts(writing, row, number);
    else
        put(writing, ssk_buffer_string(&text), number);
    ssk_buffer_free(&text);
}

/* A box around text is no table. */
static bool write_box(const struct table_rows *table, struct draft *draft)
{
    if (table->count != 1 || table->rows[0].count != 1)
        return false;
    for (char *at = table->rows[0].cells[0]; *at;) {
        size_t length = strcspn(at, "\n");
        char end = at[length];
        at[length] = '\0';
        draft_text(draft, at);
        at[length] = end;
        at += length + (end == '\n');
    }
    return true;
}

static bool make_keys(struct writing *writing, const struct table_rows *table, size_t first, size_t end)
{
    for (size_t r = first; r < end; r++)
        if (table->rows[r].count > writing->columns)
            writing->columns = table->rows[r].count;
    writing->keys = calloc(writing->columns + 1, sizeof *writing->keys);
    bool good = writing->keys != NULL;
    for (size_t c = 0; c < writing->columns && good; c++) {
        struct ssk_buffer key = SSK_BUFFER_INIT;
        put_key(table, first, end, c, &key);
        writing->keys[c] = ssk_buffer_detach(&key);
        good = writing->keys[c] != NULL;
    }
    return good;
}

void table_rows_write(const struct table_rows *table, struct draft *draft)
{
    struct writing writing = {.draft = draft};
    draft->failed |= table->failed;
    if (draft->failed || write_box(table, draft))
        return;
    size_t first = table->kind == HEAD_UNKNOWN ? find_head(table) : 0;
    size_t end = table->kind == HEAD_MARKED ? table->head : first < table->count ? first + 1 : first;
    bool headed = table->kind != HEAD_NONE && first < end && end < table->count;
    for (size_t r = 0; r < (headed ? first : table->count) && !draft->failed; r++)
        write_row(&writing, &table->rows[r]);
    if (headed && make_keys(&writing, table, first, end))
        for (size_t r = end; r < table->count && !draft->failed; r++)
            write_row(&writing, &table->rows[r]);
    else if (headed)
        draft->failed = true;
    for (size_t c = 0; c < writing.columns && writing.keys; c++)
        free(writing.keys[c]);
    free(writing.keys);
}
