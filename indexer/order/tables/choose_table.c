/* The contest between a page's table layouts, and against its reading as flowing columns. */
#include "indexer/order/tables/choose_table.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/guess_table.h"
#include "indexer/order/tables/table_refine.h"
#include "seisaku/unicode.h"

enum {
    GUESSES = 12,
    LEADERS = 8,      /* of them, refined */
    PAGE_LINES = 120, /* more lines are no printed page, but a text without page breaks: there */
    FEW_GUESSES = 4,  /* so many are tried, */
    FEW_LEADERS = 2,  /* and so many refined */
    ROUGH_BEAM = 6,   /* for choosing between layouts */
    FINE_BEAM = 24,   /* for the reading itself */
    REFINEMENTS = 2,
};

struct contest {
    struct continuity *continuity;
    struct stretch *stretch;
    struct table_layout best;
    long best_gain, rival_gain; /* rival_gain: of text, or of flowing columns if they gain */
};

static ssk_status gain_of(struct contest *contest, const struct table_layout *layout, long *gain)
{
    ssk_status status = table_search(contest->continuity, layout, contest->stretch, ROUGH_BEAM, gain);
    if (layout->layout.columns > 2)
        *gain -= COST(TABLE_COLUMN) * (layout->layout.columns - 2);
    return status;
}

/* Tries what the layout's own reading makes of it, while that gains. */
static ssk_status refine(struct contest *contest, struct table_layout layout)
{
    long before = 0;
    for (int i = 0; i <= REFINEMENTS; i++) {
        long gain;
        ssk_status status = gain_of(contest, &layout, &gain);
        if (status != SSK_OK || gain <= before)
            return status;
        before = gain;
        if (gain > contest->best_gain) {
            contest->best_gain = gain;
            contest->best = layout;
        }
        struct table_layout refined =
            table_refined(&layout, contest->stretch->strips, contest->stretch->count);
        if (table_layout_same(&refined, &layout))
            return SSK_OK;
        layout = refined;
    }
    return SSK_OK;
}

/* The layouts that gain most as they are guessed. */
struct leaders {
    struct table_layout layouts[LEADERS];
    long gains[LEADERS];
    int count;
};

static void lead(struct leaders *leaders, const struct table_layout *layout, long gain)
{
    int at = leaders->count;
    if (gain <= 0 || (at == LEADERS && gain <= leaders->gains[at - 1]))
        return;
    at = at == LEADERS ? at - 1 : leaders->count++;
    for (; at > 0 && leaders->gains[at - 1] < gain; at--) {
        leaders->layouts[at] = leaders->layouts[at - 1];
        leaders->gains[at] = leaders->gains[at - 1];
    }
    leaders->layouts[at] = *layout;
    leaders->gains[at] = gain;
}

static ssk_status try_all(struct contest *contest, const struct table_layout *before)
{
    struct table_layout guesses[GUESSES + 1];
    struct leaders leaders = {.count = 0};
    bool printed = contest->stretch->count <= PAGE_LINES;
    int count = guess_table(contest->stretch->strips, contest->stretch->count, guesses,
                            printed ? GUESSES : FEW_GUESSES);
    ssk_status status = count < 0 ? SSK_MEMORY : SSK_OK;
    if (count > 0 && before->layout.columns)
        guesses[count++] = *before;
    for (int g = 0; g < 2 * count && status == SSK_OK; g++) {
        long gain;
        guesses[g / 2].middle = g % 2;
        status = gain_of(contest, &guesses[g / 2], &gain);
        lead(&leaders, &guesses[g / 2], gain);
    }
    for (int l = 0; l < leaders.count && (printed || l < FEW_LEADERS) && status == SSK_OK; l++)
        status = refine(contest, leaders.layouts[l]);
    return status;
}

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
static long reads_on(const struct contest *contest, const struct row_edges *above, int column,
                     const struct row_edges *below, int other)
{
    return continuity_on(contest->continuity, above->cells[column].bottom, above->cells[column].bottom_length,
                         below->cells[other].top, below->cells[other].top_length);
}

/* Does the cell end in mid-sentence with a full line? */
static bool breaks_off(const struct contest *contest, const struct row_edges *row, int column)
{
    const char *text = row->cells[column].bottom;
    size_t length = row->cells[column].bottom_length;
    int width = contest->best.layout.widths[column];
    return line_ending(text, length) == ENDS_OPEN &&
           (int)ssk_display_width(text, length) >= width - LIMIT(SLACK_SHORT);
}

