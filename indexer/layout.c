/* Column widths from two histograms: where blanks stand in the lines, and how wide lines are. Full
 * lines of a column differ by a character or two, by the rules of line breaking, so that counts are
 * taken over a window of widths. */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

enum {
    WIDEST = 240,     /* display columns; wider lines and gutters are left out */
    NARROWEST = 12,   /* of a column */
    WINDOW_LOW = 3,   /* a full line may be this much narrower than the usual one */
    WINDOW_HIGH = 2,  /* or this much wider */
    SCORES = 16,      /* guesses kept at most */
    PAIRED = 5,       /* widths tried in pairs, */
    PAIRED_SHARE = 6, /* each with a line for so many of the commonest width */
    TRIES = 3,        /* gutters tried, widths tried for the last column */
    GUTTER_SHARE = 5  /* of the lines with a first gutter one in this many must have a second */
};

/* Part of a line, from some gutter on. */
struct rest {
    const char *text;
    size_t length;
    int width;
};

struct rests {
    struct rest *items;
    size_t count;
};

/* counts[w]: lines of width w, or blanks after w columns, in halves */
typedef int histogram[WIDEST + WINDOW_HIGH + 2];

static int window_sum(const int *counts, int width)
{
    int sum = 0;
    for (int w = width - WINDOW_LOW; w <= width + WINDOW_HIGH; w++)
        sum += w > 0 ? counts[w] : 0;
    return sum;
}

/* Takes the width with the fullest window, and empties that window; 0 when nothing is left. The
 * width itself is the commonest of the window. */
static int take_peak(int *counts, int *sum)
{
    int best = 0;
    *sum = 0;
    for (int w = NARROWEST; w < WIDEST; w++)
        if (window_sum(counts, w) > *sum) {
            *sum = window_sum(counts, w);
            best = w;
        }
    int peak = best;
    for (int w = best - WINDOW_LOW; best && w <= best + WINDOW_HIGH; w++)
        if (counts[w] > counts[peak])
            peak = w;
    for (int w = best - WINDOW_LOW; best && w <= best + WINDOW_HIGH; w++)
        counts[w] = 0;
    return peak;
}

/* Takes the commonest width, leaving its neighbours but for half-width slips. */
static int take_exact_peak(int *counts, int *sum)
{
    int best = 0;
    for (int w = NARROWEST; w < WIDEST; w++)
        if (counts[w] > counts[best])
            best = w;
    *sum = counts[best];
    for (int w = best - 1; best && w <= best + 1; w++)
        counts[w] = 0;
    return best;
}

/* Finds the next blank from *byte on: the columns before it and whether CJK stands on both sides
 * (strong: 2) or not (1). Returns 0 at the end; *byte moves to the text behind the blank. */
static int next_blank(const struct rest *rest, size_t *byte, int *left)
{
    uint32_t before = 0;
    while (*byte < rest->length) {
        uint32_t point = ssk_utf8_next(rest->text, rest->length, byte);
        if (!ssk_is_space(point)) {
            *left += ssk_point_width(point);
            before = point;
            continue;
        }
        size_t after = *byte;
        uint32_t next = after < rest->length ? ssk_utf8_next(rest->text, rest->length, &after) : 0;
        if (next && before && !ssk_is_space(next)) {
            return ssk_is_cjk(before) && ssk_is_cjk(next) ? 2 : 1;
        }
        *left += ssk_point_width(point);
    }
    return 0;
}

static void count_blanks(const struct rests *rests, int *blanks, int *widths)
{
    for (size_t i = 0; i < rests->count; i++) {
        const struct rest *rest = &rests->items[i];
        size_t byte = 0;
        int left = 0, strength;
        bool any = false;
        while (left < WIDEST && (strength = next_blank(rest, &byte, &left))) {
            blanks[left < WIDEST ? left : 0] += strength;
            any |= strength == 2;
            left++;
        }
        if (rest->width < WIDEST && !any)
            widths[rest->width] += 2;
    }
}

/* Cuts the rests at blanks near `width` into `out`, what is not cut being kept unless it is about as
 * wide as the column itself. Returns how many were cut. */
static int cut_column(const struct rests *rests, int width, struct rests *out)
{
    int cuts = 0;
    out->count = 0;
    for (size_t i = 0; i < rests->count; i++) {
        struct rest rest = rests->items[i];
        size_t byte = 0;
        int left = 0;
        bool cut = false;
        while (left <= width + WINDOW_HIGH && !cut && next_blank(&rest, &byte, &left)) {
            cut = left >= width - WINDOW_LOW && left <= width + WINDOW_HIGH;
            left++;
        }
        if (cut) {
            cuts++;
            rest = (struct rest){rest.text + byte, rest.length - byte, rest.width - left};
        } else if (rest.width >= width - WINDOW_LOW && rest.width <= width + WINDOW_HIGH) {
            continue;
        }
        out->items[out->count++] = rest;
    }
    return cuts;
}

struct guesses {
    struct layout *layouts;
    int scores[SCORES];
    int count, limit;
    int gutters;
};

