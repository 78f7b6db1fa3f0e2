/* What became of the plans that a survey's topics found: sums by topic and years, and the items. */
#ifndef SEISAKU_QUERY_REPORT_REPORT_TRACKS_H
#define SEISAKU_QUERY_REPORT_REPORT_TRACKS_H

#include <stdbool.h>
#include <stdio.h>

#include "query/track/track_view.h"

/* All lent. */
struct report_tracks {
    const struct tracks *tracks;
    bool *const *chosen; /* of each topic, by track, from 1 */
    const struct ssk_dictionary *dictionary;
};

struct report;

/* A table with a row for each topic and each pair of editions, whose items are linked, and their sections.
 * Fails: SSK_MEMORY only; errors of the stream are left on it. */
ssk_status report_put_tracks(FILE *out, const struct report *report, const struct report_tracks *plans);

#endif
