/* What to say when a question finds nothing. Nothing is searched in its stead. */
#ifndef SEISAKU_QUERY_SHOW_SUGGEST_H
#define SEISAKU_QUERY_SHOW_SUGGEST_H

#include <stdio.h>

#include "query/rank/search.h"

/* Prints a few lines on `out`: that no passage matches; which words are in no passage, with those that are
 * spelt nearly so; which filter leaves nothing over; whether --match=any would find any. `search` is one
 * that has been run. */
ssk_status suggest(FILE *out, struct session *session, const struct search *search, struct ssk_error *error);

#endif
