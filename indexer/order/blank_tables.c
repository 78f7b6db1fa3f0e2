/* Tables of plain text whose columns runs of blanks part: each row becomes a line, with the words of the head
 * before its cells. What tells them from text in columns is a column of numbers. */
#include "indexer/order/order.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/order/blank_table.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

enum {
    LEAST_CELLS = 3, /* of a line that shows a row */
    ROW_LINES = 8    /* of one row, whose cells go on; with more the lines are a list */
};

/* ------------------------------------------------------------------------------------------ rows */

/* Does the line go on with the cells of the row above it? */
static bool goes_on(const struct blank_table *table, size_t l)
{
    return l > 0 && table->lines[l].count < LEAST_CELLS && !table->lines[l].line->begins_paragraph &&
           table->lines[l].count < table->lines[l - 1].count;
}

static void add_cell(struct ssk_buffer cells[BLANK_CELLS], const struct blank_table *table, size_t l)
{
    const struct blank_line *line = &table->lines[l];
    for (size_t c = 0; c < line->count; c++)
        ssk_buffer_append(&cells[blank_table_column(table, &line->cells[c])],
                          line->line->text + line->cells[c].start, line->cells[c].end - line->cells[c].start);
}

static void put_row(struct table_rows *rows, struct ssk_buffer cells[BLANK_CELLS], size_t count)
{
    table_rows_begin(rows);
    for (size_t c = 0; c < count; c++) {
        rows->failed |= cells[c].failed;
        table_rows_add(rows, ssk_buffer_string(&cells[c]), 1);
        ssk_buffer_clear(&cells[c]);
    }
}

static bool collect_rows(struct table_rows *rows, const struct blank_table *table)
{
    struct ssk_buffer cells[BLANK_CELLS] = {{0}};
    for (size_t l = 0; l < table->count; l++) {
        if (l > 0 && !goes_on(table, l))
            put_row(rows, cells, table->column_count);
        add_cell(cells, table, l);
    }
    put_row(rows, cells, table->column_count);
    for (size_t c = 0; c < BLANK_CELLS; c++)
        ssk_buffer_free(&cells[c]);
    return !rows->failed;
}

/* Gives the first line of each row below the head the row's text; the others are spent. Nothing is changed
 * where the rows became other lines than one each. Fails: false without memory. */
static bool write_rows(struct blank_table *table, const struct table_rows *rows, const struct page *written,
                       int *row)
{
    size_t head = rows->count - written->count, r = 0;
    if (written->count > rows->count || head > 1)
        return true;
    for (size_t l = 0; l < table->count; l++) {
        struct line *line = table->lines[l].line;
        bool begins = !goes_on(table, l);
        if (begins && r++ >= head) {
            char *text = strdup(written->lines[r - 1 - head].text);
            if (!text)
                return false;
            line_set_text(line, text);
            line->row = ++*row;
            line->apart = line->begins_paragraph = true;
        } else {
            line->role = LINE_SPENT;
        }
    }
    return true;
}

static bool write_table(struct blank_table *table, int *row)
{
    struct table_rows rows = {0};
    struct document written = {0};
    struct draft draft = {.document = &written};
    bool good = collect_rows(&rows, table);
    if (good) {
        draft_page(&draft, NULL);
        table_rows_write(&rows, &draft);
        good = !draft.failed && written.count == 1 && write_rows(table, &rows, &written.pages[0], row);
    }
    table_rows_free(&rows);
    document_free(&written);
    return good;
}

/* ------------------------------------------------------------------------------------------ pages */

/* Takes the lines from `l` on that may be one table's; the number of lines. Fails: SIZE_MAX. */
static size_t take_lines(struct blank_table *table, struct page *page, size_t l)
{
    size_t first = l, going = 0;
    table->count = 0;
    for (; l < page->count; l++) {
        struct blank_line parted;
        if (page->lines[l].role != LINE_TEXT || !blank_line_part(&parted, &page->lines[l]))
            break;
        bool goes = table->count > 0 && parted.count < LEAST_CELLS && !parted.line->begins_paragraph;
        going = goes ? going + 1 : 0;
        if ((parted.count < LEAST_CELLS && !goes) || going >= ROW_LINES)
            break;
        if (!SSK_GROW(table->lines, table->count, table->capacity))
            return SIZE_MAX;
        table->lines[table->count++] = parted;
    }
    return l - first;
}

static size_t count_rows(const struct blank_table *table)
{
    size_t rows = 0;
    for (size_t l = 0; l < table->count; l++)
        rows += table->lines[l].count >= LEAST_CELLS;
    return rows;
}

/* Lines at the end that fit no column are text below the table. */
static bool shrink(struct blank_table *table)
{
    while (table->count >= BLANK_ROWS) {
        if (!blank_table_find_columns(table))
            return false;
        if (blank_table_has_gutters(table) || table->lines[table->count - 1].count >= LEAST_CELLS)
            return true;
        table->count--;
    }
    return true;
}

static bool find_in_page(struct page *page, int *row)
{
    struct blank_table table = {0};
    bool good = true;
    for (size_t l = 0, taken; l < page->count && good; l += taken ? taken : 1) {
        taken = take_lines(&table, page, l);
        good = taken != SIZE_MAX && shrink(&table);
        if (!good || !taken)
            continue;
        if (count_rows(&table) >= BLANK_ROWS && table.column_count >= LEAST_CELLS &&
            blank_table_has_gutters(&table) && blank_table_has_numbers(&table)) {
            good = write_table(&table, row);
            if (table.count < taken)
                taken = table.count;
        }
    }
    free(table.lines);
    return good;
}

/* A plan's rows are read otherwise. */
static bool has_plan(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].role == LINE_ITEM)
                return true;
    return false;
}

bool blank_tables_write(struct document *document)
{
    int row = 0;
    if (has_plan(document))
        return true;
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        if (!page->laid_out && !page_is_placed(page) && !page->paragraph_lines && !find_in_page(page, &row))
            return false;
    }
    return true;
}
