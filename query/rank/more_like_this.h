/* Passages that resemble one: --similar. */
#ifndef SEISAKU_QUERY_RANK_MORE_LIKE_THIS_H
#define SEISAKU_QUERY_RANK_MORE_LIKE_THIS_H

#include "query/match/build.h"
#include "query/parse/tree.h"
#include "query/session/session.h"

/* Restricts the hits to passages that have one of the words that tell passage `id` from others, itself not
 * among them, and weighs them by these words alone. *words is a tree of the words, to mark them in texts; the
 * caller frees it with node_free. Fails: SSK_INPUT when no passage has the id. */
ssk_status more_like_this(struct built *built, struct node **words, struct session *session, const char *id,
                          struct ssk_error *error);

#endif
