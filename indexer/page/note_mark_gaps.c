/* A blank tells of a number in so far as text has none there, which differs between documents (some set
 * every Latin word between blanks). Where numbers like to stand is the same in all. */
#include "indexer/page/note_mark_gaps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "seisaku/unicode.h"

enum {
    SMOOTHING = 200, /* borders that weigh as much as what is usual in all documents */
    LACK = 6,        /* columns that a full line may lack for a number or by the rules of line breaking */
    HANG = 2,        /* what it may have more */
    MISFIT = 100,
    PRICE_FULL = -10, /* at the end of a line that has no room left */
    PRICE_SHORT = -15 /* at the end of a short line in mid-sentence: a heading, or a table's cell */
};

/* How much likelier a number stands at the border than elsewhere, and the share of such borders at which
 * text has a blank all the same. */
static const struct {
    int price;
    double blank;
} usual[BORDERS] = {
    [BORDER_CLOSING] = {15, 0.002},   [BORDER_STOP] = {15, 0.02},        [BORDER_BRACKET] = {15, 0.05},
    [BORDER_OPENING] = {0, 0.05},     [BORDER_KATAKANA] = {0, 0.1},      [BORDER_CJK] = {0, 0.01},
    [BORDER_AFTER_LATIN] = {10, 0.3}, [BORDER_BEFORE_LATIN] = {-5, 0.3},
};

/* Ten times the logarithm of how much more `likely` is than `other`. */
static int tens_of_nats(double likely, double other)
{
    return (int)lround(10 * log(likely / other));
}

static int price_of_blank(const struct note_mark_stats *stats, enum border border)
{
    double blank = stats->blank[border] + SMOOTHING * usual[border].blank;
    return usual[border].price + tens_of_nats(stats->all[border] + SMOOTHING, blank);
}

/* Of standing behind a full stop and not before it. The numbers of a table's rows look so too. */
static int price_behind_stop(const struct note_mark_stats *stats)
{
    return tens_of_nats(stats->behind_stop + 1.0, stats->before_stop + 1.0);
}

/* No blank shows behind a line's last character. What the sentence says counts, and the room there is. */
static int price_of_end(const struct note_mark_stats *stats, uint32_t last, int width, int column)
{
    int full = column < HABIT_COLUMNS ? stats->full[column] : 0, price = 0;
    bool closed = is_full_stop(last) || is_closing_bracket(last);
    if (is_full_stop(last))
        price = usual[BORDER_STOP].price + price_behind_stop(stats);
    else if (closed)
        price = usual[BORDER_BRACKET].price;
    if (full && width >= full)
        price += PRICE_FULL;
    else if (full && width < full - LACK && !closed)
        price += PRICE_SHORT;
    return price;
}

static int misfit(int width, int full)
{
    return width >= full - LACK / 2 && width <= full + HANG ? abs(width - full) : MISFIT;
}

/* The blank that parts the columns of a line that was not cut: beside it stands a full line of either
 * column. Returns the byte that it begins at, or 0. */
static size_t find_gutter(const struct note_mark_stats *stats, const struct line *line)
{
    int best = MISFIT, first = stats->full[1], second = stats->full[2];
    size_t gutter = 0;
    if (line->column != 0 || !first || !second)
        return 0;
    for (struct border_walk walk = border_first(line->text); border_next(&walk);) {
        if (walk.start == walk.end || border_of(walk.before, walk.after) == BORDER_CLOSING)
            continue;
        int left = (int)ssk_display_width(line->text, walk.start);
        if (left > first + HANG)
            break;
        int right = (int)ssk_display_width(line->text + walk.end, walk.length - walk.end);
        int fit = misfit(left, first), other = misfit(right, second);
        fit = other < fit ? other : fit;
        if (right <= second + HANG && fit < best) {
            best = fit;
            gutter = walk.start;
        }
    }
    return gutter;
}

static struct gap gap_at(const struct note_mark_stats *stats, struct line *line,
                         const struct border_walk *walk)
{
    return (struct gap){line, walk->start, walk->end - walk->start,
                        price_of_blank(stats, border_of(walk->before, walk->after))};
}

static struct gap gap_at_gutter(const struct note_mark_stats *stats, struct line *line,
                                const struct border_walk *walk)
{
    int left = (int)ssk_display_width(line->text, walk->start);
    return (struct gap){line, walk->start, 0, price_of_end(stats, walk->before, left, 1)};
}

/* A piece that begins with a comma does so because it was cut at the gap. */
static int price_at_end(const struct note_mark_stats *stats, const struct line *piece,
                        const struct line *next, uint32_t last)
{
    size_t byte = 0, length = next ? strlen(next->text) : 0;
    if (length && border_of(last, ssk_utf8_next(next->text, length, &byte)) == BORDER_CLOSING)
        return price_of_blank(stats, BORDER_CLOSING);
    int width = (int)ssk_display_width(piece->text, strlen(piece->text));
    return price_of_end(stats, last, width, piece->column);
}

int note_mark_gaps_find(const struct note_mark_stats *stats, struct line *piece, const struct line *next,
                        struct gap *gaps, int count)
{
    size_t gutter = find_gutter(stats, piece);
    struct border_walk walk = border_first(piece->text);
    while (border_next(&walk) && count < GAPS) {
        if (gutter && walk.start == gutter)
            gaps[count++] = gap_at_gutter(stats, piece, &walk);
        else if (walk.end > walk.start && border_of(walk.before, walk.after) != BORDER_NEVER)
            gaps[count++] = gap_at(stats, piece, &walk);
    }
    if (count < GAPS && walk.after && border_may_end(walk.after))
        gaps[count++] = (struct gap){piece, walk.start, 0, price_at_end(stats, piece, next, walk.after)};
    return count;
}
