/* The passages that stand before and behind hits in their documents. */
#ifndef SEISAKU_QUERY_RANK_NEIGHBOURS_H
#define SEISAKU_QUERY_RANK_NEIGHBOURS_H

#include "query/rank/search.h"

/* Gives each hit its neighbours, up to `count` on either side. Fails as search_run. */
ssk_status neighbours_read(struct search *search, size_t count, struct session *session,
                           struct ssk_error *error);

/* Puts the neighbours of the first hit beside it as hits of their own, in the document's order; other hits
 * go. Fails: SSK_MEMORY. */
ssk_status neighbours_to_hits(struct search *search);

#endif
