/* A survey as one HTML file to look at: a heat map of topics by a key, a trend over the years for each topic,
 * and the passages of each cell. It needs nothing beside itself: style, script and data are in it. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_H
#define SEISAKU_QUERY_REPORT_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "query/rank/search.h"
#include "query/report/report_tracks.h"

struct report_topic {
    const char *name, *query;
    const struct search *search; /* run, with its hits, and counts by year */
};

/* All lent. */
struct report {
    const char *stamp; /* lines */
    enum facet by;
    const struct ssk_ministries *ministries; /* for passage_value */
    const struct report_topic *topics;
    size_t topic_count;
    const char *const *columns; /* the key's values; "" for none */
    size_t column_count;
    const uint32_t *counts;             /* topic after topic, a number a column */
    const struct report_tracks *tracks; /* what became of the plans; NULL for none */
    bool japanese;                      /* the language it opens in; a button changes it */
};

/* Writes the file. Whatever stands in the texts is shown as text. Fails: SSK_MEMORY only; errors of the
 * stream are left on it. */
ssk_status report_write(FILE *out, const struct report *report);

#endif
