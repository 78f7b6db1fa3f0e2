/* Tables of plain text whose columns runs of blanks part: each row becomes a line, with the words of the head
 * before its cells. What tells them from text in columns is a column of numbers. */
#include "indexer/order/order.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/document/table_rows.h"
#include "indexer/lines/cursor.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    CELLS = 12,        /* of a line, at most */
    LEAST_CELLS = 3,   /* of a line that shows a row */
    LEAST_ROWS = 3,    /* the head among them */
    CELL_WIDTH = 40,   /* columns; what is wider is text */
    UNIT_POINTS = 4,   /* behind a number: 万円, 千人 */
    NUMBERS_TENTHS = 8 /* of the cells below the head that make a column one of numbers */
};

/* A cell of a line, in display columns and in bytes of its text. */
struct blank_cell {
    size_t left, right, start, end;
};

struct blank_line {
    struct line *line;
    struct blank_cell cells[CELLS];
    size_t count;
};

/* Lines of one table, one behind the other, and the columns' places. */
struct blank_table {
    struct blank_line *lines;
    size_t count, capacity;
    struct blank_cell columns[CELLS];
    size_t column_count;
};

/* ------------------------------------------------------------------------------------------ cells */

/* The blanks from `at` on: their bytes, and the columns they take. */
static size_t blanks_at(const char *text, size_t length, size_t at, size_t *width, size_t *count)
{
    size_t byte = at;
    *width = *count = 0;
    while (byte < length) {
        size_t next = byte;
        uint32_t point = ssk_utf8_next(text, length, &next);
        if (!ssk_is_space(point))
            break;
        *width += point == '\t' ? 8 - *width % 8 : point == 0x3000 ? 2 : 1;
        *count += point == '\t' ? 2 : 1;
        byte = next;
    }
    return byte - at;
}

/* Parts the line at its runs of blanks. False when it is no row: too many cells, one too wide, a sentence. */
static bool part_line(struct blank_line *out, struct line *line)
{
    const char *text = line->text;
    size_t length = strlen(text), column = 0, width, count, byte = 0;
    *out = (struct blank_line){.line = line};
    for (byte += blanks_at(text, length, 0, &column, &count); byte < length;) {
        struct blank_cell cell = {.left = column, .start = byte};
        for (size_t gap = 0; byte < length && !gap;) {
            size_t blanks = blanks_at(text, length, byte, &width, &count);
            gap = count > 1 ? blanks : 0;
            if (gap)
                break;
            size_t next = byte;
            ssk_utf8_next(text, length, &next);
            column += ssk_display_width(text + byte, next - byte);
            byte = next;
        }
        cell.end = byte;
        cell.right = column;
        if (out->count == CELLS || cell.right - cell.left > CELL_WIDTH)
            return false;
        out->cells[out->count++] = cell;
        byte += blanks_at(text, length, byte, &width, &count);
        column += width;
    }
    return out->count > 0 && !strstr(text, "。");
}

/* 1,234 △12.3 5,000万円 １/２: what stands in a column of numbers. */
static bool is_number(const struct blank_line *line, size_t c)
{
    struct cursor at = {line->line->text + line->cells[c].start, line->line->text + line->cells[c].end};
    size_t digits = 0, others = 0;
    while (!cursor_done(&at)) {
        uint32_t point = cursor_next(&at);
        if (point >= '0' && point <= '9')
            digits++;
        else if (!strchr(",.-%/() ", (int)(point < 0x80 ? point : 'x')) && point != 0x25b3 && point != 0x25b2)
            others++;
    }
    return digits > 0 && others <= UNIT_POINTS && others <= digits + 2;
}

/* ------------------------------------------------------------------------------------------ columns */

/* The cell's column: the one it overlaps; CELLS when it overlaps none, or several. */
static size_t column_of(const struct blank_table *table, const struct blank_cell *cell)
{
    size_t found = CELLS;
    for (size_t c = 0; c < table->column_count; c++)
        if (cell->left < table->columns[c].right && table->columns[c].left < cell->right) {
            if (found < CELLS)
                return CELLS;
            found = c;
        }
    return found;
}

