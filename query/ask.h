/* One question from the command line: parse, expand, search, print. */
#ifndef SEISAKU_QUERY_ASK_H
#define SEISAKU_QUERY_ASK_H

#include "options.h"
#include "session.h"

/* Answers the options' query on stdout; *found says if there was a hit. A query that is not well formed is
 * shown on stderr with a mark under the place. */
ssk_status ask(bool *found, struct session *session, const struct options *options, struct ssk_error *error);

#endif
