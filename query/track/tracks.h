/* Items of plans through the years: which row of one edition is the same item as which row of the next. */
#ifndef SEISAKU_QUERY_TRACK_TRACKS_H
#define SEISAKU_QUERY_TRACK_TRACKS_H

#include <stdint.h>

#include "query/track/plan_rows.h"

/* Where a row comes from. */
enum row_origin {
    ORIGIN_FIRST,     /* there is no earlier edition */
    ORIGIN_UNCHANGED, /* its plan is what the earlier document planned next, word for word */
    ORIGIN_CHANGED,
    ORIGIN_SPLIT, /* most of its plan stood in an item that goes on elsewhere */
    ORIGIN_NEW,
    ROW_ORIGINS
};
extern const char *const origin_names[ROW_ORIGINS];

/* Where it goes. */
enum row_fate {
    FATE_LAST, /* there is no later edition */
    FATE_CONTINUED,
    FATE_MERGED, /* most of what it planned next stands in an item that had another before it */
    FATE_DROPPED,
    ROW_FATES
};
extern const char *const fate_names[ROW_FATES];

struct row_history {
    enum row_origin origin;
    enum row_fate fate;
    size_t before, after; /* rows of the same item; SIZE_MAX for none */
    size_t split_from, merged_into;
    size_t track; /* 1-based, in the order of their first rows */
};

struct tracks {
    const struct plan_rows *rows;  /* lent */
    struct row_history *histories; /* one a row */
    size_t *first_rows;            /* by track, from 1 */
    size_t count;
};

/* Method: each row's plan is likened to what the rows of the edition before planned next, and the whole rows
 * to each other; section, item and owners that are the same add to it. The likest pairs are taken first, each
 * row once. Fails: SSK_MEMORY only. Free with tracks_free whatever comes. */
ssk_status tracks_find(struct tracks *out, const struct plan_rows *rows);
void tracks_free(struct tracks *tracks);

/* What the row plans last: for next year, or where that is missing for its own. */
enum row_part plan_row_outlook(const struct plan_row *row);

/* Whether the item stands under another section or item number than the year before. */
bool tracks_moved(const struct tracks *tracks, size_t row);

#endif
