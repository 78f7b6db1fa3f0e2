/* Histograms of a page's lines. Full lines of a column differ by a character or two, by the rules of line
 * breaking, so that counts are taken over a window of widths. */
#include "indexer/order/columns/width_histograms.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

enum { GUTTER_SHARE = 5 /* of the lines with a first gutter one in this many must have a second */ };

static int window_sum(const int *counts, int width)
{
    int sum = 0;
    for (int w = width - WINDOW_LOW; w <= width + WINDOW_HIGH; w++)
        sum += w > 0 ? counts[w] : 0;
    return sum;
}

int layout_take_peak(int *counts, int *sum)
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

int layout_take_exact_peak(int *counts)
{
    int best = 0;
    for (int w = NARROWEST; w < WIDEST; w++)
        if (counts[w] > counts[best])
            best = w;
    for (int w = best - 1; best && w <= best + 1; w++)
        counts[w] = 0;
    return best;
}

int layout_next_blank(const struct rest *rest, size_t *byte, int *left)
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

void layout_count_blanks(const struct rests *rests, int *blanks, int *widths)
{
    for (size_t i = 0; i < rests->count; i++) {
        const struct rest *rest = &rests->items[i];
        size_t byte = 0;
        int left = 0, strength;
        bool any = false;
        while (left < WIDEST && (strength = layout_next_blank(rest, &byte, &left))) {
            blanks[left < WIDEST ? left : 0] += strength;
            any |= strength == 2;
            left++;
        }
        if (rest->width < WIDEST && !any)
            widths[rest->width] += 2;
    }
}

bool layout_is_full(int width, int usual)
{
    return width >= usual - WINDOW_LOW && width <= usual + WINDOW_HIGH;
}

int layout_cut_column(const struct rests *rests, int width, struct rests *out)
{
    int cuts = 0;
    out->count = 0;
    for (size_t i = 0; i < rests->count; i++) {
        struct rest rest = rests->items[i];
        size_t byte = 0;
        int left = 0;
        bool cut = false;
        while (left <= width + WINDOW_HIGH && !cut && layout_next_blank(&rest, &byte, &left)) {
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

void layout_add_guess(struct guesses *guesses, const struct layout *layout, int score)
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

void layout_close(struct guesses *guesses, struct layout layout, const struct rests *rests, int score)
{
    histogram widths = {0};
    for (size_t i = 0; i < rests->count; i++)
        if (rests->items[i].width > 0 && rests->items[i].width < WIDEST)
            widths[rests->items[i].width]++;
    for (int i = 0; i < TRIES; i++) {
        int sum, width = layout_take_peak(widths, &sum);
        if (!width)
            return;
        struct layout closed = layout;
        closed.widths[closed.columns++] = width;
        layout_add_guess(guesses, &closed, score + 2 * sum);
    }
}

bool layout_guess_column(struct guesses *guesses, struct layout layout, const struct rests *rests, int need,
                         int score)
{
    struct rests behind = {.items = malloc((rests->count + 1) * sizeof *behind.items)};
    if (!behind.items)
        return false;
    histogram blanks = {0}, widths = {0};
    layout_count_blanks(rests, blanks, widths);
    for (int w = 0; w < WIDEST; w++)
        blanks[w] += layout.columns == 0 ? widths[w] : 0;
    bool ok = true;
    for (int i = 0; i < TRIES && ok; i++) {
        int sum, width = layout_take_peak(blanks, &sum);
        if (!width)
            break;
        int cuts = layout_cut_column(rests, width, &behind);
        if (cuts < need || !behind.count)
            continue;
        struct layout next = layout;
        next.widths[next.columns++] = width;
        layout_close(guesses, next, &behind, score + sum);
        if (next.columns + 1 < FLOWING_MAX && cuts >= 3)
            ok = layout_guess_column(guesses, next, &behind,
                                     cuts / GUTTER_SHARE > 3 ? cuts / GUTTER_SHARE : 3, score + sum);
    }
    free(behind.items);
    return ok;
}

bool layout_measure(const struct strip *strips, size_t count, struct rests *rests)
{
    *rests = (struct rests){.items = malloc((count + 1) * sizeof *rests->items)};
    for (size_t i = 0; rests->items && i < count; i++)
        if (!strips[i].aside && strips[i].length < 4 * WIDEST)
            rests->items[rests->count++] = (struct rest){
                strips[i].text, strips[i].length, (int)ssk_display_width(strips[i].text, strips[i].length)};
    return rests->items != NULL;
}
