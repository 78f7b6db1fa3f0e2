/* Which options go together. Private to query/cli. */
#ifndef SEISAKU_QUERY_CLI_OPTION_RULES_H
#define SEISAKU_QUERY_CLI_OPTION_RULES_H

#include "query/cli/option_table.h"

/* What is wrong with options that are each right, in one line that says what to do; NULL when nothing is.
 * `given` are the bits of ssk_options_parse. */
const char *options_conflict(const struct options *options, uint64_t given);

#endif
