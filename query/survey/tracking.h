/* Which items of annual plans a question asks for. */
#ifndef SEISAKU_QUERY_SURVEY_TRACKING_H
#define SEISAKU_QUERY_SURVEY_TRACKING_H

#include "query/rank/search.h"
#include "query/track/tracks.h"

struct tracking {
    struct plan_rows rows;
    struct tracks tracks;
    struct tracked_passage *known; /* the rows' passages, by id */
};

/* Reads all plans of the index and follows their items. Fails: SSK_INPUT when there are none. Free with
 * tracking_free whatever comes. */
ssk_status tracking_open(struct tracking *out, struct session *session, struct ssk_error *error);
void tracking_free(struct tracking *tracking);

/* Marks in `chosen` (by track, from 1) those that have a passage of the search in some year, all of them
 * where it asks for nothing; *any says if there is one. */
ssk_status tracking_choose(bool *chosen, bool *any, const struct tracking *tracking,
                           const struct search *search, struct session *session, struct ssk_error *error);

#endif
