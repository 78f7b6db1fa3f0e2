/* The ids of passages that come from outside, in one run: none may come twice. */
#ifndef SEISAKU_INDEXER_WORK_CLAIMED_IDS_H
#define SEISAKU_INDEXER_WORK_CLAIMED_IDS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "indexer/base/string_map.h"
#include "indexer/work/corrections.h"
#include "indexer/work/work_plan.h"
#include "seisaku/status.h"

struct claimed_ids {
    pthread_mutex_t lock;
    struct string_map places;     /* source and line of each id, as one number */
    const struct work_plan *plan; /* whose sources the places count */
    const struct corrections *corrections;
};

/* The plan and its corrections are lent. Free with claimed_ids_free. */
void claimed_ids_init(struct claimed_ids *ids, const struct work_plan *plan,
                      const struct corrections *corrections);
void claimed_ids_free(struct claimed_ids *ids);

/* Claims an id for a line of a source of the plan. For any thread; the first claim holds.
 * Fails: SSK_INPUT, naming the place of the other, when it was claimed before, or is of the kind that a
 * document of the plan that is to be read gives its own passages, and no correction of it; SSK_MEMORY. */
ssk_status claimed_ids_take(struct claimed_ids *ids, const char *id, size_t source, int line,
                            struct ssk_error *error);

/* Claims an id that several sources may have. *other is the path of the one that claimed it before, lent;
 * NULL when none did. Fails: SSK_MEMORY. */
ssk_status claimed_ids_first(struct claimed_ids *ids, const char *id, size_t source, const char **other,
                             struct ssk_error *error);

#endif
