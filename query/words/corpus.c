#include "query/words/corpus.h"

#include <string.h>

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
        for (size_t i = 0; i < found && status == SSK_OK; i++)
            status = visit(&part.hits[i], context, error);
        search_free(&part);
    }
    return status;
}
