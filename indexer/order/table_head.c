#include "indexer/order/table_head.h"

#include <math.h>
#include <string.h>

#define SLACK 4.0F /* points between the lower side of the head and the rows below */

enum {
    LEAST_COLUMNS = 3, /* of a head that only its cells tell; fewer want numbers below, or another look */
    LEAST_ROWS = 2,    /* below a head */
    HEAD_ROWS = 3      /* rows of heads, one above the other */
};

/* Whether a column has numbers only in the rows from `first` on. */
static bool has_numbers(const struct table *table, size_t first)
{
    for (size_t c = 0; c < table->count; c++) {
        const struct table_cell *head = &table->cells[c];
        size_t numbers = 0, others = 0;
        for (size_t d = 0; d < table->count && head->row < first; d++) {
            const struct table_cell *cell = &table->cells[d];
            if (cell->row < first || overlap(head->field.x1, head->field.x2, cell->field.x1, cell->field.x2) <
                                         0.5F * (cell->field.x2 - cell->field.x1))
                continue;
            bool number = table_text_is_value(table->page->lines[cell->start].text);
            numbers += number;
            others += !number;
        }
        if (numbers > 1 && others == 0)
            return true;
    }
    return false;
}

/* Whether the cell's text is bold, or stands in the middle. */
static bool stands_out(const struct table *table, const struct table_cell *cell)
{
    const struct place *place = &table->page->lines[cell->start].place;
    float left = place->box.x1 - cell->field.x1, right = cell->field.x2 - place->box.x2;
    return place->bold || (left > place->size && fabsf(left - right) < place->size);
}

/* Whether all cells above row `first` stand out, and below most do not. */
static bool looks_apart(const struct table *table, size_t first)
{
    size_t below = 0, alike = 0;
    for (size_t c = 0; c < table->count; c++) {
        bool out = stands_out(table, &table->cells[c]);
        if (table->cells[c].row < first && !out)
            return false;
        below += table->cells[c].row >= first;
        alike += table->cells[c].row >= first && out;
    }
    return alike * 2 < below;
}

static bool repeats_a_name(const struct table *table, size_t c)
{
    for (size_t other = 0; other < c; other++)
        if (table->cells[other].row == table->cells[c].row &&
            strcmp(table->page->lines[table->cells[other].start].text,
                   table->page->lines[table->cells[c].start].text) == 0)
            return true;
    return false;
}

/* How many of the first rows stand one above the other: not those of cells as high as several. */
static size_t levels(const struct table *table, size_t rows)
{
    size_t found = 0;
    for (size_t row = 0; row < rows; row++)
        found += !table_row_is_merged(table, row);
    return found;
}

size_t table_find_head(const struct table *table)
{
    float bottom = 0;
    size_t rows = 0, width = 0;
    for (size_t c = 0; c < table->count; c++)
        if (table->cells[c].row == 0)
            bottom = fmaxf(bottom, table->cells[c].field.y2);
    for (size_t c = 0; c < table->count; c++) {
        const struct table_cell *cell = &table->cells[c];
        if (cell->field.y1 > bottom - SLACK)
            continue;
        if (!cell->label || repeats_a_name(table, c))
            return 0;
        rows = cell->row + 1 > rows ? cell->row + 1 : rows;
        width++;
    }
    if (rows == 0 || levels(table, rows) > HEAD_ROWS || table->rows < rows + LEAST_ROWS)
        return 0;
    for (size_t row = rows; row < table->rows; row++)
        if (table_row_cells(table, row) > width)
            return 0;
    /* without rules the first row may be one like those below */
    bool ruled = table->count > 0 && table->page->lines[table->cells[0].start].place.framed;
    bool known = (ruled && width >= LEAST_COLUMNS) || has_numbers(table, rows) || looks_apart(table, rows);
    return width >= 2 && known ? rows : 0;
}
