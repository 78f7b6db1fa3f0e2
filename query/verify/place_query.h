/* Sets of passages as a query that a server understands. */
#ifndef SEISAKU_QUERY_VERIFY_PLACE_QUERY_H
#define SEISAKU_QUERY_VERIFY_PLACE_QUERY_H

#include "query/session/session.h"
#include "seisaku/postings.h"

/* A query, without weight, for the passages of one set for each segment, by SSK_TERM_PLACE and
 * SSK_SLOT_PLACE. The caller frees it. */
xap_status place_query(struct xap_query **out, const struct session *session, const struct ssk_docids *sets);

#endif
