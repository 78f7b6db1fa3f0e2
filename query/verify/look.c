#include "query/verify/look.h"

#include <pthread.h>
#include <string.h>

/* Passages that are worth a thread: it opens the index for itself, which takes as long as fifty of them. */
enum { EACH = 150 };

/* The part of the passages that a thread looks at. */
struct share {
    pthread_t thread;
    struct session *session;
    size_t segment;
    const struct inquiry *inquiry;
    uint32_t *items;
    size_t count, kept;
    ssk_status status;
    struct ssk_error error;
};

static ssk_status look_at(bool *holds, const struct share *share, uint32_t docid, struct ssk_error *error)
{
    struct ssk_segment *segment = share->session->segments[share->segment];
    struct candidate candidate = {.segment = segment, .docid = docid};
    *holds = false;
    ssk_status status = ssk_segment_block(&candidate.block, &candidate.index, segment, docid, error);
    if (status != SSK_OK)
        return status;
    candidate.record = &candidate.block->records[candidate.index];
    return share->inquiry->test(holds, share->session, &candidate, share->inquiry->context, error);
}

static void *look(void *context)
{
    struct share *share = context;
    for (size_t i = 0; i < share->count && share->status == SSK_OK; i++) {
        bool holds;
        share->status = look_at(&holds, share, share->items[i], &share->error);
        if (holds && share->status == SSK_OK)
            share->items[share->kept++] = share->items[i];
    }
    return NULL;
}

/* Into how many shares the passages go: one for this thread, and one for each helper there is. */
static size_t count_shares(struct session *session, size_t segment, const struct inquiry *inquiry,
                           size_t passages)
{
    if (inquiry->alone || session->segments[segment]->distant || passages < 2 * EACH)
        return 1;
    return 1 + session_helpers(session, passages / EACH - 1);
}

/* Gives each of the shares its passages and, but for the first, its thread; one without a thread is looked at
 * here. */
static void start(struct share *shares, size_t count, struct session *session, const struct ssk_docids *set)
{
    for (size_t i = 0; i < count; i++) {
        size_t first = set->count * i / count, end = set->count * (i + 1) / count;
        shares[i].session = i ? session->helpers[i - 1] : session;
        shares[i].items = set->items + first;
        shares[i].count = end - first;
    }
}

/* Puts what is left of the shares side by side. */
static ssk_status join(struct ssk_docids *set, const struct share *shares, size_t count,
                       struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    set->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (status == SSK_OK && shares[i].status != SSK_OK)
            status = ssk_fail(error, shares[i].status, "%s", shares[i].error.message);
        if (shares[i].kept) /* a set without items has none to move from */
            memmove(set->items + set->count, shares[i].items, shares[i].kept * sizeof *set->items);
        set->count += shares[i].kept;
    }
    return status;
}

ssk_status look_at_all(struct ssk_docids *set, struct session *session, size_t segment,
                       const struct inquiry *inquiry, struct ssk_error *error)
{
    struct share shares[1 + SESSION_HELPERS] = {{0}};
    size_t count = count_shares(session, segment, inquiry, set->count), threads = 1;
    for (size_t i = 0; i < count; i++)
        shares[i] = (struct share){.segment = segment, .inquiry = inquiry};
    start(shares, count, session, set);
    while (threads < count && pthread_create(&shares[threads].thread, NULL, look, &shares[threads]) == 0)
        threads++;
    look(&shares[0]);
    for (size_t i = threads; i < count; i++)
        look(&shares[i]);
    for (size_t i = 1; i < threads; i++)
        pthread_join(shares[i].thread, NULL);
    return join(set, shares, count, error);
}
