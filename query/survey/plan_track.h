/* --track: items of annual plans through the years. */
#ifndef SEISAKU_QUERY_SURVEY_PLAN_TRACK_H
#define SEISAKU_QUERY_SURVEY_PLAN_TRACK_H

#include "query/cli/options.h"
#include "query/session/session.h"

/* Follows the items that have a passage of the question in some year, and prints them, or their sums (-c), or
 * writes a page. *found says if there is one. Fails: SSK_INPUT when the index has no plans. */
ssk_status run_plan_track(bool *found, struct session *session, const struct options *options,
                          struct ssk_error *error);

#endif
