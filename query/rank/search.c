/* Enquire, fetch, mark. */
#include "query/rank/search.h"

#include <stdlib.h>
#include <string.h>

#include "query/match/filter_terms.h"
#include "query/rank/facets.h"
#include "query/rank/hit_terms.h"
#include "query/rank/more_like_this.h"
#include "query/rank/rescore.h"
#include "query/session/ranking.h"
#include "query/session/statistics.h"
#include "seisaku/schema.h"

/* One search's handles. */
struct enquiry {
    struct search *search;
    struct session *session;
    struct built built;
    struct node *words; /* of the passage that hits resemble; NULL when that is not asked for */
    struct xap_query *ranked;
    struct xap_enquire *enquire;
    struct xap_mset *mset;
    struct xap_spy *spies[FACETS];
    struct ssk_error *error;
};

/* ------------------------------------------------------------------------------------------ enquiring */

static xap_status set_sort(struct enquiry *enquiry)
{
    switch (enquiry->search->sort) {
    case SORT_DOCUMENT:
        return xap_enquire_sort_by_value(enquiry->enquire, SSK_SLOT_ORDER, false);
    case SORT_YEAR:
        return xap_enquire_sort_by_value_then_relevance(enquiry->enquire, SSK_SLOT_YEAR, true);
    default:
        return xap_enquire_sort_by_relevance_then_value(enquiry->enquire, SSK_SLOT_ORDER, false);
    }
}

