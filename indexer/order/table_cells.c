#include "indexer/order/table_cells.h"

#include <math.h>
#include <stdlib.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/figures.h"
#include "seisaku/array.h"

#define SLACK 4.0F /* points between a cell and those it is merged over */

enum {
    CELLS_MAX = 1500, /* of a table on one page; those behind stay as they are */
    LABEL_POINTS = 60 /* a head's cell is no longer */
};

/* ------------------------------------------------------------------------------------------ collecting */

/* Whether the line is of a row that may be put together. */
static bool is_row_line(const struct line *line)
{
    const struct keys *keys = line->keys;
    return line->row > 0 && line->role == LINE_TEXT && line->place.size > 0 && line->place.cell > 0 &&
           !line->head && (!keys || (keys->kind == SSK_KIND_TEXT && !keys->item && !keys->ministries.count));
}

static bool add_line(struct table *table, size_t at)
{
    const struct line *line = &table->page->lines[at];
    struct table_cell *last = table->count > 0 ? &table->cells[table->count - 1] : NULL;
    const struct line *before = last ? &table->page->lines[last->start] : NULL;
    if (last && before->row == line->row && before->place.cell == line->place.cell) {
        last->end = at + 1;
        return true;
    }
    if (table->count >= CELLS_MAX)
        return true;
    if (!SSK_GROW(table->cells, table->count, table->capacity))
        return false;
    table->cells[table->count++] = (struct table_cell){line->place.field, at, at + 1, 0, false};
    return true;
}

/* 1,234.5 ▲3 12% １３，０００円 〃 － and the like: what stands under a head. */
bool table_text_is_value(const char *text)
{
    return figures_of(cursor_of(text)).others == 0;
}

/* Whether the cell is a short name. */
static bool is_label(const struct table *table, const struct table_cell *cell)
{
    size_t points = 0;
    for (size_t l = cell->start; l < cell->end; l++) {
        struct cursor text = cursor_of(table->page->lines[l].text);
        if (table_text_is_value(table->page->lines[l].text) || cursor_holds(&text, "。"))
            return false;
        points += cursor_points(&text);
    }
    return points <= LABEL_POINTS;
}

