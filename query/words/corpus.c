#include "query/words/corpus.h"

#include <string.h>

#include "seisaku/translate.h"

enum { AT_ONCE = 20000 /* passages in memory */, BATCH = 1000 };

static ssk_status visit_part(const struct search *part, struct session *session, corpus_batch_visit visit,
                             void *context, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < part->hit_count && status == SSK_OK; i += BATCH) {
        size_t left = part->hit_count - i;
        progress_step(session->progress, part->offset + i);
        status = visit(part->hits + i, left < BATCH ? left : BATCH, context, error);
    }
    return status;
}

ssk_status corpus_batches(const struct search *search, bool marked, struct session *session,
                          corpus_batch_visit visit, void *context, struct ssk_error *error)
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
        if (status == SSK_OK)
            status = visit_part(&part, session, visit, context, error);
        search_free(&part);
    }
    progress_end(session->progress);
    return status;
}

struct each {
    corpus_visit visit;
    void *context;
};

static ssk_status visit_each(const struct hit *hits, size_t count, void *context, struct ssk_error *error)
{
    const struct each *each = context;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        status = each->visit(&hits[i], each->context, error);
    return status;
}

ssk_status corpus_each(const struct search *search, bool marked, struct session *session, corpus_visit visit,
                       void *context, struct ssk_error *error)
{
    struct each each = {visit, context};
    return corpus_batches(search, marked, session, visit_each, &each, error);
}
