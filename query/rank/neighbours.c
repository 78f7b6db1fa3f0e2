#include "query/rank/neighbours.h"

#include <stdlib.h>
#include <string.h>

/* The hit's place among the document's passages; their number when it is none of them. */
static size_t place_of(const struct search *document, const struct hit *hit)
{
    size_t place = 0;
    while (place < document->hit_count && document->hits[place].docid != hit->docid)
        place++;
    return place;
}

static ssk_status copy_neighbours(struct hit *hit, const struct search *document, size_t count)
{
    size_t place = place_of(document, hit), last = document->hit_count;
    if (place == last)
        return SSK_OK;
    size_t first = place > count ? place - count : 0, end = last - place > count ? place + count + 1 : last;
    hit->neighbours = calloc(end - first, sizeof *hit->neighbours);
    bool copied = hit->neighbours != NULL;
    for (size_t i = first; i < end && copied; i++) {
        if (i == place)
            continue;
        copied = ssk_passage_copy(&hit->neighbours[hit->before + hit->after], &document->hits[i].passage);
        hit->before += copied && i < place;
        hit->after += copied && i > place;
    }
    return copied ? SSK_OK : SSK_MEMORY;
}

static ssk_status read_document(struct search *document, const char *doc_id, struct session *session,
                                struct ssk_error *error)
{
    search_free(document);
    *document = (struct search){
        .document = doc_id, .limit = session->passages, .sort = SORT_DOCUMENT, .unmarked = true};
    return search_run(document, session, error);
}

ssk_status neighbours_read(struct search *search, size_t count, struct session *session,
                           struct ssk_error *error)
{
    struct search document = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < search->hit_count && status == SSK_OK; i++) {
        struct hit *hit = &search->hits[i];
        const char *doc_id = hit->passage.doc_id;
        if (!doc_id)
            continue;
        if (!document.document || strcmp(document.document, doc_id) != 0)
            status = read_document(&document, doc_id, session, error);
        if (status == SSK_OK && copy_neighbours(hit, &document, count) != SSK_OK)
            status = ssk_no_memory(error);
    }
    search_free(&document);
    return status;
}

ssk_status neighbours_to_hits(struct search *search)
{
    struct hit *own = &search->hits[0];
    size_t count = own->before + own->after + 1, before = own->before;
    struct hit *hits = calloc(count, sizeof *hits);
    if (!hits)
        return SSK_MEMORY;
    for (size_t i = 0; i + 1 < count; i++)
        hits[i < before ? i : i + 1].passage = own->neighbours[i];
    free(own->neighbours);
    own->neighbours = NULL;
    own->before = own->after = 0;
    hits[before] = *own;
    for (size_t i = 0; i < count; i++)
        hits[i].rank = i + 1;
    for (size_t i = 1; i < search->hit_count; i++)
        hit_free(&search->hits[i]);
    free(search->hits);
    search->hits = hits;
    search->hit_count = count;
    search->total = (uint32_t)count;
    return SSK_OK;
}
