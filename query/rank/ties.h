/* The order of passages that rank alike: the documents'. To know it a value of each is read, so only where it
 * decides. Private to query/rank. Both leave alone what is not free: see rescore.h. */
#ifndef SEISAKU_QUERY_RANK_TIES_H
#define SEISAKU_QUERY_RANK_TIES_H

#include "query/rank/rescore.h"

/* Returns: the first of those that rank as the last of the first `count` does and as the one behind it;
 * SIZE_MAX where the one behind it ranks otherwise. */
size_t ties_begin(const struct best *best, size_t count);

/* Whether passages rank alike, of one year where they stand by years, before anything is rescored. The errors
 * of Xapian. */
ssk_status ties_are(bool *out, const struct ranked *a, const struct ranked *b, bool by_year,
                    struct session *session, struct ssk_error *error);

/* Among the best from `first` to before `end`, puts those that rank alike into order if one of them is among
 * the first `wanted`. The errors of Xapian. */
ssk_status ties_settle(struct best *best, size_t first, size_t end, size_t wanted, struct session *session,
                       struct ssk_error *error);

#endif
