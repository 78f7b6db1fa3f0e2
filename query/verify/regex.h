/* Regular expressions in passages: the strings that every match has give the candidates, the stored text
 * decides. */
#ifndef SEISAKU_QUERY_VERIFY_REGEX_H
#define SEISAKU_QUERY_VERIFY_REGEX_H

#include "query/parse/tree.h"
#include "query/session/session.h"

/* A query, without weight, for exactly the passages in whose folded text the leaf's expression matches. The
 * caller frees it. Fails: SSK_INPUT when it is none, or takes too long. */
ssk_status regex_query(struct xap_query **out, struct session *session, const struct node *leaf,
                       struct ssk_error *error);

#endif