/* Does it, and some cell of the row below read on? */
static bool flows_on(const struct contest *contest, const struct row_edges *above, int column,
                     const struct row_edges *below)
{
    bool on = false;
    for (int k = 0; k < COLUMNS_MAX && !on && breaks_off(contest, above, column); k++)
        on = below->cells[k].lines && reads_on(contest, above, column, below, k) <
                                          (k == column ? COST(READS_ON) : COST(READS_ELSEWHERE));
    return on;
}

/* Whether some row of several columns holds two lines of a cell that surely read on: else the lines read
 * as they are. */
static bool mends(const struct contest *contest, const struct strip *strips, size_t count)
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
                reads_on(contest, &row, k, &line, k) < COST(READS_SURELY))
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
static bool is_one_row(const struct contest *contest, const struct row_edges *above,
                       const struct row_edges *below)
{
    int column = only_column(below) >= 0 ? only_column(below) : only_column(above);
    return column >= 0 && above->cells[column].lines && below->cells[column].lines &&
           breaks_off(contest, above, column) &&
           reads_on(contest, above, column, below, column) < COST(READS_ON);
}

/* A row that only goes on with a cell's sentence is none of its own. */
static void join_rows(const struct contest *contest, struct strip *strips, size_t count)
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
        joins = i > start && is_one_row(contest, &above, &row);
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
static bool flows(const struct contest *contest, const struct strip *strips, size_t count)
{
    struct row_edges row = {0}, above = {0};
    int number = 0, rows = 0, cells = 0, on = 0;
    for (size_t i = 0; i <= count; i++) {
        if (i < count && strips[i].aside)
            continue;
        if (i == count || strips[i].row != number) {
            for (int k = 0; k < COLUMNS_MAX && rows > 1; k++) {
                cells += above.cells[k].lines > 1;
                on += above.cells[k].lines > 1 && flows_on(contest, &above, k, &row);
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
    return on * LIMIT(FLOWING_SHARE) > cells || (rows <= 3 && contest->best_gain < 2 * contest->rival_gain);
}

static void make_text(struct strip *strips, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        strip_take(&strips[i], NULL);
        strips[i].row = 0;
    }
}

/* Rows that mend nothing, or that are flowing columns cut across, are no table. */
static void drop_false_tables(const struct contest *contest)
{
    struct strip *strips = contest->stretch->strips;
    size_t count = contest->stretch->count;
    for (size_t from = 0, to; from < count; from = to) {
        bool table = strips[from].row > 0;
        for (to = from + 1; to < count && (strips[to].aside || (strips[to].row > 0) == table);)
            to++;
        if (table)
            join_rows(contest, strips + from, to - from);
        if (table && (!mends(contest, strips + from, to - from) || flows(contest, strips + from, to - from)))
            make_text(strips + from, to - from);
    }
}

static bool has_rows(const struct stretch *stretch)
{
    for (size_t i = 0; i < stretch->count; i++)
        if (stretch->strips[i].row)
            return true;
    return false;
}

/* Reads the page by the best layout if that gains more than `flow`, else puts back what was there. */
static ssk_status settle(struct contest *contest, const struct strip *flowing)
{
    struct stretch *stretch = contest->stretch;
    long gain = 0;
    if (contest->best_gain > contest->rival_gain + COST(TABLE_MARGIN)) {
        ssk_status status = table_search(contest->continuity, &contest->best, stretch, FINE_BEAM, &gain);
        if (status != SSK_OK)
            return status;
        drop_false_tables(contest);
    }
    if (contest->best_gain > contest->rival_gain + COST(TABLE_MARGIN) && has_rows(stretch)) {
        stretch->kind = STRETCH_TABLE;
        stretch->columns = contest->best.layout.columns;
    } else {
        memcpy(stretch->strips, flowing, stretch->count * sizeof *flowing);
    }
    return SSK_OK;
}

ssk_status choose_table(struct continuity *continuity, const struct layout *flow, struct stretch *stretch,
                        struct table_layout *layout)
{
    struct contest contest = {.continuity = continuity, .stretch = stretch};
    ssk_status status = table_flow_gain(continuity, flow, stretch, &contest.rival_gain);
    if (contest.rival_gain < 0) {
        make_text(stretch->strips, stretch->count); /* columns that cost more than none */
        contest.rival_gain = 0;
    }
    struct strip *flowing = malloc((stretch->count + 1) * sizeof *flowing);
    if (!flowing || status != SSK_OK) {
        free(flowing);
        return SSK_MEMORY;
    }
    memcpy(flowing, stretch->strips, stretch->count * sizeof *flowing);
    status = try_all(&contest, layout);
    if (status == SSK_OK)
        status = settle(&contest, flowing);
    if (stretch->kind == STRETCH_TABLE)
        *layout = contest.best;
    free(flowing);
    return status;
}
