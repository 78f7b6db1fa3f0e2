/* The beam search over column assignments. */
#include "indexer/order/columns/column_beam.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/columns/line_splits.h"

enum phase { PHASE_ROW, PHASE_AFTER, PHASE_OVERLEAF };

struct state {
    const struct line_part *last[COLUMNS_MAX]; /* NULL: the column has not begun */
    const struct line_part *span;              /* the line before, if it spanned */
    long price;
    int parent; /* in the states of the line before */
    short choice;
    uint8_t phase;
    int8_t alone; /* the column that had the line before to itself; -1 if none had */
};

struct beam {
    struct state *states;
    int count;
};

struct search {
    struct continuity *continuity;
    const struct layout *layout;
    enum stretch_kind kind;
    int beam;
};

/* ------------------------------------------------------------------------------------------
 * Prices. */

/* Of a line that lacks so many columns more than the rules of line breaking explain. */
static long short_price(int lack)
{
    return lack * COST(LACK) < COST(SHORT) ? lack * COST(LACK) : COST(SHORT);
}

/* Of `b` under `a` in a column of this width (INT_MAX: lines of any length, spanning the page). */
static long price_after(struct search *search, const struct line_part *a, const struct line_part *b,
                        int width)
{
    int unit = b->unit > 2 ? b->unit - 2 : 0;
    bool is_short = width != INT_MAX && a->width + unit < width - LIMIT(SLACK_SHORT);
    if (b->opens && (a->ends || width == INT_MAX))
        return 0;
    if (b->opens)
        return COST(INSIDE);
    if (is_short && a->ends)
        return a->bracketed || search->kind == STRETCH_FREE ? 0 : COST(UNMARKED);
    long price = continuity_between(search->continuity, &a->tail, &b->head);
    if (price > COST(STRANGE))
        price = COST(STRANGE);
    if (is_short)
        return price + (search->kind == STRETCH_ROW ? COST(SHORT)
                                                    : short_price(width - a->width - LIMIT(SLACK_SHORT)));
    return price + (width != INT_MAX && abs(a->width - width) > 1 + unit ? COST(OFF) : 0);
}

static long price_of_start(const struct search *search, const struct line_part *piece, int column)
{
    if (search->kind != STRETCH_ROW || search->layout->columns == 1)
        return 0;
    return (column == 0) == piece->opens ? COST(OPENING) : 0;
}

static long price_of_end(const struct search *search, const struct state *state)
{
    long price = 0;
    if (search->kind == STRETCH_ROW)
        for (int k = 0; k < search->layout->columns; k++)
            if (state->last[k] && !state->last[k]->ends)
                price += COST(ENDING);
    return price;
}

/* The phase a row is in after this choice; false when the choice is not open to it. */
static bool next_phase(const struct search *search, bool page_start, bool spans, uint8_t *phase)
{
    if (search->kind != STRETCH_ROW)
        return true;
    if (page_start)
        *phase = spans ? PHASE_OVERLEAF : PHASE_ROW;
    else if (!spans && *phase == PHASE_AFTER)
        return false;
    else if (!spans)
        *phase = PHASE_ROW;
    else if (*phase == PHASE_ROW)
        *phase = PHASE_AFTER;
    return true;
}

static void advance(struct search *search, struct state *state, const struct choice *choice)
{
    state->price += choice->price;
    if (choice->span) {
        if (state->span)
            state->price += price_after(search, state->span, choice->span, INT_MAX);
        state->span = choice->span;
        state->alone = -1;
        for (int k = 0; k < search->layout->columns && search->kind == STRETCH_FREE; k++) {
            state->price += state->last[k] && !state->last[k]->ends ? COST(BREAK) : 0;
            state->last[k] = NULL;
        }
        return;
    }
    state->span = NULL;
    int filled = 0, alone = -1;
    for (int k = 0; k < search->layout->columns; k++) {
        const struct line_part *piece = choice->pieces[k];
        if (!piece)
            continue;
        if (k == 0 && piece->opens && search->kind == STRETCH_ROW && search->layout->columns > 1)
            state->price += piece->bracketed ? COST(OPENING) : COST(BULLET);
        state->price += state->last[k] ? price_after(search, state->last[k], piece, search->layout->widths[k])
                                       : price_of_start(search, piece, k);
        state->last[k] = piece;
        alone = filled++ ? -1 : k;
    }
    state->price += alone >= 0 && alone == state->alone ? COST(REPEAT) : 0;
    state->alone = (int8_t)alone;
}

