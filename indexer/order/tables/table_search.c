/* The cheapest parting of a page into rows and text. */
#include "indexer/order/tables/table_search.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/cell_costs.h"
#include "indexer/order/tables/table_segments.h"

/* The cheapest way to the end of a line. */
struct place {
    long text, table; /* the line is text; a row ends with it. LONG_MAX: not possible */
    short length;     /* of the row that ends here */
    bool from_text;   /* before the row, or the line of text, is text */
    bool text_from_text;
};

struct parting {
    struct continuity *continuity;
    const struct layout *layout;
    struct strip **strips; /* those that are no asides */
    struct line_splits *lines;
    struct row_readings rows;
    struct place *places; /* [count + 1]; the first is before all lines */
    size_t count;
    int width; /* of the page's text */
};

/* Of a line of text under another: text goes on below a full line, or begins anew. */
static long text_after(const struct parting *parting, size_t at)
{
    if (!at)
        return 0;
    const struct line_part *above = parting->lines[at - 1].choices[0].span,
                           *line = parting->lines[at].choices[0].span;
    long apart = above->ends || line->opens ? 0 : COST(BROKEN);
    if (!above->ends && above->width + line->unit < parting->width * 4 / 5)
        return apart;
    long price = continuity_between(parting->continuity, &above->tail, &line->head);
    price = (price < COST(STRANGE) ? price : COST(STRANGE)) + COST(LINE);
    return price < apart ? price : apart;
}

static long text_price(const struct parting *parting, size_t at)
{
    const struct choice *span = &parting->lines[at].choices[0];
    int spreads = span->span->spreads < LIMIT(SPREADS_MAX) ? span->span->spreads : LIMIT(SPREADS_MAX);
    return span->price - span->span->spread_price +
           (spreads ? COST(SPREAD) + COST(SPREADS) * (long)(spreads - 1) : 0);
}

static long least(long a, long b)
{
    return a < b ? a : b;
}

static void price_text(struct parting *parting, size_t at)
{
    const struct place *before = &parting->places[at];
    struct place *place = &parting->places[at + 1];
    long on = before->text == LONG_MAX ? LONG_MAX : before->text + text_after(parting, at);
    long off = before->table == LONG_MAX ? LONG_MAX : before->table + COST(LEAVE);
    place->text_from_text = on <= off;
    place->text = least(on, off) + text_price(parting, at);
}

static void price_rows(struct parting *parting, size_t end)
{
    struct place *place = &parting->places[end];
    place->table = LONG_MAX;
    for (size_t length = 1; length <= end && length <= ROW_LINES; length++) {
        const struct row_reading *row = &parting->rows.readings[(end - length) * ROW_LINES + length - 1];
        const struct place *before = &parting->places[end - length];
        long from_text =
            before->text == LONG_MAX ? LONG_MAX : before->text + (end > length ? COST(TABLE) : COST(ON_TOP));
        long start = least(from_text, before->table);
        if (row->price == LONG_MAX || start == LONG_MAX || start + row->price >= place->table)
            continue;
        place->table = start + row->price;
        place->length = (short)length;
        place->from_text = from_text <= before->table;
    }
}

static void make_text(struct strip *strip)
{
    strip_take(strip, NULL);
    strip->row = 0;
}

static void write_row(struct parting *parting, size_t first, int length, int row)
{
    const struct row_reading *continuity = &parting->rows.readings[first * ROW_LINES + (size_t)length - 1];
    for (size_t i = 0; i < (size_t)length; i++) {
        strip_take(parting->strips[first + i], &parting->lines[first + i].choices[continuity->choices[i]]);
        parting->strips[first + i]->row = row;
    }
}

/* Follows the cheapest way back; asides stay between. Rows are numbered from the last on, so that numbers
 * tell rows apart. */
static void trace(struct parting *parting)
{
    size_t end = parting->count;
    bool text = parting->places[end].text <= parting->places[end].table;
    for (int row = (int)end; end > 0;) {
        const struct place *place = &parting->places[end];
        if (text) {
            text = place->text_from_text;
            make_text(parting->strips[--end]);
            continue;
        }
        text = place->from_text;
        end -= (size_t)place->length;
        write_row(parting, end, place->length, row--);
    }
}

/* Of a page without any row. */
static long plain_price(const struct parting *parting)
{
    long price = 0;
    for (size_t at = 0; at < parting->count; at++)
        price += text_price(parting, at) + text_after(parting, at);
    return price;
}

