/* Hits in the order of their documents: by the documents' ids, byte by byte, then as they stand there. */
#ifndef SEISAKU_QUERY_RANK_DOCUMENT_ORDER_H
#define SEISAKU_QUERY_RANK_DOCUMENT_ORDER_H

#include "query/rank/rescore.h"

/* The first `wanted` of the `total` passages that match, in that order, malloc'd, with the weight that the
 * query gives them. */
ssk_status document_order(struct ranked **out, size_t *count, struct session *session,
                          const struct xap_query *query, uint32_t total, uint32_t wanted,
                          struct ssk_error *error);

#endif
