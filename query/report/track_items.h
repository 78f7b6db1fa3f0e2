/* Items of plans in a page: a section each, a column a year, what was taken out and put in marked. */
#ifndef SEISAKU_QUERY_REPORT_TRACK_ITEMS_H
#define SEISAKU_QUERY_REPORT_TRACK_ITEMS_H

#include <stdio.h>

#include "query/track/track_view.h"

struct track_label {
    const char *mark, *japanese, *english;
};
/* What an item's mark means; without a mark where there is none to show. */
extern const struct track_label track_origin_labels[ROW_ORIGINS], track_fate_labels[ROW_FATES];

/* The section of one item, whose id in the page is "t" and the track's number. Fails: SSK_MEMORY only; errors
 * of the stream are left on it. */
ssk_status track_put_item(FILE *out, const struct tracks *tracks, size_t track,
                          const struct ssk_dictionary *dictionary);

#endif
