/* Looks at the texts of candidates: in several threads where they are many. */
#ifndef SEISAKU_QUERY_VERIFY_LOOK_H
#define SEISAKU_QUERY_VERIFY_LOOK_H

#include "query/verify/candidates.h"

struct inquiry {
    candidate_test test;
    const void *context;
    bool alone; /* the test may not run in two threads */
};

/* Leaves of the passages of the session's segment those that pass. */
ssk_status look_at_all(struct ssk_docids *set, struct session *session, size_t segment,
                       const struct inquiry *inquiry, struct ssk_error *error);

#endif
