/* a NEAR/n b: words and strings that stand at most n words apart. */
#ifndef SEISAKU_QUERY_VERIFY_NEAR_H
#define SEISAKU_QUERY_VERIFY_NEAR_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* The query for those passages of `all` (which have every child of the NEAR node) where each child stands
 * within the node's distance of the one before it, in either order; function words do not count. It weighs
 * what `all` does. The caller frees it. */
ssk_status near_query(struct xap_query **out, struct session *session, const struct node *node,
                      struct xap_query *all, struct ssk_error *error);

#endif
