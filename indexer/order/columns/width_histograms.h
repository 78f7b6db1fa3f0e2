/* What both kinds of guess_columns.h's guesses are made of: the lines of a page from some gutter on,
 * histograms of their widths and blanks, and the guesses in order. Widths are display columns. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_WIDTH_HISTOGRAMS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_WIDTH_HISTOGRAMS_H

#include "indexer/order/columns/guess_columns.h"

enum {
    WIDEST = 240,    /* wider lines and gutters are left out */
    NARROWEST = 12,  /* of a column */
    WINDOW_LOW = 3,  /* a full line may be this much narrower than the usual one */
    WINDOW_HIGH = 2, /* or this much wider */
    TRIES = 3        /* gutters tried, widths tried for the last column */
};

/* Part of a line, from some gutter on. */
struct rest {
    const char *text;
    size_t length;
    int width;
};

struct rests {
    struct rest *items; /* owned */
    size_t count;
};

/* counts[w]: lines of width w, or blanks after w columns, in halves */
typedef int histogram[WIDEST + WINDOW_HIGH + 2];

/* All lines that are no asides, whole. Fails: false without memory. */
bool layout_measure(const struct strip *strips, size_t count, struct rests *rests);

/* Takes the width with the fullest window, and empties that window; 0 when nothing is left. The
 * width itself is the commonest of the window. */
int layout_take_peak(int *counts, int *sum);

/* Takes the commonest width, leaving its neighbours but for half-width slips. */
int layout_take_exact_peak(int *counts);

/* Finds the next run of ASCII blanks from *byte on, none at the ends: *left grows by the columns before
 * it, *byte moves behind it. Returns 2 if CJK stands on both sides (strong), 1 if not, 0 at the end. */
int layout_next_blank(const struct rest *rest, size_t *byte, int *left);

void layout_count_blanks(const struct rests *rests, int *blanks, int *widths);
bool layout_is_full(int width, int usual);

/* Cuts the rests at blanks near `width` into `out`, what is not cut being kept unless it is about as
 * wide as the column itself. Returns how many were cut. */
int layout_cut_column(const struct rests *rests, int width, struct rests *out);

struct guesses {
    struct layout *layouts;
    int scores[LAYOUTS_MAX];
    int count, limit;
};

/* Keeps the guesses in order of their scores. */
void layout_add_guess(struct guesses *guesses, const struct layout *layout, int score);

/* Completes a layout by the width of its last column. */
void layout_close(struct guesses *guesses, struct layout layout, const struct rests *rests, int score);

/* Adds layouts that go on with the column up to each of the commonest gutters, which `need` lines must show.
 * Fails: false without memory. */
bool layout_guess_column(struct guesses *guesses, struct layout layout, const struct rests *rests, int need,
                         int score);

#endif
