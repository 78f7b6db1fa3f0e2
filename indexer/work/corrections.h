/* Passages, from JSON Lines or tables, that take the place of what is read of a document in the same run. */
#ifndef SEISAKU_INDEXER_WORK_CORRECTIONS_H
#define SEISAKU_INDEXER_WORK_CORRECTIONS_H

#include "indexer/base/string_map.h"
#include "indexer/work/work_plan.h"
#include "seisaku/passage.h"

struct corrections {
    struct string_map documents, passages; /* the numbers of the sources that have them, by doc_id and id */
};

/* Looks through the sources of the plan that hold passages, if others are to be read beside them. What cannot
 * be read there corrects nothing; reading it tells why. Standard input is not looked through. Free with
 * corrections_free, after a failure too. Fails: SSK_MEMORY. */
ssk_status corrections_find(struct corrections *out, const struct work_plan *plan,
                            const struct options *options, struct ssk_error *error);
void corrections_free(struct corrections *corrections);

/* The number of the source that has this passage of a document, or the whole document, in a corrected form;
 * NULL for none. */
const size_t *corrections_of(const struct corrections *corrections, const struct ssk_passage *passage);

/* Whether source number `own` has the passage with this id so. */
bool corrections_have(const struct corrections *corrections, const char *id, size_t own);

#endif
