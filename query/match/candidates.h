/* Passages that a Xapian query proposes and a look at each text decides upon. */
#ifndef SEISAKU_QUERY_MATCH_CANDIDATES_H
#define SEISAKU_QUERY_MATCH_CANDIDATES_H

#include "query/session/session.h"
#include "seisaku/record.h"

/* A passage to be looked at: where it is, and its record. All lent. */
struct candidate {
    struct xap_db *db; /* the shard */
    uint32_t docid;
    struct ssk_record record;
};

/* Says if the passage holds what is asked for. */
typedef ssk_status (*candidate_test)(bool *holds, struct session *session, const struct candidate *candidate,
                                     const void *context, struct ssk_error *error);

/* A query, without weight, for exactly the matches of `proposed` that pass the test; those that
 * session->scope does not match are not looked at. The caller frees it. */
ssk_status candidates_verified(struct xap_query **out, struct session *session,
                               const struct xap_query *proposed, candidate_test test, const void *context,
                               struct ssk_error *error);

#endif
