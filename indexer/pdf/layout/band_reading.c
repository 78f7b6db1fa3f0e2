/* What stands on both sides of a gutter decides how a band is read: running text column by column, anything
 * else (a list of labels and values, a table without rules) row by row. */
#include "indexer/pdf/layout/pdf_layout.h"

#include <math.h>

#define FLOW_WIDTH 8.0F /* ems; least width of a column of running text */
#define SOLID      1.9F /* ems; most from line to line of a paragraph */
#define LEVEL      0.3F /* ems between the middles of lines of one row */
#define FLUSH      0.3F /* ems between the ends of lines that end at one place */

/* One column's share of a band, line by line. */
struct column {
    const struct box *lines;
    size_t count;
    struct box box;
    bool flows; /* running text */
};

/* Whether the lines are set right, as the date, number and sender of a letter are: all end at one place, and
 * most start elsewhere than the line above. */
static bool are_set_right(const struct column *column, float em)
{
    const struct box *lines = column->lines;
    size_t ends = 0, alike = 0;
    for (size_t i = 0; i < column->count; i++) {
        ends += lines[i].x2 > column->box.x2 - FLUSH * em;
        alike += i > 0 && fabsf(lines[i].x1 - lines[i - 1].x1) < FLUSH * em;
    }
    return ends == column->count && alike * 2 < column->count;
}

static bool is_wide(const struct column *column, float em)
{
    return column->box.x2 - column->box.x1 >= FLOW_WIDTH * em;
}

/* Running text: lines enough, of some width, half of them full. */
static bool is_flow(const struct column *column, float em)
{
    size_t full = 0; /* reach the right edge */
    for (size_t i = 0; i < column->count; i++)
        full += column->lines[i].x2 > column->box.x2 - 1.7F * em;
    return column->count >= 3 && is_wide(column, em) && full * 2 >= column->count &&
           !are_set_right(column, em);
}

/* Parts the band's pieces into its columns; `lines` has room for all. Returns: how many are empty. */
static size_t find_columns(const struct pdf_band *band, float em, struct box *lines, struct column *columns)
{
    size_t empty = 0;
    for (size_t c = 0; c <= band->gutters.count; c++) {
        struct column *column = &columns[c];
        *column = (struct column){.lines = lines};
        for (size_t p = 0; p < band->piece_count; p++)
            if (band->pieces[p].column == c)
                lines[column->count++] = band->pieces[p].box;
        if (column->count > 0)
            column->box = lines[0];
        for (size_t i = 0; i < column->count; i++)
            box_add(&column->box, &lines[i]);
        column->flows = is_flow(column, em);
        lines += column->count;
        empty += column->count == 0;
    }
    return empty;
}

/* How many lines of `a` stand level with one of `b`. */
static size_t level_lines(float em, const struct column *a, const struct column *b)
{
    size_t level = 0;
    for (size_t i = 0, j = 0; i < a->count; i++) {
        float middle = box_middle_y(&a->lines[i]);
        while (j < b->count && box_middle_y(&b->lines[j]) <= middle - LEVEL * em)
            j++;
        level += j < b->count && box_middle_y(&b->lines[j]) < middle + LEVEL * em;
    }
    return level;
}

/* Whether the lines follow one another as a paragraph's do. */
static bool is_set_solid(const struct column *column, float em)
{
    for (size_t i = 1; i < column->count; i++)
        if (box_middle_y(&column->lines[i]) - box_middle_y(&column->lines[i - 1]) > SOLID * em)
            return false;
    return column->count >= 2;
}

/* Whether the columns are boxes of text that only stand side by side: of some width, and none keeps to the
 * baselines of the one before. */
static bool are_boxes(const struct column *columns, size_t count, float em)
{
    const struct column *before = NULL;
    for (const struct column *column = columns; column < columns + count; column++) {
        if (column->count == 0)
            continue;
        if (!is_wide(column, em) || !is_set_solid(column, em) ||
            (before && level_lines(em, column, before) * 3 > column->count))
            return false;
        before = column;
    }
    return true;
}

/* Columns of running text side by side are read one after the other; so is running text beside
 * something that does not keep its lines (a figure). All else is read across. */
enum pdf_reading pdf_read_band(const struct pdf_band *band, float em)
{
    g_autofree struct box *lines = g_new(struct box, band->piece_count);
    struct column columns[PDF_GAPS_MAX + 1];
    size_t count = band->gutters.count + 1, upright = 0, apart = 0;
    const struct column *flow = NULL;
    for (size_t i = 0; i < band->count; i++)
        upright += band->items[i].upright;
    if (upright * 2 > band->count)
        return PDF_ONE;
    size_t others = count - find_columns(band, em, lines, columns);
    for (size_t c = 0; c < count; c++)
        if (columns[c].flows) {
            flow = &columns[c];
            others--;
        }
    if (!flow)
        return are_boxes(columns, count, em) ? PDF_COLUMNS : PDF_ROWS;
    for (size_t c = 0; c < count; c++)
        if (!columns[c].flows)
            apart += level_lines(em, &columns[c], flow) * 10 < columns[c].count * 7;
    return others == 0 || apart > 0 ? PDF_COLUMNS : PDF_ROWS;
}
