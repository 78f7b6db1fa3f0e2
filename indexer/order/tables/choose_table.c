/* The contest between a page's table layouts, and against its reading as flowing columns. */
#include "indexer/order/tables/choose_table.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/false_tables.h"
#include "indexer/order/tables/guess_table.h"
#include "indexer/order/tables/table_refine.h"

enum {
    GUESSES = 18,
    LEADERS = 8,       /* of them, refined */
    MIXED_LAYOUTS = 4, /* and so many tried for mixed rows too */
    PAGE_LINES = 120,  /* more lines are no printed page, but a text without page breaks: there */
    FEW_GUESSES = 4,   /* so many are tried, */
    FEW_LEADERS = 1,   /* and so many refined */
    ROUGH_BEAM = 6,    /* for choosing between layouts */
    FINE_BEAM = 24,    /* for the reading itself */
    REFINEMENTS = 2
};

struct contest {
    struct continuity *continuity;
    struct stretch *stretch;
    struct table_layout best;
    long best_gain, rival_gain; /* rival_gain: of text, or of flowing columns if they gain */
};

static ssk_status gain_of(struct contest *contest, const struct table_layout *layout, long *gain)
{
    ssk_status status = table_search(contest->continuity, layout, contest->stretch, ROUGH_BEAM, gain);
    if (layout->layout.columns > 2)
        *gain -= COST(TABLE_COLUMN) * (layout->layout.columns - 2);
    return status;
}

/* Tries what the layout's own reading makes of it, while that gains. */
static ssk_status refine(struct contest *contest, struct table_layout layout)
{
    long before = 0;
    for (int i = 0; i <= REFINEMENTS; i++) {
        long gain;
        ssk_status status = gain_of(contest, &layout, &gain);
        if (status != SSK_OK || gain <= before)
            return status;
        before = gain;
        if (gain > contest->best_gain) {
            contest->best_gain = gain;
            contest->best = layout;
        }
        struct table_layout refined =
            table_refined(&layout, contest->stretch->strips, contest->stretch->count);
        if (table_layout_same(&refined, &layout))
            return SSK_OK;
        layout = refined;
    }
    return SSK_OK;
}

/* The layouts that gain most as they are guessed. */
struct leaders {
    struct table_layout layouts[LEADERS];
    long gains[LEADERS];
    int count;
};

static void lead(struct leaders *leaders, const struct table_layout *layout, long gain)
{
    int at = leaders->count;
    if (gain <= 0 || (at == LEADERS && gain <= leaders->gains[at - 1]))
        return;
    at = at == LEADERS ? at - 1 : leaders->count++;
    for (; at > 0 && leaders->gains[at - 1] < gain; at--) {
        leaders->layouts[at] = leaders->layouts[at - 1];
        leaders->gains[at] = leaders->gains[at - 1];
    }
    leaders->layouts[at] = *layout;
    leaders->gains[at] = gain;
}

/* Tries the best of the layouts as they are for rows whose cells stand some at the top, some in the middle.
 */
static ssk_status try_mixed(struct contest *contest, struct leaders *leaders)
{
    struct leaders uniform = *leaders;
    ssk_status status = SSK_OK;
    for (int l = 0; l < uniform.count && l < MIXED_LAYOUTS && status == SSK_OK; l++) {
        struct table_layout layout = uniform.layouts[l];
        bool tried = false;
        layout.align = ALIGN_MIXED;
        for (int i = 0; i < l; i++)
            tried |= !memcmp(&uniform.layouts[i].layout, &layout.layout, sizeof layout.layout);
        long gain = 0;
        if (!tried)
            status = gain_of(contest, &layout, &gain);
        lead(leaders, &layout, gain);
    }
    return status;
}