static int downward(const void *a, const void *b)
{
    const struct table_cell *left = a, *right = b;
    if (left->field.y1 != right->field.y1)
        return left->field.y1 < right->field.y1 ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

static int rightward(const void *a, const void *b)
{
    const struct table_cell *left = a, *right = b;
    if (left->field.x1 != right->field.x1)
        return left->field.x1 < right->field.x1 ? -1 : 1;
    return left->start < right->start ? -1 : left->start > right->start;
}

static bool same_range(const struct box *a, const struct box *b)
{
    return fabsf(a->y1 - b->y1) < SLACK && fabsf(a->y2 - b->y2) < SLACK;
}

/* Cells of one upper and one lower side make a row, in whatever order they were cut. */
static void number_rows(struct table *table)
{
    qsort(table->cells, table->count, sizeof *table->cells, downward);
    for (size_t c = 0; c < table->count; c++) {
        struct table_cell *cell = &table->cells[c];
        size_t other = 0;
        while (other < c && !same_range(&table->cells[other].field, &cell->field))
            other++;
        cell->row = other < c ? table->cells[other].row : table->rows++;
        cell->label = is_label(table, cell);
    }
    qsort(table->cells, table->count, sizeof *table->cells, rightward);
}

static bool is_merged_over(const struct box *outer, const struct box *inner)
{
    return outer->y1 < inner->y1 + SLACK && outer->y2 > inner->y2 - SLACK &&
           outer->y2 - outer->y1 > inner->y2 - inner->y1 + 2 * SLACK;
}

bool table_cell_spans(const struct table *table, const struct table_cell *cell, size_t row)
{
    bool spans = false;
    for (size_t c = 0; c < table->count && cell->label && cell->row != row; c++) {
        const struct box *field = &table->cells[c].field;
        if (table->cells[c].row != row)
            continue;
        spans = is_merged_over(&cell->field, field) &&
                overlap(cell->field.x1, cell->field.x2, field->x1, field->x2) < SLACK;
        if (!spans)
            return false;
    }
    return spans;
}

bool table_row_is_merged(const struct table *table, size_t row)
{
    for (size_t c = 0; c < table->count; c++) {
        bool spans = false;
        if (table->cells[c].row != row)
            continue;
        for (size_t other = 0; other < table->rows && !spans; other++)
            spans = table_cell_spans(table, &table->cells[c], other);
        if (!spans)
            return false;
    }
    return true;
}

size_t table_row_cells(const struct table *table, size_t row)
{
    size_t count = 0;
    for (size_t c = 0; c < table->count; c++)
        count += table->cells[c].row == row;
    return count;
}

/* ------------------------------------------------------------------------------------------ reading */

static bool is_first(const struct page *page, size_t at)
{
    for (size_t l = 0; l < at; l++)
        if (page->lines[l].role == LINE_TEXT || page->lines[l].role == LINE_HEADING)
            return false;
    return true;
}

/* Whether the cells of the two rows have the same sides. */
static bool are_alike(const struct table *table, size_t row, size_t other)
{
    size_t alike = 0;
    for (size_t c = 0; c < table->count; c++)
        for (size_t d = 0; d < table->count && table->cells[c].row == row; d++)
            alike += table->cells[d].row == other &&
                     fabsf(table->cells[c].field.x1 - table->cells[d].field.x1) < TABLE_SIDE &&
                     fabsf(table->cells[c].field.x2 - table->cells[d].field.x2) < TABLE_SIDE;
    return alike > 0 && alike == table_row_cells(table, row);
}

/* A table has two rows at least whose cells stand in the same columns, two or more, or goes on from the page
 * before. Boxes of a figure do not. */
static bool is_table(const struct table *table)
{
    size_t regular = 0, widest = 0;
    for (size_t row = 0; row < table->rows; row++) {
        size_t cells = table_row_cells(table, row);
        bool alike = false;
        for (size_t other = 0; other < table->rows && !alike; other++)
            alike = other != row && are_alike(table, row, other);
        for (size_t c = 0; c < table->count; c++)
            cells += table_cell_spans(table, &table->cells[c], row);
        widest = cells > widest ? cells : widest;
        regular += alike && cells >= 2;
    }
    return widest >= 2 && (regular >= 2 || (table->continued && table->rows == 1)) &&
           regular * 2 + table->continued >= table->rows;
}

/* Whether a row of several cells has one of the same sides. */
static bool stands_in_column(const struct table *table, const struct table_cell *cell)
{
    for (size_t c = 0; c < table->count; c++)
        if (fabsf(table->cells[c].field.x1 - cell->field.x1) < TABLE_SIDE &&
            fabsf(table->cells[c].field.x2 - cell->field.x2) < TABLE_SIDE &&
            table_row_cells(table, table->cells[c].row) > 1)
            return true;
    return false;
}

/* Whether a cell of a column stands beside it and reaches below it: 船 | 港, where 港 spans 東 | 西. */
static bool spans_columns(const struct table *table, const struct table_cell *cell)
{
    for (size_t c = 0; c < table->count; c++) {
        const struct table_cell *other = &table->cells[c];
        if (is_merged_over(&other->field, &cell->field) &&
            overlap(other->field.x1, other->field.x2, cell->field.x1, cell->field.x2) < SLACK &&
            stands_in_column(table, other))
            return true;
    }
    return false;
}

/* Takes off the rows of one cell that are in no column: a caption above, a source below. */
static void drop_captions(struct table *table)
{
    struct box columns = {0};
    size_t kept = 0;
    bool any = false;
    for (size_t c = 0; c < table->count; c++) {
        if (table_row_cells(table, table->cells[c].row) < 2)
            continue;
        columns = any ? columns : table->cells[c].field;
        box_add(&columns, &table->cells[c].field);
        any = true;
    }
    for (size_t c = 0; any && c < table->count; c++) {
        const struct table_cell *cell = &table->cells[c];
        const struct box *text = &table->page->lines[cell->start].place.box;
        bool outside = text->y2 < columns.y1 + SLACK || text->y1 > columns.y2 - SLACK;
        if (!outside || stands_in_column(table, cell) || spans_columns(table, cell))
            table->cells[kept++] = *cell;
    }
    table->count = any ? kept : table->count;
    table->rows = 0;
}

bool table_read(struct table *out, struct page *page, size_t at, size_t *next)
{
    *out = (struct table){.page = page, .continued = is_first(page, at)};
    size_t end = at;
    for (; end < page->count; end++) {
        const struct line *line = &page->lines[end];
        if (is_row_line(line)) {
            if (!add_line(out, end))
                return false;
        } else if (!line_is_out(line) && line->role != LINE_NOTE) {
            break;
        }
    }
    *next = end > at ? end : at + 1;
    if (out->count == 0)
        return true;
    number_rows(out);
    drop_captions(out);
    number_rows(out);
    if (out->count > 0 && !is_table(out))
        out->count = 0;
    return true;
}

void table_free(struct table *table)
{
    free(table->cells);
    *table = (struct table){0};
}
