/* Items of plans through the years. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_TRACKS_H
#define SEISAKU_QUERY_PRINT_PRINT_TRACKS_H

#include "query/print/printer.h"
#include "query/track/track_view.h"

/* What is printed of the tracks: those that are `chosen` (by number, from 1), at most `limit` of them. All
 * lent. */
struct tracks_output {
    struct printer *printer;
    const struct tracks *tracks;
    const bool *chosen;
    size_t limit;
    const struct ssk_dictionary *dictionary;
};

/* In JSON an object a track with its years in it, in tables a record a year. Fails: SSK_MEMORY only. */
ssk_status print_tracks(const struct tracks_output *output);

/* The sums between editions alone: a record for each two that follow each other. */
ssk_status print_track_sums(const struct tracks_output *output);

#endif
