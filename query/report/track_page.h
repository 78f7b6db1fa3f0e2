/* Items of plans through the years as one HTML file to look at: a table an item, a column a year, what was
 * taken out and put in marked. It needs nothing beside itself. */
#ifndef SEISAKU_QUERY_REPORT_TRACK_PAGE_H
#define SEISAKU_QUERY_REPORT_TRACK_PAGE_H

#include <stdio.h>

#include "query/track/track_view.h"

/* All lent. */
struct track_page {
    const struct tracks *tracks;
    const bool *chosen; /* by track, from 1 */
    size_t limit;       /* tracks at most */
    const struct ssk_dictionary *dictionary;
    const char *question; /* what chose them; NULL for all */
    bool japanese;        /* the language it opens in; a button changes it */
};

/* Writes the file. Whatever stands in the texts is shown as text. Fails: SSK_MEMORY only; errors of the
 * stream are left on it. */
ssk_status track_page_write(FILE *out, const struct track_page *page);

#endif
