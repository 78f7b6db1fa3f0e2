/* Plans by their titles, put together as years of one series. Private to query/track. */
#ifndef SEISAKU_QUERY_TRACK_PLAN_EDITIONS_H
#define SEISAKU_QUERY_TRACK_PLAN_EDITIONS_H

#include "query/track/plan_rows.h"

/* The passages of one title. */
struct named_plan {
    const char *name;
    char *series_name;
    size_t first, end;
    size_t series;
    int year; /* that its progress speaks of */
};

struct plans {
    struct named_plan *items;
    size_t count;
};

struct placed {
    const struct ssk_passage *passage;
    size_t place;
};

/* By title; the pages of one by path, numbers in it by their value; passages of a page as they came. Fails:
 * false without memory. */
bool plan_sort_passages(struct plan_rows *rows);

/* Parts the passages, which are sorted, by title. Order: plans->items has room for one a passage. Fails:
 * false without memory. */
bool plans_find(struct plans *plans, const struct plan_rows *rows);

/* Titles that are alike but for their numbers are of one series. Fails: false without memory. */
bool plans_find_series(struct plans *plans, const struct ssk_folder *folder);

/* Compares for qsort: by series, then by year. */
int plans_by_year(const void *a, const void *b);

void plans_free(struct plans *plans);

#endif
