/* Enquire, fetch, mark. */
#include "query/rank/search.h"

#include <stdlib.h>
#include <string.h>

#include "query/rank/facets.h"
#include "query/rank/hit_terms.h"
#include "query/rank/more_like_this.h"
#include "query/rank/rescore.h"
#include "query/session/ranking.h"
#include "seisaku/schema.h"

enum { RETRIES = 3 };

/* One run's handles. */
struct run {
    struct search *search;
    struct session *session;
    struct xap_query *query;
    struct node *words; /* of the passage that hits resemble; NULL when that is not asked for */
    struct xap_enquire *enquire;
    struct xap_mset *mset;
    struct xap_spy *spies[FACETS];
    struct ssk_buffer json; /* of the passage at hand */
    struct ssk_error *error;
};

/* ------------------------------------------------------------------------------------------ enquiring */

static xap_status set_sort(struct run *run)
{
    switch (run->search->sort) {
    case SORT_DOCUMENT:
        return xap_enquire_sort_by_value(run->enquire, SSK_SLOT_ORDER, false);
    case SORT_YEAR:
        return xap_enquire_sort_by_value_then_relevance(run->enquire, SSK_SLOT_YEAR, true);
    default:
        return xap_enquire_sort_by_relevance(run->enquire);
    }
}

static xap_status add_spies(struct run *run)
{
    xap_status status = XAP_OK;
    for (int facet = 0; facet < FACETS && status == XAP_OK; facet++) {
        if (!run->search->wants_facet[facet])
            continue;
        status = xap_spy_new(&run->spies[facet], facet_slot((enum facet)facet));
        if (status == XAP_OK)
            status = xap_enquire_add_spy(run->enquire, run->spies[facet]);
    }
    return status;
}

/* Whether the texts of the best are looked at. A passage that resembles another is ranked by words alone. */
static bool is_rescored(const struct search *search)
{
    return search->sort == SORT_RELEVANCE && search->root && !search->similar && search->limit;
}

/* How many of the best are looked at: those that are printed, and those that rescoring may bring up. */
static uint32_t wanted(const struct search *search)
{
    size_t last = search->limit > UINT32_MAX - search->offset ? UINT32_MAX : search->offset + search->limit;
    if (is_rescored(search) && last < RANK_RESCORED)
        return RANK_RESCORED;
    return last > UINT32_MAX ? UINT32_MAX : (uint32_t)last;
}

