/* Lines → cells, and the columns that they show together. */
#include "indexer/order/blank_table.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/figures.h"
#include "seisaku/unicode.h"

enum {
    CELL_WIDTH = 40,   /* columns; what is wider is text */
    UNIT_POINTS = 4,   /* behind a number: 万円, 千人 */
    NUMBERS_TENTHS = 8 /* of the cells below the head that make a column one of numbers */
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

bool blank_line_part(struct blank_line *out, struct line *line)
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
        if (out->count == BLANK_CELLS || cell.right - cell.left > CELL_WIDTH)
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
    struct figures found = figures_of(at);
    size_t unit = found.units + found.others;
    return found.digits > 0 && unit <= UNIT_POINTS && unit <= found.digits + 2;
}

/* ------------------------------------------------------------------------------------------ columns */

size_t blank_table_column(const struct blank_table *table, const struct blank_cell *cell)
{
    size_t found = BLANK_CELLS;
    for (size_t c = 0; c < table->column_count; c++)
        if (cell->left < table->columns[c].right && table->columns[c].left < cell->right) {
            if (found < BLANK_CELLS)
                return BLANK_CELLS;
            found = c;
        }
    return found;
}

static int by_left(const void *a, const void *b)
{
    const struct blank_cell *one = a, *other = b;
    return (one->left > other->left) - (one->left < other->left);
}

bool blank_table_find_columns(struct blank_table *table)
{
    size_t total = 0, count = 0;
    struct blank_cell *all = calloc(table->count * BLANK_CELLS + 1, sizeof *all);
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
        } else if (count < BLANK_CELLS) {
            table->columns[count++] = all[i];
        }
    }
    free(all);
    table->column_count = count;
    return true;
}

bool blank_table_has_gutters(const struct blank_table *table)
{
    for (size_t l = 0; l < table->count; l++)
        for (size_t c = 0, last = BLANK_CELLS; c < table->lines[l].count; c++) {
            size_t column = blank_table_column(table, &table->lines[l].cells[c]);
            if (column == BLANK_CELLS || column == last)
                return false;
            last = column;
        }
    return true;
}

bool blank_table_has_numbers(const struct blank_table *table)
{
    for (size_t column = 1; column < table->column_count; column++) {
        size_t numbers = 0, cells = 0;
        for (size_t l = 1; l < table->count; l++)
            for (size_t c = 0; c < table->lines[l].count; c++)
                if (blank_table_column(table, &table->lines[l].cells[c]) == column) {
                    cells++;
                    numbers += is_number(&table->lines[l], c);
                }
        if (cells + 1 >= BLANK_ROWS && numbers * 10 >= cells * NUMBERS_TENTHS)
            return true;
    }
    return false;
}
