/* Filters of the command line that only the dictionaries can take apart. */
#ifndef SEISAKU_QUERY_RUN_FILTER_VALUES_H
#define SEISAKU_QUERY_RUN_FILTER_VALUES_H

#include "query/cli/options.h"
#include "query/session/session.h"

/* Parts each -m value at its commas, unless the whole is a ministry's name ("Ministry of Economy, Trade and
 * Industry"). Fails: SSK_MEMORY, or what the table of ministries says. */
ssk_status split_ministries(struct options *options, struct session *session, struct ssk_error *error);

#endif
