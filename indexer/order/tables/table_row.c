/* Centred rows are read from the middle outwards, two lines of like columns at a time; all others from the
 * top down. */
#include "indexer/order/tables/table_row.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/cell_costs.h"

enum { READ_CHOICES = 32 /* of a line's choices the cheapest are tried */ };

/* A row read in part: lines first … last. */
struct part {
    const struct line_part *top[COLUMNS_MAX], *bottom[COLUMNS_MAX]; /* NULL: no line of the column yet */
    short top_at[COLUMNS_MAX], bottom_at[COLUMNS_MAX];
    struct row_reading row; /* choices[i] is that of line first + i */
};

struct pricing {
    struct continuity *continuity;
    const struct table_layout *layout;
    const struct line_splits *lines;
    size_t count;
    int beam;
    struct row_readings *out;
    struct part *parts, *next; /* [beam]: partial readings, and those made of them */
    int part_count, made;
};

bool table_layout_same(const struct table_layout *a, const struct table_layout *b)
{
    bool same = a->layout.columns == b->layout.columns && a->align == b->align;
    for (int k = 0; same && k < a->layout.columns; k++)
        same = a->layout.widths[k] == b->layout.widths[k] && a->latin[k] == b->latin[k];
    return same;
}

static long cell_price(const struct pricing *pricing, const struct line_part *above,
                       const struct line_part *piece, int column)
{
    return cell_cost_below(pricing->continuity, pricing->layout->layout.widths[column], above, piece);
}

/* Adds to the line's choices the price of Latin text among Japanese cells, and the reverse. */
static void price_scripts(const struct table_layout *layout, struct line_splits *line)
{
    bool any = false;
    for (int k = 0; k < layout->layout.columns; k++)
        any |= layout->latin[k];
    for (int c = 1; any && c < line->count; c++)
        for (int k = 0; k < layout->layout.columns; k++) {
            const struct line_part *piece = line->choices[c].pieces[k];
            if (piece && (!piece->latin || piece->letters) && piece->latin != layout->latin[k])
                line->choices[c].price += COST(SCRIPT);
        }
}

/* Puts a line above or below the part's. */
static void put_line(const struct pricing *pricing, struct part *part, const struct choice *choice, int at,
                     bool above)
{
    part->row.price += choice->price;
    for (int k = 0; k < pricing->layout->layout.columns; k++) {
        const struct line_part *piece = choice->pieces[k];
        if (!piece)
            continue;
        if (part->top[k] && above)
            part->row.price +=
                cell_price(pricing, piece, part->top[k], k) + cell_cost_gap(part->top_at[k] - at);
        else if (part->top[k])
            part->row.price +=
                cell_price(pricing, part->bottom[k], piece, k) + cell_cost_gap(at - part->bottom_at[k]);
        if (above || !part->top[k]) {
            part->top[k] = piece;
            part->top_at[k] = (short)at;
        }
        if (!above || !part->bottom[k]) {
            part->bottom[k] = piece;
            part->bottom_at[k] = (short)at;
        }
    }
}

/* Of where the cells stand in a row of lines first … last: each at its top or in its middle. */
static long place_price(const struct pricing *pricing, const struct part *part, int first, int last)
{
    long price = COST(MIXED);
    for (int k = 0; k < pricing->layout->layout.columns; k++) {
        int off = part->bottom[k] ? abs(part->top_at[k] + part->bottom_at[k] - first - last) : 0;
        if (off > 1 && part->top_at[k] > first)
            price += off * COST(PLACE);
    }
    return price;
}

/* Of ending the row here. */
static long end_price(const struct pricing *pricing, const struct part *part)
{
    long price = COST(ROW);
    for (int k = 0; k < pricing->layout->layout.columns; k++) {
        const struct line_part *last = part->bottom[k];
        int width = pricing->layout->layout.widths[k];
        price += last ? cell_cost_end(width, last) : COST(EMPTY);
    }
    return price;
}

/* Parts that end in the same pieces can only go on alike. */
static bool same_ends(const struct part *a, const struct part *b)
{
    return !memcmp(a->top, b->top, sizeof a->top) && !memcmp(a->bottom, b->bottom, sizeof a->bottom);
}

/* Keeps the part in `next`, by price, unless there are enough of cheaper ones; the first of equals stays. */
static void keep_part(struct pricing *pricing, const struct part *part)
{
    struct part *next = pricing->next;
    int at = pricing->made, same = 0;
    if (part->row.price > COST(HOPELESS))
        return;
    while (at > 0 && part->row.price < next[at - 1].row.price)
        at--;
    for (int i = 0; i < at; i++)
        if (same_ends(&next[i], part))
            return;
    for (same = at; same < pricing->made && !same_ends(&next[same], part);)
        same++;
    if (at == pricing->beam)
        return;
    if (same == pricing->made && pricing->made < pricing->beam)
        pricing->made++;
    else if (same == pricing->made)
        same--;
    memmove(next + at + 1, next + at, (size_t)(same - at) * sizeof *next);
    next[at] = *part;
}

/* The parts made become those to go on from. */
static void take_made(struct pricing *pricing)
{
    struct part *parts = pricing->parts;
    pricing->parts = pricing->next;
    pricing->next = parts;
    pricing->part_count = pricing->made;
    pricing->made = 0;
}

/* Offers the row of `length` lines from `first` on the cheapest of its readings. */
static void offer(const struct pricing *pricing, size_t first, int length)
{
    struct row_reading *row = &pricing->out->readings[first * ROW_LINES + (size_t)length - 1];
    for (int i = 0; i < pricing->part_count; i++) {
        const struct part *part = &pricing->parts[i];
        long price = part->row.price + end_price(pricing, part);
        if (pricing->layout->align == ALIGN_MIXED)
            price += place_price(pricing, part, (int)first, (int)first + length - 1);
        if (price < row->price) {
            *row = part->row;
            row->price = price;
        }
    }
}