static xap_status add_spies(struct enquiry *enquiry, struct xap_enquire *enquire)
{
    xap_status status = XAP_OK;
    for (int facet = 0; facet < FACETS && status == XAP_OK; facet++) {
        if (!enquiry->search->wants_facet[facet])
            continue;
        status = xap_spy_new(&enquiry->spies[facet], facet_slot((enum facet)facet));
        if (status == XAP_OK)
            status = xap_enquire_add_spy(enquire, enquiry->spies[facet]);
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

static ssk_status fail_search(struct enquiry *enquiry, xap_status status, struct xap_enquire *enquire,
                              struct xap_mset *mset)
{
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    return session_fail(enquiry->session, status, message, enquiry->error);
}

static bool wants_facets(const struct search *search)
{
    bool wanted = false;
    for (int facet = 0; facet < FACETS; facet++)
        wanted |= search->wants_facet[facet];
    return wanted;
}

/* Counts the hits. Where Xapian knows their number (that of a term's passages, say) it looks at none. */
static xap_status count_with(struct enquiry *enquiry, struct xap_enquire *enquire, struct xap_mset **mset)
{
    struct search *search = enquiry->search;
    uint32_t all = 0;
    xap_status status = xap_db_doc_count(&all, enquiry->session->db);
    if (status == XAP_OK && !wants_facets(search))
        status = xap_enquire_mset(mset, enquire, 0, 0, 0, NULL);
    if (status == XAP_OK && *mset) {
        search->total = xap_mset_matches_lower_bound(*mset);
        if (search->total == xap_mset_matches_upper_bound(*mset))
            return XAP_OK;
        xap_mset_free(*mset);
        *mset = NULL;
    }
    if (status == XAP_OK)
        status = xap_enquire_mset(mset, enquire, 0, 0, all, NULL);
    if (status == XAP_OK)
        search->total = xap_mset_matches_estimated(*mset); /* exact: every passage was checked */
    return status;
}

/* The number of hits and the facets, without weights. */
static ssk_status count(struct enquiry *enquiry)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    xap_status status = xap_enquire_new(&enquire, enquiry->session->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bool_weight(enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, enquiry->built.hits, 0);
    if (status == XAP_OK)
        status = add_spies(enquiry, enquire);
    if (status == XAP_OK)
        status = count_with(enquiry, enquire, &mset);
    ssk_status result = status == XAP_OK ? SSK_OK : fail_search(enquiry, status, enquire, mset);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return result;
}

/* The hits with all that ranks them, or, `led` by their words, those that have any: a quicker search, for the
 * words say which passages need not be looked at. */
static xap_status ranking_query(struct enquiry *enquiry, bool led)
{
    const struct built *built = &enquiry->built;
    struct xap_query *both[] = {led ? built->words : built->hits, led ? built->hits : built->words};
    xap_query_free(enquiry->ranked);
    enquiry->ranked = NULL;
    return built->words
               ? xap_query_combine(&enquiry->ranked, led ? XAP_OP_FILTER : XAP_OP_AND_MAYBE, both, 2, 0)
               : xap_query_copy(&enquiry->ranked, built->hits);
}

static ssk_status enquire_ranked(struct enquiry *enquiry, uint32_t items, bool led)
{
    xap_mset_free(enquiry->mset);
    xap_enquire_free(enquiry->enquire);
    enquiry->mset = NULL;
    enquiry->enquire = NULL;
    xap_status status = ranking_query(enquiry, led);
    if (status == XAP_OK)
        status = xap_enquire_new(&enquiry->enquire, enquiry->session->db);
    if (status == XAP_OK)
        status = session_set_weights(enquiry->session, enquiry->enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquiry->enquire, enquiry->ranked, 0);
    if (status == XAP_OK)
        status = set_sort(enquiry);
    if (status == XAP_OK)
        status = xap_enquire_mset(&enquiry->mset, enquiry->enquire, 0, items, 0, NULL);
    return status == XAP_OK ? SSK_OK : fail_search(enquiry, status, enquiry->enquire, enquiry->mset);
}

/* The best hits. Those that have none of the words come last. */
static ssk_status enquire(struct enquiry *enquiry)
{
    uint32_t items = wanted(enquiry->search);
    bool led = enquiry->built.words && !enquiry->built.weighs && enquiry->search->sort == SORT_RELEVANCE;
    items = items < enquiry->search->total ? items : enquiry->search->total;
    ssk_status status = enquire_ranked(enquiry, items, led);
    return status == SSK_OK && led && xap_mset_size(enquiry->mset) < items
               ? enquire_ranked(enquiry, items, false)
               : status;
}

/* ------------------------------------------------------------------------------------------ hits */

/* The matches of what was typed and of the words that make the passage resemble another. */
static ssk_status mark(struct enquiry *enquiry, struct hit *hit, struct passage_view *view)
{
    const struct node *trees[] = {enquiry->search->root, enquiry->words};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < 2 && status == SSK_OK; i++)
        if (trees[i])
            status = occurrences_of_query(&hit->matches, view, trees[i], enquiry->session->match_any);
    return status == SSK_MEMORY ? ssk_fail(enquiry->error, status, "out of memory") : status;
}

static ssk_status fill_hit(struct enquiry *enquiry, struct hit *hit, struct passage_view *view)
{
    const struct ssk_block *block;
    size_t index;
    ssk_status status = session_block(&block, &index, enquiry->session, hit->docid, enquiry->error);
    if (status == SSK_OK && enquiry->search->only_ids) {
        hit->passage.id = ssk_block_id(block, index);
        return hit->passage.id ? SSK_OK : ssk_no_memory(enquiry->error);
    }
    if (status == SSK_OK)
        status = ssk_block_passage(&hit->passage, NULL, NULL, block, index, enquiry->error);
    bool viewed = !enquiry->search->unmarked || enquiry->search->explained;
    if (status == SSK_OK && viewed && (enquiry->search->root || enquiry->words))
        status = passage_view_open(view, enquiry->session, &block->records[index], enquiry->error);
    view->docid = hit->docid;
    if (status == SSK_OK && !enquiry->search->unmarked)
        status = mark(enquiry, hit, view);
    if (status == SSK_OK && enquiry->search->explained) {
        const struct node *root = enquiry->search->similar ? NULL : enquiry->search->root;
        const struct finding finding = {enquiry->session, enquiry->ranked, enquiry->mset, root, view};
        status = hit_terms_read(hit, &finding, enquiry->error);
    }
    return status;
}

/* The order of the best: Xapian's, or by what rescoring sees in their texts. Frees nothing of it. */
static ssk_status rank_all(struct enquiry *enquiry, struct ranked **out, size_t *count)
{
    uint32_t size = xap_mset_size(enquiry->mset);
    struct ranked *ranked = calloc(size + 1, sizeof *ranked);
    if (!ranked)
        return ssk_no_memory(enquiry->error);
    for (uint32_t i = 0; i < size; i++) {
        struct xap_hit hit;
        xap_mset_hit(&hit, enquiry->mset, i);
        ranked[i] = (struct ranked){.index = i, .docid = hit.docid, .score = hit.weight};
    }
    *out = ranked;
    *count = size;
    if (!is_rescored(enquiry->search))
        return SSK_OK;
    return rescore(ranked, size, enquiry->session, enquiry->search->root, enquiry->error);
}

static ssk_status fetch(struct enquiry *enquiry)
{
    struct search *search = enquiry->search;
    struct ranked *ranked = NULL;
    size_t count = 0;
    struct passage_view view = {0};
    ssk_status status = rank_all(enquiry, &ranked, &count);
    size_t first = search->offset < count ? search->offset : count;
    size_t hits = search->limit < count - first ? search->limit : count - first;
    if (status == SSK_OK && !(search->hits = calloc(hits + 1, sizeof *search->hits)))
        status = ssk_no_memory(enquiry->error);
    for (size_t i = 0; i < hits && status == SSK_OK; i++) {
        struct hit *hit = &search->hits[search->hit_count++];
        struct xap_hit found;
        xap_mset_hit(&found, enquiry->mset, ranked[first + i].index);
        *hit = (struct hit){.docid = ranked[first + i].docid,
                            .rank = first + i + 1,
                            .score = ranked[first + i].score,
                            .from_terms = found.weight};
        status = fill_hit(enquiry, hit, &view);
    }
    passage_view_free(&view);
    free(ranked);
    return status;
}

static ssk_status read_facets(struct enquiry *enquiry)
{
    struct ssk_dictionary *dictionary = enquiry->session->dictionary;
    ssk_status status = SSK_OK;
    if (enquiry->spies[FACET_MINISTRY] || enquiry->spies[FACET_ISSUER])
        status = ssk_dictionary_add_ministries(dictionary, enquiry->error);
    for (int facet = 0; facet < FACETS && status == SSK_OK; facet++)
        if (enquiry->spies[facet])
            status = facet_read(&enquiry->search->facets[facet], (enum facet)facet, enquiry->spies[facet],
                                dictionary->ministries, enquiry->error);
    return status;
}

/* Leaves of the hits those of the document. */
static ssk_status restrict_to_document(struct enquiry *enquiry)
{
    struct xap_query *document = NULL, *both = NULL;
    ssk_status status = filter_any_term(&document, enquiry->session, SSK_TERM_DOCUMENT,
                                        &enquiry->search->document, 1, enquiry->error);
    if (status == SSK_OK)
        status =
            filter_wrapped(enquiry->session,
                           xap_query_combine(&both, XAP_OP_FILTER,
                                             (struct xap_query *[]){enquiry->built.hits, document}, 2, 0),
                           enquiry->error);
    xap_query_free(document);
    if (status == SSK_OK) {
        xap_query_free(enquiry->built.hits);
        enquiry->built.hits = both;
    }
    return status;
}

ssk_status search_run(struct search *search, struct session *session, struct ssk_error *error)
{
    struct enquiry enquiry = {.search = search, .session = session, .error = error};
    ssk_status status = query_build(&enquiry.built, session, search->root, &search->filters, error);
    if (status == SSK_OK && search->document)
        status = restrict_to_document(&enquiry);
    if (status == SSK_OK && search->similar)
        status = more_like_this(&enquiry.built, &enquiry.words, session, search->similar, error);
    if (status == SSK_OK)
        status = count(&enquiry);
    if (status == SSK_OK)
        status = read_facets(&enquiry);
    if (status == SSK_OK && search->total && search->limit)
        status = enquire(&enquiry);
    if (status == SSK_OK && enquiry.mset)
        status = fetch(&enquiry);
    xap_mset_free(enquiry.mset);
    xap_enquire_free(enquiry.enquire);
    for (int facet = 0; facet < FACETS; facet++)
        xap_spy_free(enquiry.spies[facet]);
    xap_query_free(enquiry.ranked);
    built_free(&enquiry.built);
    node_free(enquiry.words);
    return status;
}

void hit_free(struct hit *hit)
{
    ssk_passage_free(&hit->passage);
    free(hit->matches.items);
    hit_terms_free(hit);
    for (size_t i = 0; i < hit->before + hit->after; i++)
        ssk_passage_free(&hit->neighbours[i]);
    free(hit->neighbours);
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
