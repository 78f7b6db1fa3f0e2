#include "indexer/order/tables/fit_columns.h"

#include <stdlib.h>

#include "indexer/order/tables/table_segments.h"

enum {
    WIDEST = 120,    /* display columns; wider segments are left out */
    NARROWEST = 4,   /* of the widths tried; */
    PEAKS = 4,       /* so many are, */
    TRIED_MAX = 4,   /* in so many columns */
    FULL_WINDOW = 2, /* a full line's width is its column's, give or take so much */
    FULL_SCORE = 3,  /* for it, where a line that fits counts 1 */
    MISFIT_SCORE = 4,
    LATIN_LEAST = 3 /* Latin segments that make a column */
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
                with = best[i - 1][k - 1] + (off <= FULL_WINDOW ? FULL_SCORE : 1);
            best[i][k] = with > best[i][k - 1] ? with : best[i][k - 1];
        }
    }
    return best[line->count][layout->layout.columns];
}

static void score_trial(struct trial *trial, const struct table_layout *layout)
{
    int score = 0;
    for (size_t i = 0; i < trial->count; i++) {
        const struct line_segments *line = &trial->lines[i];
        int filled = line->count ? fill(line, layout) : 0;
        score += filled < 0 ? -MISFIT_SCORE : filled;
        score += line->count == layout->layout.columns && filled >= 0 ? line->count : 0;
    }
    if (score > 0)
        table_guesses_add(trial->guesses, layout, score);
}

static void try_columns(struct trial *trial, struct table_layout *layout)
{
    int column = layout->layout.columns;
    if (column >= 2)
        score_trial(trial, layout);
    if (column == TRIED_MAX)
        return;
    for (int w = 0; w <= PEAKS; w++) {
        bool latin = w == PEAKS, had = false;
        for (int k = 0; k < column; k++)
            had |= layout->latin[k];
        if (!trial->widths[w] || (latin && had))
            continue;
        layout->layout.widths[column] = trial->widths[w];
        layout->latin[column] = latin;
        layout->layout.columns++;
        try_columns(trial, layout);
        layout->layout.columns = column;
        layout->layout.widths[column] = 0;
        layout->latin[column] = false;
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
    try_columns(&trial, &(struct table_layout){0});
    free(lines);
    return true;
}
