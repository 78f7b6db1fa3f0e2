/* Many questions from a file, in one process. */
#ifndef SEISAKU_QUERY_RUN_BATCH_QUERIES_H
#define SEISAKU_QUERY_RUN_BATCH_QUERIES_H

#include "query/cli/options.h"
#include "query/session/session.h"

/* Answers the queries of the options' batch file on stdout, in its order; *found says if there was a hit. The
 * whole file is read first: when a line is wrong, nothing is answered. */
ssk_status run_batch(bool *found, struct session *session, const struct options *options,
                     struct ssk_error *error);

#endif
