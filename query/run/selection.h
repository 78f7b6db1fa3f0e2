/* Some of a search's hits: a sample that can be drawn again, the best of each document. */
#ifndef SEISAKU_QUERY_RUN_SELECTION_H
#define SEISAKU_QUERY_RUN_SELECTION_H

#include "query/cli/options.h"
#include "query/rank/search.h"

/* Order: selection_ask before a search runs, so that it has all hits that the options choose among;
 * selection_choose behind it. Both do nothing where the options choose none. What --unique leaves out is
 * told. */
void selection_ask(struct search *search, const struct options *options, const struct session *session);
ssk_status selection_choose(struct search *search, const struct options *options, struct ssk_error *error);

#endif
