/* Which passages are hits, how many, and in which order Xapian has them. */
#include "query/rank/enquiry.h"

#include <stdlib.h>

#include "query/rank/document_order.h"
#include "query/rank/ties.h"
#include "query/session/ranking.h"
#include "query/session/statistics.h"
#include "query/verify/query_list.h"
#include "seisaku/schema.h"

/* How many more are found than are wanted, lest those behind weigh as much. Of a corpus that has each
 * document ten times, 32 were too few for one query of seven, which was then searched for twice: 105 million
 * instructions to 74; 100 cost another one 7 in a hundred. */
enum { SPARE = 64 };

/* How a search goes about finding the best. */
struct manner {
    uint32_t items;
    bool led;  /* by the words: see ranking_query */
    bool free; /* passages of one weight come in any order */
};

/* Whether hits stand as their documents do: where nothing ranks them, too. */
static bool in_document_order(const struct search *search)
{
    return search->sort == SORT_DOCUMENT ||
           (search->sort == SORT_RELEVANCE && !search->root && !search->similar);
}

static bool weighs(const struct enquiry *enquiry)
{
    return enquiry->built.words || enquiry->built.weighs;
}

static xap_status set_sort(struct enquiry *enquiry, bool is_free)
{
    static const struct xap_sort_key by_year[] = {{SSK_SLOT_YEAR, true}, {SSK_SLOT_ORDER, false}};
    if (enquiry->search->sort == SORT_YEAR)
        return is_free ? xap_enquire_sort_by_value_then_relevance(enquiry->enquire, SSK_SLOT_YEAR, true)
                       : xap_enquire_sort_by_keys(enquiry->enquire, by_year, 2);
    if (is_free)
        return xap_enquire_sort_by_relevance(enquiry->enquire);
    return xap_enquire_sort_by_relevance_then_value(enquiry->enquire, SSK_SLOT_ORDER, false);
}

bool enquiry_is_rescored(const struct search *search)
{
    return search->sort == SORT_RELEVANCE && search->root && !search->similar && search->limit;
}

/* How many of the best are looked at: those that are printed, and those that rescoring may bring up. */
static uint32_t wanted(const struct search *search)
{
    size_t last = search->limit > UINT32_MAX - search->offset ? UINT32_MAX : search->offset + search->limit;
    if (enquiry_is_rescored(search) && last < RANK_RESCORED)
        return RANK_RESCORED;
    return last > UINT32_MAX ? UINT32_MAX : (uint32_t)last;
}

