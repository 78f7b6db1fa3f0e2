#include "query/verify/phrase_pairs.h"

#include <stdlib.h>
#include <string.h>

#include "query/verify/literal.h"
#include "query/verify/plain_string.h"

/* Of a long phrase so many pairs are looked up. */
enum { PAIRS = 8 };

/* Narrows the limit by the words at `index` and before it, where the second is to follow at once. */
static ssk_status narrow(struct candidate_limit *limit, const struct ssk_segment *segment,
                         const struct spelling *spelling, size_t index, struct ssk_error *error)
{
    const char *first = spelling->terms[index - 1], *second = spelling->terms[index];
    struct ssk_docids set = {0};
    bool listed = false;
    ssk_status status = SSK_OK;
    if (spelling->offsets[index] == spelling->offsets[index - 1] + 1)
        status = ssk_segment_pair(&set, &listed, segment,
                                  ssk_pair(first, strlen(first), second, strlen(second)), error);
    if (listed && limit->limited) {
        ssk_docids_keep(&limit->set, &set);
    } else if (listed) {
        limit->set = set;
        limit->limited = true;
        return status;
    }
    ssk_docids_free(&set);
    return status;
}

ssk_status phrase_limits(struct candidate_limit **out, const struct session *session,
                         const struct spelling *spelling, struct ssk_error *error)
{
    struct candidate_limit *limits = *out = calloc(session->segment_count + 1, sizeof *limits);
    ssk_status status = limits ? SSK_OK : ssk_no_memory(error);
    for (size_t s = 0; s < session->segment_count && status == SSK_OK; s++) {
        limits[s].exact = spelling->term_count == 2 && !literal_is_conditional(spelling);
        for (size_t i = 1; i < spelling->term_count && i <= PAIRS && status == SSK_OK; i++)
            status = narrow(&limits[s], session->segments[s], spelling, i, error);
    }
    return status;
}

void phrase_limits_free(struct candidate_limit *limits, const struct session *session)
{
    for (size_t i = 0; limits && i < session->segment_count; i++)
        ssk_docids_free(&limits[i].set);
    free(limits);
}
