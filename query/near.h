/* a NEAR/n b: words and strings that stand at most n words apart. */
#ifndef SEISAKU_QUERY_NEAR_H
#define SEISAKU_QUERY_NEAR_H

#include "query.h"
#include "session.h"

/* The query for passages where each child of the NEAR node stands within its distance of the one before it,
 * in either order; function words do not count. Weighed by its children's words. The caller frees it. */
ssk_status near_query(struct xap_query **out, struct session *session, const struct node *node,
                      struct ssk_error *error);

#endif
