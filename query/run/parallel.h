/* Many searches at once, and their answers in order. */
#ifndef SEISAKU_QUERY_RUN_PARALLEL_H
#define SEISAKU_QUERY_RUN_PARALLEL_H

#include "query/session/session.h"

struct parallel {
    struct session *session;
    size_t count; /* of the questions */
    void *context;
    /* In any thread, with that thread's session: the answer, as a pointer that `take` gets. */
    ssk_status (*ask)(void *context, struct session *session, size_t number, void **answer,
                      struct ssk_error *error);
    /* In the calling thread, in order; frees the answer. `wanted` is false once all is given up. */
    ssk_status (*take)(void *context, size_t number, void *answer, bool wanted, struct ssk_error *error);
};

/* Asks all on as many threads as there are processors; one does when they are few. The first failure, by the
 * order of the questions, ends it. */
ssk_status parallel_run(const struct parallel *parallel, struct ssk_error *error);

#endif
