/* How many passages a part of a query may be in, roughly: to begin with the rarest. */
#ifndef SEISAKU_QUERY_MATCH_ESTIMATE_H
#define SEISAKU_QUERY_MATCH_ESTIMATE_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* Filters are 0, as they cost nothing; what no list tells of is more than everything. */
ssk_status estimate_node(double *out, struct session *session, const struct node *node,
                         struct ssk_error *error);

#endif
