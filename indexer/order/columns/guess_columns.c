/* Columns that text flows through: widths from two histograms, where blanks stand in the lines and how wide
 * lines are. */
#include "indexer/order/columns/guess_columns.h"

#include <stdlib.h>

#include "indexer/lines/line_marks.h"
#include "indexer/order/columns/width_histograms.h"
#include "seisaku/unicode.h"

enum {
    FULL_LINES = 4, /* the least that tell a column's width */
    FROM_RIGHT = 6  /* guesses that begin with the last column */
};

/* ------------------------------------------------------------------------------------------
 * From the right: text that is ragged (Latin words, short cells) ends anywhere, but what stands to the
 * right of it may still be as wide on every line. */

/* Counts what remains behind each blank. */
static void count_remainders(const struct rests *rests, int *widths)
{
    for (size_t i = 0; i < rests->count; i++) {
        const struct rest *rest = &rests->items[i];
        size_t byte = 0;
        int left = 0;
        while (layout_next_blank(rest, &byte, &left)) {
            int width = rest->width - ++left;
            if (width > 0 && width < WIDEST)
                widths[width]++;
        }
    }
}

/* Cuts the last column off, into `out`; returns how many lines had it beside others. */
static int cut_last_column(const struct rests *rests, int width, struct rests *out)
{
    int cuts = 0;
    out->count = 0;
    for (size_t i = 0; i < rests->count; i++) {
        struct rest rest = rests->items[i];
        size_t byte = 0, start = 0;
        int left = 0, before = 0;
        bool cut = false;
        while (!cut && layout_next_blank(&rest, &byte, &left)) {
            before = left++;
            cut = layout_is_full(rest.width - left, width);
        }
        if (cut) {
            cuts++;
            for (start = byte; rest.text[start - 1] == ' '; start--)
                continue;
            rest = (struct rest){rest.text, start, before};
        } else if (layout_is_full(rest.width, width)) {
            continue;
        }
        out->items[out->count++] = rest;
    }
    return cuts;
}

/* The width that one line in ten exceeds: a ragged column's. */
static int ragged_width(const struct rests *rests)
{
    histogram widths = {0};
    int total = 0, seen = 0, width = 0;
    for (size_t i = 0; i < rests->count; i++)
        if (rests->items[i].width < WIDEST) {
            widths[rests->items[i].width]++;
            total++;
        }
    while (width < WIDEST && seen * 10 < total * 9)
        seen += widths[width++];
    return width > NARROWEST ? width - 1 : 0;
}

/* `layout` holds the columns found so far, the last one first. */
static bool guess_from_right(struct guesses *guesses, struct layout layout, const struct rests *rests,
                             int need, int score)
{
    struct rests before = {.items = malloc((rests->count + 1) * sizeof *before.items)};
    histogram widths = {0};
    bool ok = before.items != NULL;
    count_remainders(rests, widths);
    for (int i = 0; i < TRIES - 1 && ok; i++) {
        int sum, width = layout_take_peak(widths, &sum);
        int cuts = width ? cut_last_column(rests, width, &before) : 0;
        if (cuts < need || !before.count)
            continue;
        struct layout next = layout, guess = {.columns = layout.columns + 2};
        next.widths[next.columns++] = width;
        guess.widths[0] = ragged_width(&before);
        for (int k = 0; k < next.columns; k++)
            guess.widths[next.columns - k] = next.widths[k];
        if (guess.widths[0])
            layout_add_guess(guesses, &guess, score + cuts);
        if (next.columns + 1 < FLOWING_MAX)
            ok = guess_from_right(guesses, next, &before, need, score + cuts);
    }
    free(before.items);
    return ok;
}

/* ------------------------------------------------------------------------------------------ */

int layout_guess(const struct strip *strips, size_t count, int gutters, struct layout *out)
{
    struct rests rests;
    struct guesses guesses = {.layouts = out, .limit = LAYOUTS_MAX - FROM_RIGHT},
                   others = {.limit = FROM_RIGHT};
    if (!layout_measure(strips, count, &rests))
        return -1;
    bool ok = layout_guess_column(&guesses, (struct layout){0}, &rests, gutters, 0);
    others.layouts = out + guesses.count;
    if (ok)
        ok = guess_from_right(&others, (struct layout){0}, &rests, gutters > 3 ? gutters : 3, 0);
    free(rests.items);
    return ok ? guesses.count + others.count : -1;
}

struct layout layout_single(const struct strip *strips, size_t count)
{
    histogram widths = {0};
    for (size_t i = 0; i < count; i++) {
        size_t width =
            strips[i].length < 4 * WIDEST ? ssk_display_width(strips[i].text, strips[i].length) : 0;
        widths[width < WIDEST ? width : 0]++;
    }
    int sum;
    return (struct layout){1, {layout_take_peak(widths, &sum)}};
}

/* A line is full when its column goes on below it in mid-sentence. */
static void count_full_lines(const struct strip *strips, size_t count, int column, int *widths)
{
    const struct strip *strip = NULL;
    const struct piece *last = NULL;
    for (size_t i = 0; i < count; i++)
        for (int p = 0; p < strips[i].count; p++) {
            const struct piece *piece = &strips[i].pieces[p];
            if (piece->column != column)
                continue;
            const char *above = last ? strip->text + last->start : "";
            size_t width = last ? ssk_display_width(above, last->length) : 0;
            if (width && width < WIDEST && line_ending(above, last->length) == ENDS_OPEN)
                widths[width]++;
            last = piece;
            strip = &strips[i];
        }
}

struct layout layout_refined(const struct layout *layout, const struct strip *strips, size_t count)
{
    struct layout refined = *layout;
    for (int k = 0; k < layout->columns; k++) {
        histogram widths = {0};
        count_full_lines(strips, count, k + 1, widths);
        int best = 0, total = 0, seen = 0, width = 0;
        for (int w = 0; w < WIDEST; w++) {
            total += widths[w];
            best = widths[w] > widths[best] ? w : best;
        }
        if (total < FULL_LINES)
            continue;
        while (seen * 10 < total * 9)
            seen += widths[width++];
        refined.widths[k] = widths[best] * 2 > total ? best : width - 1;
    }
    return refined;
}