static ssk_status enquire(struct run *run)
{
    uint32_t items = wanted(run->search), passages = run->session->passages;
    xap_status status = xap_enquire_new(&run->enquire, run->session->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bm25(run->enquire, RANK_K1, 0, 1, RANK_B, RANK_MIN_NORM);
    if (status == XAP_OK)
        status = xap_enquire_set_query(run->enquire, run->query, 0);
    if (status == XAP_OK)
        status = set_sort(run);
    if (status == XAP_OK)
        status = add_spies(run);
    if (status == XAP_OK)
        status = xap_enquire_mset(&run->mset, run->enquire, 0, items < passages ? items : passages, passages,
                                  NULL);
    if (status == XAP_OK)
        return SSK_OK;
    const char *message = run->mset      ? xap_mset_message(run->mset)
                          : run->enquire ? xap_enquire_message(run->enquire)
                                         : "";
    return session_fail(run->session, status, message, run->error);
}

/* ------------------------------------------------------------------------------------------ hits */

/* The passage's JSON, copied, and its record, lent by the document. */
static ssk_status read_record(struct run *run, uint32_t index, struct xap_document **document,
                              struct ssk_record *record)
{
    const char *data;
    size_t length;
    xap_status status = xap_mset_document(document, run->mset, index);
    if (status == XAP_OK)
        status = xap_document_data(&data, &length, *document);
    ssk_buffer_clear(&run->json);
    if (status == XAP_OK)
        ssk_buffer_append(&run->json, data, length);
    if (status == XAP_OK)
        status = xap_document_value(&data, &length, *document, SSK_SLOT_RECORD);
    if (status == XAP_OK)
        return ssk_record_read(record, data, length, run->error);
    return session_fail(run->session, status, *document ? xap_document_message(*document) : "", run->error);
}

/* The matches of what was typed and of the words that make the passage resemble another. */
static ssk_status mark(struct run *run, struct hit *hit, const struct ssk_record *record,
                       struct passage_view *view)
{
    const struct node *trees[] = {run->search->root, run->words};
    ssk_status status = SSK_OK;
    if (trees[0] || trees[1])
        status = passage_view_open(view, run->session, run->session->db, hit->docid, record, run->error);
    for (size_t i = 0; i < 2 && status == SSK_OK; i++)
        if (trees[i])
            status = occurrences_of_query(&hit->matches, view, trees[i], run->session->match_any);
    return status;
}

static ssk_status fill_hit(struct run *run, struct hit *hit, const struct ranked *ranked,
                           struct passage_view *view)
{
    struct xap_document *document = NULL;
    struct ssk_record record;
    ssk_status status = read_record(run, ranked->index, &document, &record);
    if (status == SSK_OK)
        status = ssk_record_passage(&hit->passage, &record, ssk_buffer_string(&run->json), run->json.length,
                                    run->error);
    if (status == SSK_OK && !run->search->unmarked)
        status = mark(run, hit, &record, view);
    if (status == SSK_OK && run->search->explained) {
        const struct node *root = run->search->similar ? NULL : run->search->root;
        const struct finding finding = {run->session, run->enquire, run->mset, root, view};
        status = hit_terms_read(hit, &finding, run->error);
    }
    xap_document_free(document);
    return status;
}

/* The order of the best: Xapian's, or by what rescoring sees in their texts. Frees nothing of it. */
static ssk_status rank_all(struct run *run, struct ranked **out, size_t *count)
{
    uint32_t size = xap_mset_size(run->mset);
    struct ranked *ranked = calloc(size + 1, sizeof *ranked);
    if (!ranked)
        return ssk_fail(run->error, SSK_MEMORY, "out of memory");
    for (uint32_t i = 0; i < size; i++) {
        struct xap_hit hit;
        xap_mset_hit(&hit, run->mset, i);
        ranked[i] = (struct ranked){.index = i, .docid = hit.docid, .score = hit.weight};
    }
    *out = ranked;
    *count = size;
    if (!is_rescored(run->search))
        return SSK_OK;
    return rescore(ranked, size, run->session, run->search->root, run->mset, run->error);
}

static ssk_status fetch(struct run *run)
{
    struct search *search = run->search;
    struct ranked *ranked = NULL;
    size_t count = 0;
    struct passage_view view = {0};
    ssk_status status = rank_all(run, &ranked, &count);
    size_t first = search->offset < count ? search->offset : count;
    size_t hits = search->limit < count - first ? search->limit : count - first;
    if (status == SSK_OK && !(search->hits = calloc(hits + 1, sizeof *search->hits)))
        status = ssk_fail(run->error, SSK_MEMORY, "out of memory");
    for (size_t i = 0; i < hits && status == SSK_OK; i++) {
        struct hit *hit = &search->hits[search->hit_count++];
        struct xap_hit found;
        xap_mset_hit(&found, run->mset, ranked[first + i].index);
        *hit = (struct hit){.docid = ranked[first + i].docid,
                            .rank = first + i + 1,
                            .score = ranked[first + i].score,
                            .from_terms = found.weight};
        status = fill_hit(run, hit, &ranked[first + i], &view);
    }
    passage_view_free(&view);
    free(ranked);
    return status;
}

static ssk_status read_facets(struct run *run)
{
    ssk_status status = SSK_OK;
    for (int facet = 0; facet < FACETS && status == SSK_OK; facet++)
        if (run->spies[facet])
            status = facet_read(&run->search->facets[facet], run->spies[facet], run->error);
    return status;
}

static ssk_status run_once(struct search *search, struct session *session, struct ssk_error *error)
{
    struct run run = {.search = search, .session = session, .error = error};
    ssk_status status = query_build(&run.query, session, search->root, &search->filters, error);
    if (status == SSK_OK && search->similar)
        status = more_like_this(&run.query, &run.words, session, search->similar, error);
    if (status == SSK_OK)
        status = enquire(&run);
    if (status == SSK_OK) {
        search->total = xap_mset_matches_estimated(run.mset); /* exact: every passage was checked */
        status = read_facets(&run);
    }
    if (status == SSK_OK)
        status = fetch(&run);
    xap_mset_free(run.mset);
    xap_enquire_free(run.enquire);
    for (int facet = 0; facet < FACETS; facet++)
        xap_spy_free(run.spies[facet]);
    xap_query_free(run.query);
    ssk_buffer_free(&run.json);
    node_free(run.words);
    return status;
}

ssk_status search_run(struct search *search, struct session *session, struct ssk_error *error)
{
    ssk_status status = run_once(search, session, error);
    for (int tries = 0; status == SSK_MODIFIED && tries < RETRIES; tries++) {
        search_free(search);
        status = session_reopen(session, error);
        if (status == SSK_OK)
            status = run_once(search, session, error);
    }
    return status;
}

void hit_free(struct hit *hit)
{
    ssk_passage_free(&hit->passage);
    free(hit->matches.items);
    hit_terms_free(hit);
}

void search_free(struct search *search)
{
    for (size_t i = 0; i < search->hit_count; i++)
        hit_free(&search->hits[i]);
    free(search->hits);
    search->hits = NULL;
    search->hit_count = 0;
    search->total = 0;
    for (int facet = 0; facet < FACETS; facet++)
        facet_counts_free(&search->facets[facet]);
}
