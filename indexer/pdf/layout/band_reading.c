/* What stands on both sides of a gutter decides how a band is read: running text column by column, anything
 * else (a list of labels and values, a table without rules) row by row. */
#include "indexer/pdf/layout/band_reading.h"

#include <math.h>
#include <string.h>

#define FLOW_WIDTH 8.0F /* ems; least width of a column of running text */
#define SOLID      1.9F /* ems; most from line to line of a paragraph */
#define DEEP       1.6F /* ems; more than a paragraph's first line is set in */
#define SAME       0.1F /* ems between baselines of one row */

/* One column's share of a band, line by line. */
struct column {
    struct box box;
    size_t lines, full; /* full: reach the right edge */
    bool set_right;
    size_t items;
};

/* The lines of one column, top to bottom; returns how many, at most `most`. */
static size_t column_lines(const struct pdf_slabs *slabs, const struct pdf_band *band, size_t column,
                           struct box *lines, size_t most)
{
    size_t count = 0;
    for (size_t i = band->start; i < band->end; i++) {
        const struct pdf_item *item = &slabs->items[i];
        if (item->part != column)
            continue;
        size_t line = count;
        while (line > 0 && overlap(lines[line - 1].y1, lines[line - 1].y2, item->box.y1, item->box.y2) <
                               0.4F * (item->box.y2 - item->box.y1))
            line--;
        if (line > 0)
            box_add(&lines[line - 1], &item->box);
        else if (count < most)
            lines[count++] = item->box;
    }
    return count;
}

enum {
    LINES_MAX = 400,
    SENDERS_MAX = 12 /* lines set right at most: dates, numbers, senders */
};

/* Whether the lines are set right, as the date, number and sender of a letter are: all end at one place, and
 * many start further in than any paragraph does, few at one place. */
static bool are_set_right(const struct pdf_slabs *slabs, const struct box *lines, size_t count,
                          const struct box *column)
{
    size_t ends = 0, deep = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t alike = 0;
        for (size_t j = 0; j < count; j++)
            alike += fabsf(lines[j].x1 - lines[i].x1) < 0.3F * slabs->em;
        most = alike > most ? alike : most;
        ends += lines[i].x2 > column->x2 - 0.3F * slabs->em;
        deep += lines[i].x1 > column->x1 + DEEP * slabs->em;
    }
    return ends == count && deep * 2 >= count && most * 2 <= count;
}

static void measure(const struct pdf_slabs *slabs, struct column *column, const struct box *lines,
                    size_t count)
{
    *column = (struct column){.lines = count};
    if (count == 0)
        return;
    column->box = lines[0];
    for (size_t i = 1; i < count; i++)
        box_add(&column->box, &lines[i]);
    for (size_t i = 0; i < count; i++)
        column->full += lines[i].x2 > column->box.x2 - 1.7F * slabs->em;
    column->set_right = count <= SENDERS_MAX && are_set_right(slabs, lines, count, &column->box);
}

/* Running text: lines enough, of some width, half of them full. */
static bool is_flow(const struct pdf_slabs *slabs, const struct column *column)
{
    return column->lines >= 3 && column->box.x2 - column->box.x1 >= FLOW_WIDTH * slabs->em &&
           column->full * 2 >= column->lines && !column->set_right;
}

/* How many lines of `a` stand level with one of `b`. */
static size_t level_lines(float most, const struct box *a, size_t a_count, const struct box *b,
                          size_t b_count)
{
    size_t level = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            if (fabsf(box_middle_y(&a[i]) - box_middle_y(&b[j])) < most) {
                level++;
                break;
            }
    return level;
}

static bool are_level(const struct pdf_slabs *slabs, const struct box *a, size_t a_count, const struct box *b,
                      size_t b_count)
{
    return level_lines(0.3F * slabs->em, a, a_count, b, b_count) * 10 >= a_count * 7;
}

/* Whether the lines of `a` follow one another as a paragraph's do. */
static bool is_set_solid(const struct pdf_slabs *slabs, const struct box *lines, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (box_middle_y(&lines[i]) - box_middle_y(&lines[i - 1]) > SOLID * slabs->em)
            return false;
    return count >= 2;
}

/* Whether the columns are boxes of text that only stand side by side: of some width, and none keeps to the
 * baselines of the one before. */
static bool are_boxes(const struct pdf_slabs *slabs, const struct pdf_band *band,
                      const struct column *columns, struct box *lines)
{
    size_t before = 0; /* lines of the column before, which stand first */
    for (size_t c = 0; c <= band->gutters.count; c++) {
        if (columns[c].lines == 0)
            continue;
        if (columns[c].box.x2 - columns[c].box.x1 < FLOW_WIDTH * slabs->em)
            return false;
        struct box *own = lines + before;
        size_t count = column_lines(slabs, band, c, own, LINES_MAX);
        if (!is_set_solid(slabs, own, count) ||
            (before > 0 && level_lines(SAME * slabs->em, own, count, lines, before) * 3 > count))
            return false;
        memmove(lines, own, count * sizeof *own);
        before = count;
    }
    return true;
}

/* Columns of running text side by side are read one after the other; so is running text beside
 * something that does not keep its lines (a figure). All else is read across. */
enum pdf_reading pdf_read_band(const struct pdf_slabs *slabs, const struct pdf_band *band)
{
    g_autofree struct box *lines = g_new(struct box, 2 * LINES_MAX);
    struct column columns[PDF_GAPS_MAX + 1];
    size_t flows = 0, texts = 0, flow = 0, upright = 0;
    for (size_t i = band->start; i < band->end; i++)
        upright += slabs->items[i].upright;
    if (upright * 2 > band->end - band->start)
        return PDF_ONE;
    for (size_t c = 0; c <= band->gutters.count; c++) {
        size_t count = column_lines(slabs, band, c, lines, LINES_MAX);
        measure(slabs, &columns[c], lines, count);
        texts += count > 0;
        if (is_flow(slabs, &columns[c])) {
            flows++;
            flow = c;
        }
    }
    if (flows == 0)
        return are_boxes(slabs, band, columns, lines) ? PDF_COLUMNS : PDF_ROWS;
    if (flows == texts)
        return PDF_COLUMNS;
    size_t flow_count = column_lines(slabs, band, flow, lines, LINES_MAX);
    for (size_t c = 0; c <= band->gutters.count; c++) {
        if (columns[c].lines == 0 || is_flow(slabs, &columns[c]))
            continue;
        size_t count = column_lines(slabs, band, c, lines + flow_count, 2 * LINES_MAX - flow_count);
        if (!are_level(slabs, lines + flow_count, count, lines, flow_count))
            return PDF_COLUMNS;
    }
    return PDF_ROWS;
}
