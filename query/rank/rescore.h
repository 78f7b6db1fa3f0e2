/* The second stage of ranking: the best few hundred passages again, by what their texts show. */
#ifndef SEISAKU_QUERY_RANK_RESCORE_H
#define SEISAKU_QUERY_RANK_RESCORE_H

#include "query/language/tree.h"
#include "query/session/session.h"

/* One of the first stage's best. */
struct ranked {
    uint32_t index; /* in the MSet */
    uint32_t docid;
    double score;
};

/* Adds to the scores of the first RANK_RESCORED what their texts show, and sorts these by the new score;
 * equal ones stay in their order. What is printed of a search does not depend on how much of it is. */
ssk_status rescore(struct ranked *ranked, size_t count, struct session *session, const struct node *root,
                   struct ssk_error *error);

#endif