static ssk_status fail_search(struct enquiry *enquiry, xap_status status, struct xap_enquire *enquire,
                              struct xap_mset *mset)
{
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    return session_fail(enquiry->session, status, message, enquiry->error);
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

static ssk_status enquire(struct enquiry *enquiry, const struct manner *manner)
{
    xap_mset_free(enquiry->mset);
    xap_enquire_free(enquiry->enquire);
    enquiry->mset = NULL;
    enquiry->enquire = NULL;
    xap_status status = ranking_query(enquiry, manner->led);
    if (status == XAP_OK)
        status = xap_enquire_new(&enquiry->enquire, enquiry->session->db);
    if (status == XAP_OK)
        status = session_set_weights(enquiry->session, enquiry->enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquiry->enquire, enquiry->ranked, 0);
    if (status == XAP_OK)
        status = set_sort(enquiry, manner->free);
    if (status == XAP_OK)
        status = xap_enquire_mset(&enquiry->mset, enquiry->enquire, 0, manner->items, 0, NULL);
    return status == XAP_OK ? SSK_OK : fail_search(enquiry, status, enquiry->enquire, enquiry->mset);
}

/* Takes over what was found. */
static ssk_status keep_best(struct enquiry *enquiry)
{
    uint32_t size = xap_mset_size(enquiry->mset);
    struct best *best = &enquiry->best;
    free(best->items);
    best->count = 0;
    best->items = calloc(size + 1, sizeof *best->items);
    if (!best->items)
        return ssk_no_memory(enquiry->error);
    for (uint32_t i = 0; i < size; i++) {
        struct xap_hit hit;
        xap_mset_hit(&hit, enquiry->mset, i);
        best->items[i] = (struct ranked){i, hit.docid, hit.weight, hit.weight};
    }
    best->count = size;
    return SSK_OK;
}

static ssk_status find(struct enquiry *enquiry, const struct manner *manner)
{
    ssk_status status = enquire(enquiry, manner);
    return status == SSK_OK ? keep_best(enquiry) : status;
}

/* As find, without asking Xapian for the order of all that may be among the best: it would read their values,
 * scattered over the index. *done unless passages of one weight go on behind what was found. */
static ssk_status find_freely(bool *done, struct enquiry *enquiry, struct manner manner, uint32_t spare)
{
    const uint32_t items = manner.items;
    const struct best *best = &enquiry->best;
    manner.free = true;
    manner.items = items < UINT32_MAX - spare ? items + spare : UINT32_MAX;
    ssk_status status = find(enquiry, &manner);
    bool tied = status == SSK_OK && best->count == manner.items;
    if (tied)
        status = ties_are(&tied, &best->items[items - 1], &best->items[best->count - 1], best->by_year,
                          enquiry->session, enquiry->error);
    *done = status == SSK_OK && !tied;
    enquiry->best.free = *done;
    return status;
}

/* Xapian has no order by a value, then by weight, then by a value, nor do its servers know one by two values:
 * those of one year and weight that may be among the best are all found. */
static ssk_status find_by_year(struct enquiry *enquiry, const struct manner *manner)
{
    bool done = false;
    ssk_status status = SSK_OK;
    enquiry->best.by_year = true;
    for (uint32_t spare = SPARE; status == SSK_OK && !done;
         spare = spare < UINT32_MAX / 8 ? spare * 8 : UINT32_MAX)
        status = find_freely(&done, enquiry, *manner, spare);
    return status;
}

static ssk_status find_best(struct enquiry *enquiry, const struct manner *manner)
{
    bool done = false;
    ssk_status status = SSK_OK;
    const bool distant = enquiry->session->distant;
    if (enquiry->search->sort == SORT_YEAR && (weighs(enquiry) || distant))
        return find_by_year(enquiry, manner);
    if (weighs(enquiry) && !distant)
        status = find_freely(&done, enquiry, *manner, SPARE);
    return status == SSK_OK && !done ? find(enquiry, manner) : status;
}

/* What terms give the hits is told by a search for one of them. */
static ssk_status find_by_document(struct enquiry *enquiry, uint32_t items)
{
    const struct manner one = {.items = 1};
    ssk_status status = ranking_query(enquiry, false) == XAP_OK ? SSK_OK : ssk_no_memory(enquiry->error);
    if (status == SSK_OK)
        status = document_order(&enquiry->best.items, &enquiry->best.count, enquiry->session, enquiry->ranked,
                                enquiry->search->total, items, enquiry->error);
    return status == SSK_OK && enquiry->search->explained ? enquire(enquiry, &one) : status;
}

ssk_status enquiry_find(struct enquiry *enquiry)
{
    const struct built *built = &enquiry->built;
    struct manner manner = {.items = wanted(enquiry->search)};
    if (manner.items > enquiry->search->total)
        manner.items = enquiry->search->total;
    if (in_document_order(enquiry->search))
        return find_by_document(enquiry, manner.items);
    manner.led = built->words && !built->weighs && enquiry->search->sort == SORT_RELEVANCE;
    ssk_status status = find_best(enquiry, &manner);
    if (status != SSK_OK || !manner.led || enquiry->best.count >= manner.items)
        return status;
    manner.led = false;
    return find_best(enquiry, &manner);
}

ssk_status enquiry_restrict(struct enquiry *enquiry)
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