/* Tries the guesses as they are; in a text without page breaks, on its first lines. */
static ssk_status try_guesses(struct contest *contest, struct table_layout *guesses, int count,
                              struct leaders *leaders)
{
    struct stretch *whole = contest->stretch, first = *whole;
    ssk_status status = SSK_OK;
    first.count = first.count < PAGE_LINES ? first.count : PAGE_LINES;
    contest->stretch = &first;
    for (int g = 0; g < ALIGN_MIXED * count && status == SSK_OK; g++) {
        long gain;
        guesses[g / ALIGN_MIXED].align = (enum align)(g % ALIGN_MIXED);
        status = gain_of(contest, &guesses[g / ALIGN_MIXED], &gain);
        lead(leaders, &guesses[g / ALIGN_MIXED], gain);
    }
    if (status == SSK_OK)
        status = try_mixed(contest, leaders);
    contest->stretch = whole;
    return status;
}

static ssk_status try_all(struct contest *contest, const struct table_layout *before)
{
    struct table_layout guesses[GUESSES + 1];
    struct leaders leaders = {.count = 0};
    bool printed = contest->stretch->count <= PAGE_LINES;
    int count = guess_table(contest->stretch->strips, contest->stretch->count, guesses,
                            printed ? GUESSES : FEW_GUESSES);
    if (count < 0)
        return SSK_MEMORY;
    if (count > 0 && before->layout.columns)
        guesses[count++] = *before;
    ssk_status status = try_guesses(contest, guesses, count, &leaders);
    for (int l = 0; l < leaders.count && (printed || l < FEW_LEADERS) && status == SSK_OK; l++)
        status = refine(contest, leaders.layouts[l]);
    return status;
}

static bool has_rows(const struct stretch *stretch)
{
    for (size_t i = 0; i < stretch->count; i++)
        if (stretch->strips[i].row)
            return true;
    return false;
}

static void put_back(struct stretch *stretch, const struct strip *flowing)
{
    for (size_t i = 0; i < stretch->count; i++) {
        memcpy(stretch->strips[i].pieces, flowing[i].pieces, sizeof flowing[i].pieces);
        stretch->strips[i].count = flowing[i].count;
        stretch->strips[i].row = flowing[i].row;
    }
}

/* A table gains over text, and as much as flowing columns do: some of what these gain is read across rows. */
static bool is_table(const struct contest *contest)
{
    return contest->best_gain > COST(TABLE_MARGIN) &&
           contest->best_gain > contest->rival_gain + (contest->rival_gain ? COST(FLOW_MARGIN) : 0);
}

/* Reads the page by the best layout if that gains more than `flow`, else puts back what was there. */
static ssk_status settle(struct contest *contest, const struct strip *flowing)
{
    struct stretch *stretch = contest->stretch;
    long gain = 0;
    if (is_table(contest)) {
        ssk_status status = table_search(contest->continuity, &contest->best, stretch, FINE_BEAM, &gain);
        if (status != SSK_OK)
            return status;
        false_tables_drop(contest->continuity, &contest->best.layout,
                          contest->best_gain >= 2 * contest->rival_gain, stretch);
    }
    if (is_table(contest) && has_rows(stretch)) {
        stretch->kind = STRETCH_TABLE;
        stretch->columns = contest->best.layout.columns;
    } else {
        put_back(stretch, flowing);
    }
    return SSK_OK;
}

ssk_status choose_table(struct continuity *continuity, const struct layout *flow, struct stretch *stretch,
                        struct table_layout *layout)
{
    struct contest contest = {.continuity = continuity, .stretch = stretch};
    ssk_status status = table_flow_gain(continuity, flow, stretch, &contest.rival_gain);
    if (contest.rival_gain < 0) {
        table_make_text(stretch->strips, stretch->count); /* columns that cost more than none */
        contest.rival_gain = 0;
    }
    struct strip *flowing = malloc((stretch->count + 1) * sizeof *flowing);
    if (!flowing || status != SSK_OK) {
        free(flowing);
        return SSK_MEMORY;
    }
    memcpy(flowing, stretch->strips, stretch->count * sizeof *flowing);
    status = try_all(&contest, layout);
    if (status == SSK_OK)
        status = settle(&contest, flowing);
    if (stretch->kind == STRETCH_TABLE)
        *layout = contest.best;
    free(flowing);
    return status;
}