/* Keeps the guesses in order of their scores. */
static void add_guess(struct guesses *guesses, const struct layout *layout, int score)
{
    for (int i = 0; i < guesses->count; i++)
        if (!memcmp(&guesses->layouts[i], layout, sizeof *layout))
            return;
    int at = guesses->count;
    while (at > 0 && guesses->scores[at - 1] < score)
        at--;
    if (at >= guesses->limit)
        return;
    if (guesses->count < guesses->limit)
        guesses->count++;
    for (int i = guesses->count - 1; i > at; i--) {
        guesses->layouts[i] = guesses->layouts[i - 1];
        guesses->scores[i] = guesses->scores[i - 1];
    }
    guesses->layouts[at] = *layout;
    guesses->scores[at] = score;
}

/* Completes a layout by the width of its last column. */
static void close_layout(struct guesses *guesses, struct layout layout, const struct rests *rests, int score)
{
    histogram widths = {0};
    for (size_t i = 0; i < rests->count; i++)
        if (rests->items[i].width > 0 && rests->items[i].width < WIDEST)
            widths[rests->items[i].width]++;
    for (int i = 0; i < TRIES; i++) {
        int sum, width = take_peak(widths, &sum);
        if (!width)
            return;
        struct layout closed = layout;
        closed.widths[closed.columns++] = width;
        add_guess(guesses, &closed, score + 2 * sum);
    }
}

static bool guess_column(struct guesses *guesses, struct layout layout, const struct rests *rests, int need,
                         int score)
{
    struct rests behind = {.items = malloc((rests->count + 1) * sizeof *behind.items)};
    if (!behind.items)
        return false;
    histogram blanks = {0}, widths = {0};
    count_blanks(rests, blanks, widths);
    for (int w = 0; w < WIDEST; w++)
        blanks[w] += layout.columns == 0 ? widths[w] : 0;
    bool ok = true;
    for (int i = 0; i < TRIES && ok; i++) {
        int sum, width = take_peak(blanks, &sum);
        if (!width)
            break;
        int cuts = cut_column(rests, width, &behind);
        if (cuts < need || !behind.count)
            continue;
        struct layout next = layout;
        next.widths[next.columns++] = width;
        close_layout(guesses, next, &behind, score + sum);
        if (next.columns + 1 < COLUMNS_MAX && cuts >= 3)
            ok = guess_column(guesses, next, &behind, cuts / GUTTER_SHARE > 3 ? cuts / GUTTER_SHARE : 3,
                              score + sum);
    }
    free(behind.items);
    return ok;
}

static bool is_full(int width, int usual)
{
    return width >= usual - WINDOW_LOW && width <= usual + WINDOW_HIGH;
}

/* Whether a full line of either column, or both with a blank between, explains the line. */
static bool explains(const struct rest *rest, int first, int second)
{
    size_t byte = 0;
    int left = 0, strength;
    while (left <= first + WINDOW_HIGH && (strength = next_blank(rest, &byte, &left))) {
        if (strength == 2 && is_full(left, first) && rest->width - left - 1 <= second + WINDOW_HIGH)
            return true;
        left++;
    }
    return is_full(rest->width, first) || is_full(rest->width, second);
}

/* All pairs of the commonest widths, whether blanks ever stood between the columns or not. */
static void guess_pairs(struct guesses *guesses, const struct rests *rests)
{
    histogram blanks = {0}, widths = {0};
    int usual[PAIRED], count = 0, sum;
    count_blanks(rests, blanks, widths);
    for (int w = 0; w < WIDEST; w++)
        widths[w] += blanks[w];
    for (int best, most = 0; count < PAIRED && (best = take_exact_peak(widths, &sum)); count++) {
        most = sum > most ? sum : most;
        if (count >= 2 && sum * PAIRED_SHARE < most)
            break;
        usual[count] = best;
    }
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++) {
            int score = 0;
            for (size_t r = 0; r < rests->count; r++)
                score += explains(&rests->items[r], usual[i], usual[j]);
            add_guess(guesses, &(struct layout){2, {usual[i], usual[j]}}, score);
        }
}

static bool measure(const struct strip *strips, size_t count, struct rests *rests)
{
    *rests = (struct rests){.items = malloc((count + 1) * sizeof *rests->items)};
    for (size_t i = 0; rests->items && i < count; i++)
        if (!strips[i].aside && strips[i].length < 4 * WIDEST)
            rests->items[rests->count++] = (struct rest){
                strips[i].text, strips[i].length, (int)ssk_display_width(strips[i].text, strips[i].length)};
    return rests->items != NULL;
}

int layout_guess(const struct strip *strips, size_t count, int gutters, struct layout *out, int limit)
{
    struct rests rests;
    struct guesses guesses = {.layouts = out, .limit = limit < SCORES ? limit : SCORES, .gutters = gutters};
    if (!measure(strips, count, &rests))
        return -1;
    if (gutters == 0)
        guess_pairs(&guesses, &rests);
    bool ok = gutters == 0 || guess_column(&guesses, (struct layout){0}, &rests, gutters, 0);
    free(rests.items);
    return ok ? guesses.count : -1;
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
    return (struct layout){1, {take_peak(widths, &sum)}};
}
