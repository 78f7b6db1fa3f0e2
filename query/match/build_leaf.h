/* The words of a query, in each of their spellings, as Xapian's queries. */
#ifndef SEISAKU_QUERY_MATCH_BUILD_LEAF_H
#define SEISAKU_QUERY_MATCH_BUILD_LEAF_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* The passages that have a leaf in any of its spellings. What was typed has no weight here. Sets
 * session->weighs when anything has. */
ssk_status build_leaf(struct xap_query **out, struct session *session, const struct node *node,
                      struct ssk_error *error);

/* What ranks by the words that were typed, wherever they stand, each as often as it was typed. *out stays as
 * it is when there are none. */
ssk_status build_typed_words(struct xap_query **out, struct session *session, const struct node *root,
                             struct ssk_error *error);

#endif
