#include "indexer/order/tables/fit_columns.h"

#include <stdlib.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/table_segments.h"

enum {
    WIDEST = 120,    /* display columns; wider segments are left out */
    NARROWEST = 4,   /* of the widths tried; */
    PEAKS = 6,       /* so many are */
    KEPT = 8,        /* of the layouts of each number of columns, to add one to */
    OFFERED = 2,     /* of them, as guesses */
    FULL_WINDOW = 2, /* a full line's width is its column's, give or take so much */
    LATIN_LEAST = 3  /* Latin segments that make a column */
};

struct line_segments {
    struct segment items[SEGMENTS];
    int count;
};

struct trial {
    const struct line_segments *lines;
    size_t count;
    int widths[PEAKS + 1]; /* the last is the Latin one's, 0 if there is none */
    struct table_guesses *guesses;
};

static bool fits(const struct segment *segment, const struct table_layout *layout, int column)
{
    return segment->latin == layout->latin[column] &&
           segment->width <= layout->layout.widths[column] + FULL_WINDOW;
}

/* How well the line's segments fill columns in order: a full one counts most; -1 if they do not fit. */
static int fill(const struct line_segments *line, const struct table_layout *layout)
{
    int best[SEGMENTS + 1][COLUMNS_MAX + 1]; /* of the first segments in the first columns */
    for (int k = 0; k <= layout->layout.columns; k++)
        best[0][k] = 0;
    for (int i = 1; i <= line->count; i++) {
        best[i][0] = -1;
        for (int k = 1; k <= layout->layout.columns; k++) {
            const struct segment *segment = &line->items[i - 1];
            int off = abs(segment->width - layout->layout.widths[k - 1]), with = -1;
            if (best[i - 1][k - 1] >= 0 && fits(segment, layout, k - 1))
                with = best[i - 1][k - 1] + (off <= FULL_WINDOW ? LIMIT(FIT_FULL) : LIMIT(FIT_SHORT));
            best[i][k] = with > best[i][k - 1] ? with : best[i][k - 1];
        }
    }
    return best[line->count][layout->layout.columns];
}

/* A layout on the way, and how well the lines fill it. */
struct fit {
    struct table_layout layout;
    int score;
};

static int fit_score(const struct trial *trial, const struct table_layout *layout)
{
    int score = -LIMIT(FIT_COLUMN) * layout->layout.columns;
    for (size_t i = 0; i < trial->count; i++) {
        const struct line_segments *line = &trial->lines[i];
        int filled = line->count ? fill(line, layout) : 0;
        score += filled < 0 ? -LIMIT(FIT_MISFIT) : filled;
        score += line->count == layout->layout.columns && filled >= 0 ? line->count : 0;
    }
    return score;
}

/* The layout with one more column, of the width that is tried as number `w`. */
static struct table_layout widened(const struct trial *trial, const struct table_layout *layout, int at,
                                   int w)
{
    struct table_layout wider = *layout;
    for (int k = wider.layout.columns++; k > at; k--) {
        wider.layout.widths[k] = wider.layout.widths[k - 1];
        wider.latin[k] = wider.latin[k - 1];
    }
    wider.layout.widths[at] = trial->widths[w];
    wider.latin[at] = w == PEAKS;
    return wider;
}

static void keep_fit(struct fit *fits, int *count, const struct fit *fit)
{
    for (int i = 0; i < *count; i++)
        if (table_layout_same(&fits[i].layout, &fit->layout))
            return;
    int at = *count;
    if (at == KEPT && fits[at - 1].score >= fit->score)
        return;
    at = at == KEPT ? at - 1 : (*count)++;
    for (; at > 0 && fits[at - 1].score < fit->score; at--)
        fits[at] = fits[at - 1];
    fits[at] = *fit;
}

static bool has_latin(const struct table_layout *layout)
{
    bool any = false;
    for (int k = 0; k < layout->layout.columns; k++)
        any |= layout->latin[k];
    return any;
}

/* The best of the layouts that have one column more. */
static int add_column(const struct trial *trial, const struct fit *from, int count, struct fit *to)
{
    int made = 0;
    for (int i = 0; i < count; i++)
        for (int at = 0; at <= from[i].layout.layout.columns; at++)
            for (int w = 0; w <= PEAKS; w++) {
                if (!trial->widths[w] || (w == PEAKS && has_latin(&from[i].layout)))
                    continue;
                struct fit fit = {.layout = widened(trial, &from[i].layout, at, w)};
                fit.score = fit_score(trial, &fit.layout);
                keep_fit(to, &made, &fit);
            }
    return made;
}

/* Of each number of columns the layouts that fit best. */
static void try_columns(struct trial *trial)
{
    struct fit fits[2][KEPT] = {0};
    int count = 1;
    for (int columns = 1; columns <= COLUMNS_MAX && count; columns++) {
        const struct fit *from = fits[columns % 2];
        struct fit *to = fits[(columns + 1) % 2];
        count = add_column(trial, from, count, to);
        for (int i = 0; columns > 1 && i < count && i < OFFERED; i++)
            if (to[i].score > 0)
                table_guesses_add(trial->guesses, &to[i].layout, to[i].score);
    }
}

/* The commonest widths of segments, Latin ones aside, whose widest is taken. */
static void find_widths(struct trial *trial)
{
    int counts[WIDEST] = {0}, latin = 0;
    for (size_t i = 0; i < trial->count; i++)
        for (int j = 0; j < trial->lines[i].count; j++) {
            const struct segment *segment = &trial->lines[i].items[j];
            if (segment->width >= WIDEST)
                continue;
            if (segment->latin) {
                latin++;
                trial->widths[PEAKS] =
                    segment->width > trial->widths[PEAKS] ? segment->width : trial->widths[PEAKS];
            } else {
                counts[segment->width]++;
            }
        }
    if (latin < LATIN_LEAST)
        trial->widths[PEAKS] = 0;
    for (int p = 0; p < PEAKS; p++) {
        int best = 0, most = 1;
        for (int w = NARROWEST; w < WIDEST; w++) {
            int sum = counts[w] + counts[w - 1] + counts[w - 2];
            if (sum > most) {
                most = sum;
                best = w;
            }
        }
        if (!best)
            break;
        trial->widths[p] = best;
        counts[best] = counts[best - 1] = counts[best - 2] = 0;
    }
}

bool fit_table_columns(const struct strip *strips, size_t count, struct table_guesses *guesses)
{
    struct trial trial = {.guesses = guesses};
    struct line_segments *lines = calloc(count + 1, sizeof *lines);
    if (!lines)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!strips[i].aside) {
            struct line_segments *line = &lines[trial.count++];
            line->count = table_segments(&strips[i], CUT_SCRIPTS, line->items);
        }
    trial.lines = lines;
    find_widths(&trial);
    try_columns(&trial);
    free(lines);
    return true;
}
