/* Enquire, fetch, mark. */
#include "query/rank/search.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "query/rank/enquiry.h"
#include "query/rank/facets.h"
#include "query/rank/hit_count.h"
#include "query/rank/hit_terms.h"
#include "query/rank/more_like_this.h"
#include "query/rank/ties.h"
#include "query/session/ranking.h"

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

/* The id alone. */
static ssk_status fill_id(struct enquiry *enquiry, struct hit *hit)
{
    struct session *session = enquiry->session;
    const char *kept = text_cache_find_id(session->texts, hit->docid);
    const struct ssk_block *block;
    size_t index;
    ssk_status status = kept ? SSK_OK : session_block(&block, &index, session, hit->docid, enquiry->error);
    if (status != SSK_OK)
        return status;
    hit->passage.id = kept ? strdup(kept) : ssk_block_id(block, index);
    if (!hit->passage.id)
        return ssk_no_memory(enquiry->error);
    text_cache_keep_id(session->texts, hit->docid, hit->passage.id);
    return SSK_OK;
}

static ssk_status fill_hit(struct enquiry *enquiry, struct hit *hit, struct passage_view *view)
{
    const struct ssk_block *block;
    size_t index;
    if (enquiry->search->only_ids)
        return fill_id(enquiry, hit);
    ssk_status status = session_block(&block, &index, enquiry->session, hit->docid, enquiry->error);
    if (status == SSK_OK)
        status = ssk_block_passage(&hit->passage, NULL, NULL, block, index, enquiry->error);
    bool viewed = !enquiry->search->unmarked || enquiry->search->explained;
    if (status == SSK_OK && viewed && (enquiry->search->root || enquiry->words))
        status = passage_view_open(view, enquiry->session, &block->records[index], enquiry->error);
    view->segment = session_segment(enquiry->session, hit->docid, &view->docid);
    if (status == SSK_OK && !enquiry->search->unmarked)
        status = mark(enquiry, hit, view);
    if (status == SSK_OK && enquiry->search->explained) {
        const struct node *root = enquiry->search->similar ? NULL : enquiry->search->root;
        const struct finding finding = {enquiry->session, enquiry->ranked, enquiry->mset, root, view};
        status = hit_terms_read(hit, &finding, enquiry->error);
    }
    return status;
}

/* Puts those of the best that are asked for into their order. */
static ssk_status order(struct enquiry *enquiry)
{
    const struct search *search = enquiry->search;
    struct best *best = &enquiry->best;
    size_t wanted = search->limit < SIZE_MAX - search->offset ? search->offset + search->limit : SIZE_MAX;
    if (!enquiry_is_rescored(search))
        return ties_settle(best, 0, best->count, wanted, enquiry->session, enquiry->error);
    ssk_status status = rescore(best, wanted, enquiry->session, search->root, enquiry->error);
    return status == SSK_OK
               ? ties_settle(best, RANK_RESCORED, best->count, wanted, enquiry->session, enquiry->error)
               : status;
}

static ssk_status fetch(struct enquiry *enquiry)
{
    struct search *search = enquiry->search;
    const struct best *best = &enquiry->best;
    struct passage_view view = {0};
    ssk_status status = order(enquiry);
    size_t first = search->offset < best->count ? search->offset : best->count;
    size_t hits = search->limit < best->count - first ? search->limit : best->count - first;
    if (status == SSK_OK && !(search->hits = calloc(hits + 1, sizeof *search->hits)))
        status = ssk_no_memory(enquiry->error);
    for (size_t i = 0; i < hits && status == SSK_OK; i++) {
        struct hit *hit = &search->hits[search->hit_count++];
        const struct ranked *ranked = &best->items[first + i];
        *hit = (struct hit){.docid = ranked->docid,
                            .rank = first + i + 1,
                            .score = ranked->score,
                            .from_terms = ranked->from_terms};
        status = fill_hit(enquiry, hit, &view);
    }
    passage_view_free(&view);
    return status;
}

/* Where ids alone are printed nobody asks how many there are: the best are found without counting the others.
 * The total is then how many were found. */
static bool needs_total(const struct search *search)
{
    bool facets = false;
    for (int facet = 0; facet < FACETS; facet++)
        facets |= search->wants_facet[facet];
    return facets || !search->only_ids || !enquiry_is_rescored(search);
}

static ssk_status find_hits(struct enquiry *enquiry)
{
    struct search *search = enquiry->search;
    struct session *session = enquiry->session;
    bool counted = needs_total(search);
    ssk_status status = counted ? hits_count(search, session, enquiry->built.hits, enquiry->error) : SSK_OK;
    if (!counted)
        search->total = session->passages;
    if (status == SSK_OK && search->total && search->limit)
        status = enquiry_find(enquiry);
    if (!counted)
        search->total = (uint32_t)enquiry->best.count;
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
        status = find_hits(&enquiry);
    if (status == SSK_OK && enquiry.best.items)
        status = fetch(&enquiry);
    xap_mset_free(enquiry.mset);
    xap_enquire_free(enquiry.enquire);
    xap_query_free(enquiry.ranked);
    free(enquiry.best.items);
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
