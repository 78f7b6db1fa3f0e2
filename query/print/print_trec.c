/* TREC's run format: qid Q0 id rank score seisaku.
 *
 * trec_eval sorts by score alone, which it reads as a float, and breaks ties by id. So that it sees our
 * order, scores are printed as floats and each one is below the one before it, if only by the least step. */
#include "query/print/print.h"

#include <math.h>

static ssk_status print_result(const struct print_options *options, const char *qid,
                               const struct search *search)
{
    float before = INFINITY;
    for (size_t i = 0; i < search->hit_count; i++) {
        const struct hit *hit = &search->hits[i];
        float score = (float)hit->score;
        if (score >= before)
            score = nextafterf(before, -INFINITY);
        fprintf(options->out, "%s Q0 %s %zu %.9g seisaku\n", qid ? qid : "1", hit->passage.id, hit->rank,
                (double)score);
        before = score;
    }
    return SSK_OK;
}

const struct printer trec_printer = {"trec", NULL, NULL, print_result};
