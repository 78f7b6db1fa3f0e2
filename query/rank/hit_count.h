/* How many passages a search finds, and by what they count. */
#ifndef SEISAKU_QUERY_RANK_HIT_COUNT_H
#define SEISAKU_QUERY_RANK_HIT_COUNT_H

#include "query/rank/search.h"

/* Fills search->total and the facets that are wanted, of the query's matches. */
ssk_status hits_count(struct search *search, struct session *session, const struct xap_query *query,
                      struct ssk_error *error);

#endif
