#include "query/words/corpus.h"

#include <string.h>

#include "seisaku/translate.h"

enum { AT_ONCE = 20000 }; /* passages in memory */

ssk_status corpus_each(const struct search *search, bool marked, struct session *session, corpus_visit visit,
                       void *context, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t offset = 0, found = AT_ONCE; found == AT_ONCE && status == SSK_OK; offset += AT_ONCE) {
        struct search part = {.root = search->root,
                              .filters = search->filters,
                              .similar = search->similar,
                              .offset = offset,
                              .limit = AT_ONCE,
                              .sort = SORT_DOCUMENT,
                              .unmarked = !marked};
        status = search_run(&part, session, error);
        found = part.hit_count;
        if (offset == 0)
            progress_begin(session->progress, N_("%zu of %zu passages"), part.total);
        for (size_t i = 0; i < found && status == SSK_OK; i++)
            if (progress_step(session->progress, offset + i), status == SSK_OK)
                status = visit(&part.hits[i], context, error);
        search_free(&part);
    }
    progress_end(session->progress);
    return status;
}
