/* Enquire, fetch, mark. */
#include "query/rank/search.h"

#include <stdlib.h>

#include "query/rank/enquiry.h"
#include "query/rank/facets.h"
#include "query/rank/hit_terms.h"
#include "query/rank/more_like_this.h"
#include "query/rank/rescore.h"

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
    if (!enquiry_is_rescored(enquiry->search))
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

ssk_status search_run(struct search *search, struct session *session, struct ssk_error *error)
{
    struct enquiry enquiry = {.search = search, .session = session, .error = error};
    ssk_status status = query_build(&enquiry.built, session, search->root, &search->filters, error);
    if (status == SSK_OK && search->document)
        status = enquiry_restrict(&enquiry);
    if (status == SSK_OK && search->similar)
        status = more_like_this(&enquiry.built, &enquiry.words, session, search->similar, error);
    if (status == SSK_OK)
        status = enquiry_count(&enquiry);
    if (status == SSK_OK)
        status = read_facets(&enquiry);
    if (status == SSK_OK && search->total && search->limit)
        status = enquiry_find(&enquiry);
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
