/* The second stage of ranking: the best few hundred passages again, by what their texts show. */
#ifndef SEISAKU_QUERY_RANK_RESCORE_H
#define SEISAKU_QUERY_RANK_RESCORE_H

#include <stdbool.h>

#include "query/parse/tree.h"
#include "query/session/session.h"

/* One of the first stage's best. */
struct ranked {
    uint32_t place; /* among them */
    uint32_t docid;
    double score;
    double from_terms; /* what the first stage gave */
};

struct best {
    struct ranked *items; /* by falling score, of each year where they stand by years; malloc'd */
    size_t count;
    bool by_year;
    bool free; /* those of one score stand in any order: see ties.h; else in that of the documents */
};

/* Adds to the scores of the first RANK_RESCORED what their texts show, and sorts these by the new score, then
 * by the one before, then as documents are. What is printed of a search does not depend on how much of it is.
 * Only the first `wanted` are asked for: texts that cannot be among them any more are not read, and what is
 * behind these first has no order. */
ssk_status rescore(struct best *best, size_t wanted, struct session *session, const struct node *root,
                   struct ssk_error *error);

#endif
