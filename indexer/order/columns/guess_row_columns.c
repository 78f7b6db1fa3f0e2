/* The columns of a table's rows, which may be printed without a blank between. */
#include <assert.h>
#include <stdlib.h>

#include "indexer/lines/line_marks.h"
#include "indexer/order/columns/guess_columns.h"
#include "indexer/order/columns/width_histograms.h"
#include "seisaku/unicode.h"

enum {
    PAIRED = 5,  /* widths tried in pairs */
    OPENINGS = 2 /* guesses from what opens inside lines */
};

/* Whether the line has a full line of the first column and, after a blank, one of the second. */
static bool holds_both(const struct rest *rest, int first, int second)
{
    size_t byte = 0;
    int left = 0, strength;
    while (left <= first + WINDOW_HIGH && (strength = layout_next_blank(rest, &byte, &left))) {
        if (strength == 2 && layout_is_full(left, first) && rest->width - left - 1 <= second + WINDOW_HIGH)
            return true;
        left++;
    }
    return false;
}

/* Pairs of the commonest widths, the same width twice included: first the commonest, and those that
 * many lines hold side by side. */
static void guess_pairs(struct guesses *guesses, const struct rests *rests)
{
    histogram blanks = {0}, widths = {0};
    int usual[PAIRED], count = 0;
    layout_count_blanks(rests, blanks, widths);
    for (int w = 0; w < WIDEST; w++)
        widths[w] += blanks[w];
    for (int best; count < PAIRED && (best = layout_take_exact_peak(widths)); count++)
        usual[count] = best;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++) {
            int score = 2 * PAIRED * PAIRED - PAIRED * (i + j);
            for (size_t r = 0; r < rests->count; r++)
                score += holds_both(&rests->items[r], usual[i], usual[j]);
            layout_add_guess(guesses, &(struct layout){2, {usual[i], usual[j]}}, score);
        }
}

/* The layouts whose first column has this width. */
static bool guess_after(struct guesses *guesses, const struct rests *rests, int first)
{
    struct rests behind = {.items = malloc((rests->count + 1) * sizeof *behind.items)};
    if (!behind.items)
        return false;
    layout_cut_column(rests, first, &behind);
    layout_close(guesses, (struct layout){1, {first}}, &behind, 0);
    free(behind.items);
    return true;
}

/* Finds the blank before a bullet or a bracketed marker inside the rest: *left is what stands before it. */
static bool find_opening(const struct rest *rest, int *left)
{
    size_t byte = 0;
    *left = 0;
    while (layout_next_blank(rest, &byte, left)) {
        if (line_opens_cell(rest->text + byte, rest->length - byte))
            return true;
        ++*left;
    }
    return false;
}

/* The columns of lines that hold both beyond doubt: a bullet or a bracketed marker opens the second. Lines
 * that are wider than what stands there may be the second's too. */
static void guess_openings(struct guesses *guesses, const struct rests *rests)
{
    int first = 0, second = 0, alone = 0;
    for (size_t i = 0; i < rests->count; i++) {
        const struct rest *rest = &rests->items[i];
        int left, *most = find_opening(rest, &left) ? &second : &alone;
        int width = most == &second ? rest->width - left - 1 : rest->width;
        first = most == &second && left > first ? left : first;
        *most = width > *most ? width : *most;
    }
    if (first < NARROWEST || first >= WIDEST)
        return;
    if (second >= NARROWEST && second < WIDEST)
        layout_add_guess(guesses, &(struct layout){2, {first, second}}, 0);
    if (alone > second && alone < WIDEST)
        layout_add_guess(guesses, &(struct layout){2, {first, alone}}, 0);
}

static_assert(LAYOUTS_MAX / 2 > TRIES + OPENINGS, "pairs leave no room for the others");

int layout_guess_rows(const struct strip *strips, size_t count, int first, struct layout *out)
{
    struct rests rests;
    struct guesses pairs = {.layouts = out, .limit = LAYOUTS_MAX / 2}, others = {0}, after = {0};
    if (!layout_measure(strips, count, &rests))
        return -1;
    guess_pairs(&pairs, &rests);
    others =
        (struct guesses){.layouts = out + pairs.count, .limit = LAYOUTS_MAX - pairs.count - TRIES - OPENINGS};
    bool ok = layout_guess_column(&others, (struct layout){0}, &rests, 0, 0);
    after = (struct guesses){.layouts = others.layouts + others.count, .limit = TRIES + OPENINGS};
    if (ok)
        guess_openings(&after, &rests);
    if (ok && first >= NARROWEST && first < WIDEST)
        ok = guess_after(&after, &rests, first);
    free(rests.items);
    return ok ? pairs.count + others.count + after.count : -1;
}

int layout_first_width(const struct strip *strip)
{
    struct rest rest = {strip->text, strip->length < 4 * WIDEST ? strip->length : 0, 0};
    size_t byte = 0;
    int left = 0, strength;
    while ((strength = layout_next_blank(&rest, &byte, &left)) == 1)
        left++;
    return left;
}
