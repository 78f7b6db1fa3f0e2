/* Passages that lists or a Xapian query propose and a look at each text decides upon. */
#ifndef SEISAKU_QUERY_VERIFY_CANDIDATES_H
#define SEISAKU_QUERY_VERIFY_CANDIDATES_H

#include "query/session/session.h"
#include "seisaku/passage_block.h"
#include "seisaku/postings.h"

/* A passage to be looked at. All lent. */
struct candidate {
    const struct ssk_block *block;
    size_t index; /* in the block */
    const struct ssk_record *record;
    struct ssk_segment *segment;
    uint32_t docid; /* in the segment */
};

/* Says if the passage holds what is asked for. Several threads may call it, each with a session of its own.
 */
typedef ssk_status (*candidate_test)(bool *holds, struct session *session, const struct candidate *candidate,
                                     const void *context, struct ssk_error *error);

/* A query, without weight, for exactly the matches of `proposed` that pass the test; those that
 * session->scope does not match are not looked at. A test that may not run in two threads is to run `alone`.
 * The caller frees the query. */
ssk_status candidates_verified(struct xap_query **out, struct session *session,
                               const struct xap_query *proposed, bool alone, candidate_test test,
                               const void *context, struct ssk_error *error);

/* What is known of the matches in a segment beforehand. Free with ssk_docids_free(&set). */
struct candidate_limit {
    struct ssk_docids set; /* no others pass, if `limited` */
    bool limited;
    bool exact; /* all of the set that are proposed pass */
};

/* The same with a limit for each segment, which it changes. */
ssk_status candidates_limited(struct xap_query **out, struct session *session,
                              const struct xap_query *proposed, struct candidate_limit *limits,
                              candidate_test test, const void *context, struct ssk_error *error);

/* What spares looking at passages; either may be NULL. All lent. */
struct candidate_hints {
    const struct xap_query *known;  /* those that match it may be left out */
    const struct xap_query *within; /* others than these do not pass, or may be left out */
};

/* The same for passages given as one set for each segment, which it changes; without a test (NULL) all of
 * them. */
ssk_status candidates_listed(struct xap_query **out, struct session *session, struct ssk_docids *sets,
                             const struct candidate_hints *hints, candidate_test test, const void *context,
                             struct ssk_error *error);

/* A query, without weight, for the passages of one set for each segment. */
ssk_status candidates_query(struct xap_query **out, const struct session *session,
                            const struct ssk_docids *sets, struct ssk_error *error);

#endif
