/* Rows that were read are held against what a table is: cells that end with their row. */
#include "indexer/order/tables/false_tables.h"

#include "indexer/lines/line_marks.h"
#include "indexer/order/columns/costs.h"
#include "indexer/order/columns/line_splits.h"
#include "seisaku/unicode.h"

enum { FEW_ROWS = 2 /* so few may be flowing columns cut across by chance */ };

struct judge {
    struct continuity *continuity;
    const struct layout *layout;
    bool few_rows_do;
};

/* The first and last lines of the cells of a row. */
struct row_edges {
    struct {
        const char *top, *bottom; /* NULL: the cell is empty */
        size_t top_length, bottom_length;
        int lines;
    } cells[COLUMNS_MAX];
};

static void add_line(struct row_edges *row, const struct strip *strip)
{
    for (int p = 0; p < strip->count; p++) {
        const struct piece *piece = &strip->pieces[p];
        const char *text = strip->text + piece->start;
        if (!row->cells[piece->column - 1].lines++) {
            row->cells[piece->column - 1].top = text;
            row->cells[piece->column - 1].top_length = piece->length;
        }
        row->cells[piece->column - 1].bottom = text;
        row->cells[piece->column - 1].bottom_length = piece->length;
    }
}

/* The price of reading on from a cell's last line to the first line of a cell below. */
static long reads_on(const struct judge *judge, const struct row_edges *above, int column,
                     const struct row_edges *below)
{
    return continuity_on(judge->continuity, above->cells[column].bottom, above->cells[column].bottom_length,
                         below->cells[column].top, below->cells[column].top_length);
}

/* Does the cell end in mid-sentence with a full line? */
static bool breaks_off(const struct judge *judge, const struct row_edges *row, int column)
{
    const char *text = row->cells[column].bottom;
    size_t length = row->cells[column].bottom_length;
    int width = judge->layout->widths[column];
    return line_ending(text, length) == ENDS_OPEN &&
           (int)ssk_display_width(text, length) >= width - LIMIT(SLACK_SHORT);
}

/* Does it read on in the cell below? */
static bool flows_on(const struct judge *judge, const struct row_edges *above, int column,
                     const struct row_edges *below)
{
    return breaks_off(judge, above, column) && below->cells[column].lines &&
           reads_on(judge, above, column, below) < COST(READS_ON);
}

/* Whether some row of several columns holds two lines of a cell that surely read on: else the lines read
 * as they are. */
static bool mends(const struct judge *judge, const struct strip *strips, size_t count)
{
    struct row_edges row = {0};
    int number = 0, columns = 0;
    for (size_t i = 0; i < count; i++) {
        struct row_edges line = {0};
        if (strips[i].aside)
            continue;
        if (strips[i].row != number) {
            row = (struct row_edges){0};
            columns = 0;
            number = strips[i].row;
        }
        columns = strips[i].count > columns ? strips[i].count : columns;
        add_line(&line, &strips[i]);
        for (int k = 0; k < COLUMNS_MAX && columns > 1; k++)
            if (line.cells[k].lines && row.cells[k].lines &&
                reads_on(judge, &row, k, &line) < COST(READS_SURELY))
                return true;
        add_line(&row, &strips[i]);
    }
    return false;
}

/* The one column that the row shows; -1 if it shows several. */
static int only_column(const struct row_edges *row)
{
    int only = -1, shown = 0;
    for (int k = 0; k < COLUMNS_MAX; k++)
        if (row->cells[k].lines) {
            only = k;
            shown++;
        }
    return shown == 1 ? only : -1;
}

/* Do the rows hold one cell's text, and one of them nothing else? */
static bool is_one_row(const struct judge *judge, const struct row_edges *above,
                       const struct row_edges *below)
{
    int column = only_column(below) >= 0 ? only_column(below) : only_column(above);
    return column >= 0 && above->cells[column].lines && below->cells[column].lines &&
           breaks_off(judge, above, column) && reads_on(judge, above, column, below) < COST(READS_ON);
}

/* A row that only goes on with a cell's sentence is none of its own. */
static void join_rows(const struct judge *judge, struct strip *strips, size_t count)
{
    struct row_edges row = {0}, above = {0};
    size_t start = 0;
    for (size_t i = 0, next; i < count; i = next) {
        int number = strips[i].row;
        bool joins;
        row = (struct row_edges){0};
        for (next = i; next < count && (strips[next].row == number || strips[next].aside); next++)
            if (!strips[next].aside)
                add_line(&row, &strips[next]);
        joins = i > start && is_one_row(judge, &above, &row);
        for (size_t l = i; l < next && joins; l++)
            if (!strips[l].aside) {
                strips[l].row = strips[start].row;
                add_line(&above, &strips[l]);
            }
        if (!joins) {
            above = row;
            start = i;
        }
    }
}

/* Cells end where their rows do, flowing columns go on: do many cells go on below their row? */
static bool flows(const struct judge *judge, const struct strip *strips, size_t count)
{
    struct row_edges row = {0}, above = {0};
    int number = 0, rows = -1 /* that ended */, cells = 0, on = 0;
    for (size_t i = 0; i <= count; i++) {
        if (i < count && strips[i].aside)
            continue;
        if (i == count || strips[i].row != number) {
            for (int k = 0; k < COLUMNS_MAX && rows > 0; k++) {
                cells += above.cells[k].lines > 1;
                on += above.cells[k].lines > 1 && flows_on(judge, &above, k, &row);
            }
            above = row;
            row = (struct row_edges){0};
            rows++;
        }
        if (i < count) {
            number = strips[i].row;
            add_line(&row, &strips[i]);
        }
    }
    return on * LIMIT(FLOWING_SHARE) > cells || (rows <= FEW_ROWS && !judge->few_rows_do);
}

void table_make_text(struct strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        strip_take(&strips[i], NULL);
        strips[i].row = 0;
    }
}

void false_tables_drop(struct continuity *continuity, const struct layout *layout, bool few_rows_do,
                       struct stretch *stretch)
{
    struct judge judge = {continuity, layout, few_rows_do};
    struct strip *strips = stretch->strips;
    for (size_t from = 0, to; from < stretch->count; from = to) {
        bool table = strips[from].row > 0;
        for (to = from + 1; to < stretch->count && (strips[to].aside || (strips[to].row > 0) == table);)
            to++;
        if (table)
            join_rows(&judge, strips + from, to - from);
        if (table && (!mends(&judge, strips + from, to - from) || flows(&judge, strips + from, to - from)))
            table_make_text(strips + from, to - from);
    }
}
