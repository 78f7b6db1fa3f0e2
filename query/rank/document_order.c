/* No value of a passage says its place among all documents. So documents are taken by their ids, some at a
 * time, until there are hits enough in them; then the hits say where they stand. */
#include "query/rank/document_order.h"

#include <stdlib.h>
#include <string.h>

#include "query/session/statistics.h"
#include "query/verify/query_list.h"
#include "seisaku/array.h"
#include "seisaku/schema.h"

/* ------------------------------------------------------------------------------------------ sorting */

struct place {
    struct ranked ranked;
    const char *document;
    size_t number;
};

static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = x->document == y->document ? 0 : strcmp(x->document, y->document);
    if (!order)
        order = (x->number > y->number) - (x->number < y->number);
    return order ? order : (x->ranked.docid > y->ranked.docid) - (x->ranked.docid < y->ranked.docid);
}

/* Where the passage stands; the id is put among `documents`, unless it is the last of them. */
static ssk_status read_place(struct place *place, struct ssk_strings *documents, struct session *session,
                             struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index;
    ssk_status status = session_block(&block, &index, session, place->ranked.docid, error);
    char *document = NULL;
    if (status == SSK_OK)
        status = ssk_block_place(&document, &place->number, block, index, error);
    if (status != SSK_OK)
        return status;
    const char *last = documents->count ? documents->items[documents->count - 1] : NULL;
    bool kept =
        (last && strcmp(last, document) == 0) || ssk_strings_add(documents, document, strlen(document));
    free(document);
    place->document = kept ? documents->items[documents->count - 1] : NULL;
    return kept ? SSK_OK : ssk_no_memory(error);
}

static ssk_status sort(struct ranked *ranked, size_t count, struct session *session, struct ssk_error *error)
{
    struct place *places = calloc(count + 1, sizeof *places);
    struct ssk_strings documents = {0};
    ssk_status status = places ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        places[i].ranked = ranked[i];
        status = read_place(&places[i], &documents, session, error);
    }
    if (status == SSK_OK && count) {
        qsort(places, count, sizeof *places, by_place);
        for (size_t i = 0; i < count; i++)
            ranked[i] = places[i].ranked;
    }
    ssk_strings_free(&documents);
    free(places);
    return status;
}

/* ------------------------------------------------------------------------------------------ documents */

struct documents {
    struct ssk_strings ids; /* as terms have them, in their order */
    uint32_t *passages;
    size_t capacity;
};

static bool take_document(void *context, const char *term, size_t length, uint32_t count)
{
    struct documents *documents = context;
    bool room = SSK_GROW(documents->passages, documents->ids.count, documents->capacity);
    if (room)
        documents->passages[documents->ids.count] = count;
    return room && ssk_strings_add(&documents->ids, term + 1, length - 1);
}

/* How many documents from `first` on have so many passages. */
static size_t documents_with(const struct documents *documents, size_t first, double passages)
{
    size_t count = 0;
    for (double sum = 0; first + count < documents->ids.count && sum < passages; count++)
        sum += documents->passages[first + count];
    return count;
}

/* ------------------------------------------------------------------------------------------ hits */

struct gathering {
    struct session *session;
    struct ranked *items;
    size_t count, capacity;
    struct ssk_error *error;
};

static ssk_status take_hits(struct gathering *gathering, struct xap_mset *mset)
{
    uint32_t size = xap_mset_size(mset);
    if (!SSK_RESERVE(gathering->items, gathering->count + size + 1, gathering->capacity))
        return ssk_no_memory(gathering->error);
    for (uint32_t i = 0; i < size; i++) {
        struct xap_hit hit;
        xap_mset_hit(&hit, mset, i);
        gathering->items[gathering->count++] =
            (struct ranked){.docid = hit.docid, .score = hit.weight, .from_terms = hit.weight};
    }
    return SSK_OK;
}

/* Adds what matches, in the documents' order. */
static ssk_status gather(struct gathering *gathering, const struct xap_query *query, uint32_t most)
{
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    size_t before = gathering->count;
    xap_status status = xap_enquire_new(&enquire, gathering->session->db);
    if (status == XAP_OK)
        status = session_set_weights(gathering->session, enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(&mset, enquire, 0, most, most, NULL);
    const char *message = mset ? xap_mset_message(mset) : enquire ? xap_enquire_message(enquire) : "";
    ssk_status result = status == XAP_OK
                            ? take_hits(gathering, mset)
                            : session_fail(gathering->session, status, message, gathering->error);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    if (result == SSK_OK)
        result =
            sort(gathering->items + before, gathering->count - before, gathering->session, gathering->error);
    return result;
}

/* Adds what matches in `count` documents from `first` on. */
static ssk_status gather_from(struct gathering *gathering, const struct xap_query *query, uint32_t total,
                              const struct documents *documents, size_t first, size_t count)
{
    struct xap_query *any = NULL, *both = NULL;
    const char *const *ids = (const char *const *)documents->ids.items + first;
    ssk_status status =
        filter_any_term(&any, gathering->session, SSK_TERM_DOCUMENT, ids, count, gathering->error);
    xap_status made = XAP_OK;
    if (status == SSK_OK)
        made = xap_query_combine(&both, XAP_OP_FILTER, (struct xap_query *[]){(struct xap_query *)query, any},
                                 2, 0);
    if (made != XAP_OK)
        status = session_fail(gathering->session, made, "the query cannot be built", gathering->error);
    if (status == SSK_OK)
        status = gather(gathering, both, total);
    xap_query_free(any);
    xap_query_free(both);
    return status;
}

/* Looks at twice as many documents each time as should have the hits that are wanted. */
static ssk_status gather_first(struct gathering *gathering, const struct xap_query *query, uint32_t total,
                               uint32_t wanted)
{
    enum { SOME = 256 /* passages */ };
    struct session *session = gathering->session;
    struct documents documents = {0};
    double passages = SOME + 2.0 * wanted * session->passages / total;
    xap_status visited = xap_db_visit_terms(session->db, SSK_TERM_DOCUMENT, strlen(SSK_TERM_DOCUMENT),
                                            take_document, &documents);
    ssk_status status = visited == XAP_OK
                            ? SSK_OK
                            : session_fail(session, visited, xap_db_message(session->db), gathering->error);
    for (size_t first = 0, count; status == SSK_OK && gathering->count < wanted; first += count) {
        count = documents_with(&documents, first, passages);
        if (!count)
            break;
        status = gather_from(gathering, query, total, &documents, first, count);
        passages *= 2;
    }
    ssk_strings_free(&documents.ids);
    free(documents.passages);
    return status;
}

ssk_status document_order(struct ranked **out, size_t *count, struct session *session,
                          const struct xap_query *query, uint32_t total, uint32_t wanted,
                          struct ssk_error *error)
{
    enum { FEW = 64 /* hits that may all be looked at */ };
    struct gathering gathering = {.session = session, .error = error};
    ssk_status status = wanted >= total || total <= FEW ? gather(&gathering, query, total)
                                                        : gather_first(&gathering, query, total, wanted);
    *out = gathering.items;
    *count = gathering.count < wanted ? gathering.count : wanted;
    return status;
}