static int choices_of(const struct line_splits *line)
{
    return line->count < READ_CHOICES ? line->count : READ_CHOICES;
}

/* The parts that one line alone makes. */
static void start_parts(struct pricing *pricing, size_t at)
{
    const struct line_splits *line = &pricing->lines[at];
    for (int c = 1; c < choices_of(line); c++) {
        struct part part = {.row.choices = {(short)c}};
        put_line(pricing, &part, &line->choices[c], (int)at, false);
        keep_part(pricing, &part);
    }
    take_made(pricing);
}

/* Puts these choices of the line above and of the line below to the part. */
static void widen_part(struct pricing *pricing, const struct part *from, size_t above, int x, size_t below,
                       int y)
{
    struct part part = *from;
    size_t length = below - above - 1;
    memmove(part.row.choices + 1, part.row.choices, length * sizeof *part.row.choices);
    part.row.choices[0] = (short)x;
    part.row.choices[length + 1] = (short)y;
    put_line(pricing, &part, &pricing->lines[above].choices[x], (int)above, true);
    put_line(pricing, &part, &pricing->lines[below].choices[y], (int)below, false);
    keep_part(pricing, &part);
}

/* Puts the lines above and below to all parts, in all ways that show the same columns. */
static void widen(struct pricing *pricing, size_t above, size_t below)
{
    const struct line_splits *upper = &pricing->lines[above], *lower = &pricing->lines[below];
    for (int x = 1; x < choices_of(upper); x++)
        for (int y = 1; y < choices_of(lower); y++)
            for (int i = 0; i < pricing->part_count && upper->choices[x].columns == lower->choices[y].columns;
                 i++)
                widen_part(pricing, &pricing->parts[i], above, x, below, y);
    take_made(pricing);
}

/* All centred rows whose middle is line `middle`, or halfway from there to the next. */
static void price_centred(struct pricing *pricing, size_t middle, bool between)
{
    size_t above = middle, below = middle;
    if (between) {
        pricing->parts[0] = (struct part){0};
        pricing->part_count = 1;
        above++;
    } else {
        start_parts(pricing, middle);
        offer(pricing, middle, 1);
    }
    while (above > 0 && below + 1 < pricing->count && below + 2 - above < ROW_LINES && pricing->part_count) {
        widen(pricing, --above, ++below);
        offer(pricing, above, (int)(below - above) + 1);
    }
}

/* Whether only columns that the line above shows too go on. */
static bool goes_on(const struct part *part, const struct choice *choice, int at)
{
    for (int k = 0; k < COLUMNS_MAX; k++)
        if (choice->pieces[k] && (!part->bottom[k] || part->bottom_at[k] + 1 != at))
            return false;
    return true;
}

/* Whether each column begins, or goes on with at most a line of other columns between. */
static bool may_follow(const struct part *part, const struct choice *choice, int at)
{
    for (int k = 0; k < COLUMNS_MAX; k++)
        if (choice->pieces[k] && part->bottom[k] && part->bottom_at[k] + 2 < at)
            return false;
    return true;
}

/* Puts the line below to all parts, in all ways. */
static void lengthen(struct pricing *pricing, size_t first, size_t at)
{
    const struct line_splits *line = &pricing->lines[at];
    for (int i = 0; i < pricing->part_count; i++)
        for (int c = 1; c < choices_of(line); c++) {
            if (pricing->layout->align == ALIGN_MIXED
                    ? !may_follow(&pricing->parts[i], &line->choices[c], (int)at)
                    : !goes_on(&pricing->parts[i], &line->choices[c], (int)at))
                continue;
            struct part part = pricing->parts[i];
            part.row.choices[at - first] = (short)c;
            put_line(pricing, &part, &line->choices[c], (int)at, false);
            keep_part(pricing, &part);
        }
    take_made(pricing);
}

/* All rows that begin with this line, at the top of all their cells. */
static void price_hanging(struct pricing *pricing, size_t first)
{
    start_parts(pricing, first);
    offer(pricing, first, 1);
    for (size_t at = first + 1; at < pricing->count && at - first < ROW_LINES && pricing->part_count; at++) {
        lengthen(pricing, first, at);
        offer(pricing, first, (int)(at - first) + 1);
    }
}

bool table_rows_price(struct continuity *continuity, const struct table_layout *layout,
                      struct line_splits *lines, size_t count, int beam, struct row_readings *readings)
{
    struct pricing pricing = {continuity, layout, lines, count, beam, readings, NULL, NULL, 0, 0};
    readings->count = count;
    readings->readings = malloc((count + 1) * ROW_LINES * sizeof *readings->readings);
    pricing.parts = malloc((size_t)(beam + 1) * sizeof *pricing.parts);
    pricing.next = malloc((size_t)(beam + 1) * sizeof *pricing.next);
    bool ok = readings->readings && pricing.parts && pricing.next;
    for (size_t i = 0; i < count; i++)
        price_scripts(layout, &lines[i]);
    for (size_t i = 0; ok && i < count * ROW_LINES; i++)
        readings->readings[i].price = LONG_MAX;
    for (size_t at = 0; ok && at < count; at++) {
        if (layout->align == ALIGN_MIDDLE) {
            price_centred(&pricing, at, false);
            price_centred(&pricing, at, true);
        } else {
            price_hanging(&pricing, at);
        }
    }
    free(pricing.parts);
    free(pricing.next);
    return ok;
}