static bool prepare(struct parting *parting, const struct stretch *stretch)
{
    parting->strips = calloc(stretch->count + 1, sizeof *parting->strips);
    parting->lines = calloc(stretch->count + 1, sizeof *parting->lines);
    parting->places = calloc(stretch->count + 1, sizeof *parting->places);
    if (!parting->strips || !parting->lines || !parting->places)
        return false;
    for (size_t i = 0; i < stretch->count; i++) {
        struct strip *strip = &stretch->strips[i];
        if (strip->aside)
            continue;
        parting->strips[parting->count] = strip;
        if (!line_splits_list(parting->continuity, parting->layout, STRETCH_TABLE, strip,
                              &parting->lines[parting->count++]))
            return false;
    }
    parting->width = table_text_width(stretch->strips, stretch->count);
    return true;
}

static void release(struct parting *parting)
{
    for (size_t i = 0; parting->lines && i < parting->count; i++)
        line_splits_free(&parting->lines[i]);
    free(parting->strips);
    free(parting->lines);
    free(parting->places);
    free(parting->rows.readings);
}

ssk_status table_search(struct continuity *continuity, const struct table_layout *layout,
                        struct stretch *stretch, int beam, long *gain)
{
    struct parting parting = {.continuity = continuity, .layout = &layout->layout};
    bool ok = prepare(&parting, stretch) &&
              table_rows_price(continuity, layout, parting.lines, parting.count, beam, &parting.rows);
    if (ok) {
        parting.places[0].table = LONG_MAX;
        for (size_t at = 0; at < parting.count; at++) {
            price_text(&parting, at);
            price_rows(&parting, at + 1);
        }
        const struct place *end = &parting.places[parting.count];
        *gain = plain_price(&parting) - least(end->text, end->table);
        for (size_t i = 0; i < stretch->count; i++)
            make_text(&stretch->strips[i]);
        trace(&parting);
    }
    release(&parting);
    return ok ? SSK_OK : SSK_MEMORY;
}

/* ------------------------------------------------------------------------------------------
 * Flowing columns, at the same prices: one row without end. */

/* The choice that the strip's pieces are. */
static const struct choice *choice_of(const struct strip *strip, const struct line_splits *line)
{
    for (int c = 1; c < line->count; c++) {
        const struct choice *choice = &line->choices[c];
        int same = 0, pieces = 0;
        for (int k = 0; k < COLUMNS_MAX; k++)
            pieces += choice->pieces[k] != NULL;
        for (int p = 0; p < strip->count && strip->pieces[p].column; p++) {
            const struct line_part *piece = choice->pieces[strip->pieces[p].column - 1];
            same += piece && piece->text == strip->text + strip->pieces[p].start &&
                    piece->length == strip->pieces[p].length;
        }
        if (same == strip->count && pieces == same)
            return choice;
    }
    return &line->choices[0];
}

/* Headings and captions between the columns cost no more than rows would. */
static long flow_price(const struct parting *parting)
{
    const struct line_part *last[COLUMNS_MAX] = {0};
    bool flows = false;
    long price = COST(TABLE);
    for (size_t at = 0; at < parting->count; at++) {
        const struct choice *choice = choice_of(parting->strips[at], &parting->lines[at]);
        if (choice->span) {
            price += text_price(parting, at) + (flows ? 0 : text_after(parting, at));
            memset(last, 0, sizeof last);
        }
        flows = !choice->span;
        price += flows ? choice->price : 0;
        for (int k = 0; k < parting->layout->columns && flows; k++) {
            const struct line_part *piece = choice->pieces[k];
            if (piece && last[k])
                price += cell_cost_below(parting->continuity, parting->layout->widths[k], last[k], piece);
            last[k] = piece ? piece : last[k];
        }
    }
    return price;
}

ssk_status table_flow_gain(struct continuity *continuity, const struct layout *flow,
                           const struct stretch *stretch, long *gain)
{
    struct parting parting = {.continuity = continuity, .layout = flow};
    *gain = 0;
    if (stretch->columns < 2)
        return SSK_OK;
    bool ok = prepare(&parting, stretch);
    if (ok)
        *gain = plain_price(&parting) - flow_price(&parting);
    release(&parting);
    return ok ? SSK_OK : SSK_MEMORY;
}
