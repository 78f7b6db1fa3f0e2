/* The contest between layouts. */
#include "indexer/order/columns/choose_columns.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/columns/guess_columns.h"

enum {
    ROUGH_BEAM = 12, /* for choosing between layouts */
    FINE_BEAM = 60,  /* for the reading itself */
    REFINEMENTS = 3
};

struct contest {
    struct continuity *continuity;
    struct stretch *stretches;
    size_t count;
    bool rows;
    struct strip *strips; /* all strips that are searched, copied into one array */
    size_t strip_count;
    struct layout best;
    long best_price;
};

static size_t count_cuts(const struct contest *contest)
{
    size_t cuts = 0;
    for (size_t s = 0; s < contest->count; s++)
        for (size_t i = 0; i < contest->stretches[s].count; i++)
            cuts += contest->stretches[s].strips[i].count > 1;
    return cuts;
}

static ssk_status search_all(struct contest *contest, const struct layout *layout, int beam, long *total)
{
    *total = 0;
    for (size_t s = 0; s < contest->count; s++) {
        struct stretch *stretch = &contest->stretches[s];
        long price = 0;
        if (stretch->kind == STRETCH_KEEP)
            continue;
        ssk_status status = column_beam(contest->continuity, layout, stretch, beam, &price);
        if (status != SSK_OK)
            return status;
        *total += price;
    }
    if (layout->columns > 2)
        *total += COST(COLUMN) * (layout->columns - 2);
    if (!contest->rows && layout->columns > 1)
        *total += COST(GAIN_A_CUT) * (long)count_cuts(contest);
    return SSK_OK;
}

static ssk_status try_layout(struct contest *contest, const struct layout *layout)
{
    long price;
    ssk_status status = search_all(contest, layout, ROUGH_BEAM, &price);
    if (status == SSK_OK && price < contest->best_price) {
        contest->best_price = price;
        contest->best = *layout;
    }
    return status;
}

/* The width of what opens the rows, the widest of them: the first column's, when there are few lines. */
static int first_width(const struct contest *contest)
{
    int widest = 0;
    for (size_t s = 0; s < contest->count; s++) {
        const struct stretch *stretch = &contest->stretches[s];
        int width = stretch->kind == STRETCH_ROW ? layout_first_width(&stretch->strips[0]) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Copies the strips, with the pieces last found, into one array for the guesses. */
static bool gather_strips(struct contest *contest)
{
    size_t count = 0;
    for (size_t s = 0; s < contest->count; s++)
        count += contest->stretches[s].kind == STRETCH_KEEP ? 0 : contest->stretches[s].count;
    if (!contest->strips)
        contest->strips = malloc((count + 1) * sizeof *contest->strips);
    if (!contest->strips)
        return false;
    contest->strip_count = 0;
    for (size_t s = 0; s < contest->count; s++) {
        const struct stretch *stretch = &contest->stretches[s];
        if (stretch->kind == STRETCH_KEEP)
            continue;
        memcpy(contest->strips + contest->strip_count, stretch->strips,
               stretch->count * sizeof *stretch->strips);
        contest->strip_count += stretch->count;
    }
    return true;
}

/* Lets the reading found correct the widths it was found with, while that makes it cheaper. */
static ssk_status refine(struct contest *contest)
{
    for (int i = 0; i < REFINEMENTS; i++) {
        struct layout layout = contest->best;
        long price;
        ssk_status status = search_all(contest, &layout, ROUGH_BEAM, &price);
        if (status != SSK_OK || !gather_strips(contest))
            return SSK_MEMORY;
        layout = layout_refined(&layout, contest->strips, contest->strip_count);
        if (!memcmp(&layout, &contest->best, sizeof layout))
            break;
        if ((status = try_layout(contest, &layout)) != SSK_OK)
            return status;
        if (memcmp(&layout, &contest->best, sizeof layout))
            break;
    }
    return SSK_OK;
}

static ssk_status hold(struct contest *contest, const struct layout *before)
{
    struct layout guesses[LAYOUTS_MAX];
    if (!gather_strips(contest))
        return SSK_MEMORY;
    int count = contest->rows
                    ? layout_guess_rows(contest->strips, contest->strip_count, first_width(contest), guesses)
                    : layout_guess(contest->strips, contest->strip_count, LIMIT(GUTTERS), guesses);
    if (count < 0)
        return SSK_MEMORY;
    if (!count && before->columns < 2)
        return SSK_OK;
    struct layout single = {0};
    if (contest->rows)
        single = layout_single(contest->strips, contest->strip_count);
    ssk_status status = try_layout(contest, &single);
    if (status == SSK_OK && before->columns > 1)
        status = try_layout(contest, before);
    for (int g = 0; g < count && status == SSK_OK; g++)
        status = try_layout(contest, &guesses[g]);
    if (status == SSK_OK && contest->best.columns > 1)
        status = refine(contest);
    long price;
    return status == SSK_OK ? search_all(contest, &contest->best, FINE_BEAM, &price) : status;
}

ssk_status choose_columns(struct continuity *continuity, struct stretch *stretches, size_t count,
                          struct layout *layout)
{
    struct contest contest = {
        .continuity = continuity, .stretches = stretches, .count = count, .best_price = LONG_MAX};
    for (size_t s = 0; s < count; s++)
        contest.rows |= stretches[s].kind == STRETCH_ROW;
    ssk_status status = hold(&contest, layout);
    free(contest.strips);
    *layout = contest.best;
    return status;
}