/* ------------------------------------------------------------------------------------------
 * The beam. */

static bool same_place(const struct state *a, const struct state *b)
{
    return a->span == b->span && a->phase == b->phase && a->alone == b->alone &&
           !memcmp(a->last, b->last, sizeof a->last);
}

static int by_price(const void *a, const void *b)
{
    const struct state *x = a, *y = b;
    if (x->price != y->price)
        return x->price < y->price ? -1 : 1;
    return x->parent != y->parent ? x->parent - y->parent : x->choice - y->choice;
}

/* Keeps the cheapest state of each place, and the cheapest of these. Sorting is stable enough, as equal
 * prices are told apart by the order of parents. */
static int prune(struct state *states, int count, int beam)
{
    qsort(states, (size_t)count, sizeof *states, by_price);
    int kept = 0;
    for (int i = 0; i < count && kept < beam; i++) {
        bool seen = false;
        for (int j = 0; j < kept && !seen; j++)
            seen = same_place(&states[i], &states[j]);
        if (!seen)
            states[kept++] = states[i];
    }
    return kept;
}

static int extend(struct search *search, const struct beam *before, const struct line_splits *line,
                  bool page_start, struct state *states)
{
    int count = 0;
    for (int s = 0; s < before->count; s++)
        for (int c = 0; c < line->count; c++) {
            struct state next = before->states[s];
            if (!next_phase(search, page_start, line->choices[c].span != NULL, &next.phase))
                continue;
            next.parent = s;
            next.choice = (short)c;
            advance(search, &next, &line->choices[c]);
            states[count++] = next;
        }
    return prune(states, count, search->beam);
}

/* Follows the cheapest end back to the start. */
static long trace(const struct search *search, struct strip *strips, size_t count, const struct beam *beams,
                  const struct line_splits *lines)
{
    int best = 0;
    long price = LONG_MAX;
    for (int s = 0; s < beams[count].count; s++) {
        long total = beams[count].states[s].price + price_of_end(search, &beams[count].states[s]);
        if (total < price) {
            price = total;
            best = s;
        }
    }
    for (size_t i = count; i-- > 0;) {
        if (strips[i].aside) {
            strip_take(&strips[i], NULL);
            continue;
        }
        const struct state *state = &beams[i + 1].states[best];
        strip_take(&strips[i], &lines[i].choices[state->choice]);
        best = state->parent;
    }
    return price;
}

static bool run(struct search *search, struct strip *strips, size_t count, struct beam *beams,
                struct line_splits *lines)
{
    struct state *states = calloc((size_t)search->beam * (CHOICES + 1), sizeof *states);
    if (!states)
        return false;
    beams[0].states = calloc(1, sizeof(struct state));
    beams[0].count = 1;
    bool ok = beams[0].states != NULL, page_start = false;
    for (size_t i = 0; i < count && ok; i++) {
        page_start |= strips[i].page_start;
        int kept = beams[i].count;
        if (strips[i].aside) {
            memcpy(states, beams[i].states, (size_t)kept * sizeof *states);
        } else {
            ok = line_splits_list(search->continuity, search->layout, search->kind, &strips[i], &lines[i]);
            if (ok)
                kept = extend(search, &beams[i], &lines[i], page_start, states);
            page_start = false;
        }
        beams[i + 1].states = malloc((size_t)kept * sizeof *states);
        beams[i + 1].count = kept;
        ok = ok && beams[i + 1].states;
        if (ok)
            memcpy(beams[i + 1].states, states, (size_t)kept * sizeof *states);
    }
    free(states);
    return ok;
}

ssk_status column_beam(struct continuity *continuity, const struct layout *layout, struct stretch *stretch,
                       int beam, long *price)
{
    size_t count = stretch->count;
    struct search search = {continuity, layout, stretch->kind, beam};
    struct beam *beams = calloc(count + 1, sizeof *beams);
    struct line_splits *lines = calloc(count + 1, sizeof *lines);
    ssk_status status = SSK_MEMORY;
    if (beams && lines && run(&search, stretch->strips, count, beams, lines)) {
        *price = trace(&search, stretch->strips, count, beams, lines);
        stretch->columns = layout->columns;
        status = SSK_OK;
    }
    for (size_t i = 0; i <= count; i++) {
        if (beams)
            free(beams[i].states);
        if (lines)
            line_splits_free(&lines[i]);
    }
    free(beams);
    free(lines);
    return status;
}