static int by_left(const void *a, const void *b)
{
    const struct blank_cell *one = a, *other = b;
    return (one->left > other->left) - (one->left < other->left);
}

/* The columns that the table's lines show together: cells that overlap are of one. Fails: false without
 * memory. */
static bool find_columns(struct blank_table *table)
{
    size_t total = 0, count = 0;
    struct blank_cell *all = calloc(table->count * CELLS + 1, sizeof *all);
    if (!all)
        return false;
    for (size_t l = 0; l < table->count; l++)
        for (size_t c = 0; c < table->lines[l].count; c++)
            all[total++] = table->lines[l].cells[c];
    qsort(all, total, sizeof *all, by_left);
    for (size_t i = 0; i < total; i++) {
        if (count && all[i].left < table->columns[count - 1].right) {
            if (all[i].right > table->columns[count - 1].right)
                table->columns[count - 1].right = all[i].right;
        } else if (count < CELLS) {
            table->columns[count++] = all[i];
        }
    }
    free(all);
    table->column_count = count;
    return true;
}

/* Does each line's each cell have a column to itself? */
static bool has_gutters(const struct blank_table *table)
{
    for (size_t l = 0; l < table->count; l++)
        for (size_t c = 0, last = CELLS; c < table->lines[l].count; c++) {
            size_t column = column_of(table, &table->lines[l].cells[c]);
            if (column == CELLS || column == last)
                return false;
            last = column;
        }
    return true;
}

/* Is one of the columns, below the head, of numbers? */
static bool has_numbers(const struct blank_table *table)
{
    for (size_t column = 1; column < table->column_count; column++) {
        size_t numbers = 0, cells = 0;
        for (size_t l = 1; l < table->count; l++)
            for (size_t c = 0; c < table->lines[l].count; c++)
                if (column_of(table, &table->lines[l].cells[c]) == column) {
                    cells++;
                    numbers += is_number(&table->lines[l], c);
                }
        if (cells + 1 >= LEAST_ROWS && numbers * 10 >= cells * NUMBERS_TENTHS)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------ rows */

/* Does the line go on with the cells of the row above it? */
static bool goes_on(const struct blank_table *table, size_t l)
{
    return l > 0 && table->lines[l].count < LEAST_CELLS && !table->lines[l].line->begins_paragraph &&
           table->lines[l].count < table->lines[l - 1].count;
}

static void add_cell(struct ssk_buffer cells[CELLS], const struct blank_table *table, size_t l)
{
    const struct blank_line *line = &table->lines[l];
    for (size_t c = 0; c < line->count; c++)
        ssk_buffer_append(&cells[column_of(table, &line->cells[c])], line->line->text + line->cells[c].start,
                          line->cells[c].end - line->cells[c].start);
}

static void put_row(struct table_rows *rows, struct ssk_buffer cells[CELLS], size_t count)
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
    struct ssk_buffer cells[CELLS] = {{0}};
    for (size_t l = 0; l < table->count; l++) {
        if (l > 0 && !goes_on(table, l))
            put_row(rows, cells, table->column_count);
        add_cell(cells, table, l);
    }
    put_row(rows, cells, table->column_count);
    for (size_t c = 0; c < CELLS; c++)
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
    size_t first = l;
    table->count = 0;
    for (; l < page->count; l++) {
        struct blank_line parted;
        if (page->lines[l].role != LINE_TEXT || !part_line(&parted, &page->lines[l]))
            break;
        bool goes = table->count > 0 && parted.count < LEAST_CELLS && !parted.line->begins_paragraph;
        if (parted.count < LEAST_CELLS && !goes)
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
    while (table->count >= LEAST_ROWS) {
        if (!find_columns(table))
            return false;
        if (has_gutters(table) || table->lines[table->count - 1].count >= LEAST_CELLS)
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
        if (count_rows(&table) >= LEAST_ROWS && table.column_count >= LEAST_CELLS && has_gutters(&table) &&
            has_numbers(&table)) {
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
