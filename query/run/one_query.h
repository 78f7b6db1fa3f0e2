/* One question from the command line: parse, expand, search, print. */
#ifndef SEISAKU_QUERY_RUN_ONE_QUERY_H
#define SEISAKU_QUERY_RUN_ONE_QUERY_H

#include "query/cli/options.h"
#include "query/session/session.h"

/* Answers the options' query on stdout; *found says if there was a hit. */
ssk_status run_query(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error);

/* Prints the passage that options->show names, with its neighbours. Fails: SSK_NOT_FOUND when there is none.
 */
ssk_status run_show(bool *found, struct session *session, const struct options *options,
                    struct ssk_error *error);

#endif
