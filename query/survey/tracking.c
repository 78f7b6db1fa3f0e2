#include "query/survey/tracking.h"

#include <stdlib.h>
#include <string.h>

#include "query/words/corpus.h"

/* A passage's id and the track of its row. */
struct tracked_passage {
    const char *id;
    size_t track;
};

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct tracked_passage *)a)->id, ((const struct tracked_passage *)b)->id);
}

static struct tracked_passage *passages_by_id(const struct tracking *tracking)
{
    const struct plan_rows *rows = &tracking->rows;
    struct tracked_passage *known = calloc(rows->passage_count + 1, sizeof *known);
    for (size_t row = 0; known && row < rows->row_count; row++)
        for (size_t i = 0; i < rows->rows[row].count; i++) {
            size_t passage = rows->rows[row].first + i;
            known[passage] =
                (struct tracked_passage){rows->passages[passage].id, tracking->tracks.histories[row].track};
        }
    if (known && rows->passage_count)
        qsort(known, rows->passage_count, sizeof *known, by_id);
    return known;
}

ssk_status tracking_open(struct tracking *out, struct session *session, struct ssk_error *error)
{
    *out = (struct tracking){0};
    ssk_status status = plan_rows_read(&out->rows, session, error);
    if (status != SSK_OK)
        return status;
    if (!out->rows.row_count)
        return ssk_fail(error, SSK_INPUT,
                        "--track: no passage of this index is a plan or progress: index annual plans "
                        "of two years or more");
    if (tracks_find(&out->tracks, &out->rows) != SSK_OK || !(out->known = passages_by_id(out)))
        return ssk_no_memory(error);
    return SSK_OK;
}

void tracking_free(struct tracking *tracking)
{
    free(tracking->known);
    tracks_free(&tracking->tracks);
    plan_rows_free(&tracking->rows);
}

struct choosing {
    const struct tracking *tracking;
    bool *chosen, *any;
};

static ssk_status choose_hit(const struct hit *hit, void *context, struct ssk_error *error)
{
    (void)error;
    struct choosing *choosing = context;
    const struct tracking *tracking = choosing->tracking;
    const struct tracked_passage wanted = {hit->passage.id, 0};
    const struct tracked_passage *found =
        bsearch(&wanted, tracking->known, tracking->rows.passage_count, sizeof *tracking->known, by_id);
    if (found)
        choosing->chosen[found->track] = *choosing->any = true;
    return SSK_OK;
}

ssk_status tracking_choose(bool *chosen, bool *any, const struct tracking *tracking,
                           const struct search *search, struct session *session, struct ssk_error *error)
{
    struct choosing choosing = {tracking, chosen, any};
    if (search->root || !filters_empty(&search->filters))
        return corpus_each(search, false, session, choose_hit, &choosing, error);
    memset(chosen, true, tracking->tracks.count + 1);
    *any = tracking->tracks.count > 0;
    return SSK_OK;
}
