/* Column widths from two histograms: where blanks stand in the lines, and how wide lines are. Full
 * lines of a column differ by a character or two, by the rules of line breaking, so that counts are
 * taken over a window of widths. */
#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "markers.h"
#include "seisaku/unicode.h"

enum {
    WIDEST = 240,     /* display columns; wider lines and gutters are left out */
    NARROWEST = 12,   /* of a column */
    WINDOW_LOW = 3,   /* a full line may be this much narrower than the usual one */
    WINDOW_HIGH = 2,  /* or this much wider */
    PAIRED = 5,       /* widths tried in pairs, */
    PAIRED_SHARE = 6, /* each with a line for so many of the commonest width */
    FULL_LINES = 4,   /* the least that tell a column's width */
    OPENINGS = 2,     /* guesses from what opens inside lines */
    FROM_RIGHT = 6,   /* guesses that begin with the last column */
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

/* Finds the next run of ASCII blanks from *byte on, none at the ends: *left grows by the columns before
 * it, *byte moves behind it. Returns 2 if CJK stands on both sides (strong), 1 if not, 0 at the end. */
static int next_blank(const struct rest *rest, size_t *byte, int *left)
{
    uint32_t before = 0;
    while (*byte < rest->length) {
        uint32_t point = ssk_utf8_next(rest->text, rest->length, byte);
        if (point != ' ' || !before) {
            *left += ssk_point_width(point);
            before = point == ' ' ? 0 : point;
            continue;
        }
        while (*byte < rest->length && rest->text[*byte] == ' ')
            ++*byte;
        size_t after = *byte;
        uint32_t next = after < rest->length ? ssk_utf8_next(rest->text, rest->length, &after) : 0;
        if (next)
            return ssk_is_cjk(before) && ssk_is_cjk(next) ? 2 : 1;
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

static bool is_full(int width, int usual)
{
    return width >= usual - WINDOW_LOW && width <= usual + WINDOW_HIGH;
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
    int scores[LAYOUTS_MAX];
    int count, limit;
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
        if (next.columns + 1 < FLOWING_MAX && cuts >= 3)
            ok = guess_column(guesses, next, &behind, cuts / GUTTER_SHARE > 3 ? cuts / GUTTER_SHARE : 3,
                              score + sum);
    }
    free(behind.items);
    return ok;
}

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
        while (next_blank(rest, &byte, &left)) {
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
        while (!cut && next_blank(&rest, &byte, &left)) {
            before = left++;
            cut = is_full(rest.width - left, width);
        }
        if (cut) {
            cuts++;
            for (start = byte; rest.text[start - 1] == ' '; start--)
                continue;
            rest = (struct rest){rest.text, start, before};
        } else if (is_full(rest.width, width)) {
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
        int sum, width = take_peak(widths, &sum);
        int cuts = width ? cut_last_column(rests, width, &before) : 0;
        if (cuts < need || !before.count)
            continue;
        struct layout next = layout, guess = {.columns = layout.columns + 2};
        next.widths[next.columns++] = width;
        guess.widths[0] = ragged_width(&before);
        for (int k = 0; k < next.columns; k++)
            guess.widths[next.columns - k] = next.widths[k];
        if (guess.widths[0])
            add_guess(guesses, &guess, score + cuts);
        if (next.columns + 1 < FLOWING_MAX)
            ok = guess_from_right(guesses, next, &before, need, score + cuts);
    }
    free(before.items);
    return ok;
}

/* ------------------------------------------------------------------------------------------ */

/* Whether the line has a full line of the first column and, after a blank, one of the second. */
static bool holds_both(const struct rest *rest, int first, int second)
{
    size_t byte = 0;
    int left = 0, strength;
    while (left <= first + WINDOW_HIGH && (strength = next_blank(rest, &byte, &left))) {
        if (strength == 2 && is_full(left, first) && rest->width - left - 1 <= second + WINDOW_HIGH)
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
            int score = 2 * PAIRED * PAIRED - PAIRED * (i + j);
            for (size_t r = 0; r < rests->count; r++)
                score += holds_both(&rests->items[r], usual[i], usual[j]);
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
    struct guesses guesses = {.layouts = out, .limit = limit - FROM_RIGHT}, others = {.limit = FROM_RIGHT};
    if (!measure(strips, count, &rests))
        return -1;
    bool ok = guess_column(&guesses, (struct layout){0}, &rests, gutters, 0);
    others.layouts = out + guesses.count;
    if (ok)
        ok = guess_from_right(&others, (struct layout){0}, &rests, gutters > 3 ? gutters : 3, 0);
    free(rests.items);
    return ok ? guesses.count + others.count : -1;
}

/* The layouts whose first column has this width. */
static bool guess_after(struct guesses *guesses, const struct rests *rests, int first)
{
    struct rests behind = {.items = malloc((rests->count + 1) * sizeof *behind.items)};
    if (!behind.items)
        return false;
    cut_column(rests, first, &behind);
    close_layout(guesses, (struct layout){1, {first}}, &behind, 0);
    free(behind.items);
    return true;
}

/* Finds the blank before a bullet or a bracketed marker inside the rest: *left is what stands before it. */
static bool find_opening(const struct rest *rest, int *left)
{
    size_t byte = 0;
    *left = 0;
    while (next_blank(rest, &byte, left)) {
        if (marker_bullet(rest->text + byte, rest->length - byte) ||
            marker_bracketed(rest->text + byte, rest->length - byte))
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
        add_guess(guesses, &(struct layout){2, {first, second}}, 0);
    if (alone > second && alone < WIDEST)
        add_guess(guesses, &(struct layout){2, {first, alone}}, 0);
}

int layout_guess_rows(const struct strip *strips, size_t count, int first, struct layout *out, int limit)
{
    struct rests rests;
    struct guesses pairs = {.layouts = out, .limit = limit / 2}, others = {0}, after = {0};
    if (!measure(strips, count, &rests))
        return -1;
    guess_pairs(&pairs, &rests);
    others = (struct guesses){.layouts = out + pairs.count, .limit = limit - pairs.count - TRIES - OPENINGS};
    bool ok = guess_column(&others, (struct layout){0}, &rests, 0, 0);
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
    while ((strength = next_blank(&rest, &byte, &left)) == 1)
        left++;
    return left;
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
            if (width && width < WIDEST && !marker_sentence_end(above, last->length))
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
