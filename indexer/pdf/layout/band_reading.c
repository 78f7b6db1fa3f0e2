/* What stands on both sides of a gutter decides how a band is read: running text column by column, anything
 * else (a list of labels and values, a table without rules) row by row. */
#include "indexer/pdf/layout/pdf_layout.h"

#include <math.h>

#define FLOW_WIDTH 8.0F /* ems; least width of a column of running text */
#define LEVEL      0.3F /* ems between the middles of lines of one row */

/* One column's share of a band, line by line. */
struct column {
    const struct box *lines;
    size_t count;
    struct box box;
    bool flows; /* running text */
};

/* Running text: lines enough, of some width, half of them full. */
static bool is_flow(const struct column *column, float em)
{
    size_t full = 0; /* reach the right edge */
    for (size_t i = 0; i < column->count; i++)
        full += column->lines[i].x2 > column->box.x2 - 1.7F * em;
    return column->count >= 3 && column->box.x2 - column->box.x1 >= FLOW_WIDTH * em &&
           full * 2 >= column->count;
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

/* Columns of running text side by side are read one after the other; so is running text beside
 * something that does not keep its lines (a figure). All else is read across. */
enum pdf_reading pdf_read_band(const struct pdf_band *band, float em)
{
    g_autofree struct box *lines = g_new(struct box, band->piece_count);
    struct column columns[PDF_GAPS_MAX + 1];
    size_t count = band->gutters.count + 1, apart = 0;
    const struct column *flow = NULL;
    size_t others = count - find_columns(band, em, lines, columns);
    for (size_t c = 0; c < count; c++)
        if (columns[c].flows) {
            flow = &columns[c];
            others--;
        }
    if (!flow)
        return PDF_ROWS;
    for (size_t c = 0; c < count; c++)
        if (!columns[c].flows)
            apart += level_lines(em, &columns[c], flow) * 10 < columns[c].count * 7;
    return others == 0 || apart > 0 ? PDF_COLUMNS : PDF_ROWS;
}
