/* Verifies candidates shard by shard and makes a query of those that pass. */
#include "query/match/candidates.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/schema.h"

enum { ID_BYTES = 239 }; /* of an id that are in its term */

struct inquiry {
    const struct xap_query *proposed;
    candidate_test test;
    const void *context;
};

/* What one shard has that passes: documents, or where these cannot be sent, queries for their ids; owned. */
struct found {
    uint32_t *ids;
    struct xap_query **passages;
    size_t count;
};

static ssk_status verify(bool *holds, struct session *session, struct shard *shard, uint32_t docid,
                         const struct inquiry *inquiry, struct ssk_error *error)
{
    struct xap_document *document = NULL;
    struct candidate candidate = {.db = shard->db, .docid = docid};
    const char *data;
    size_t length;
    *holds = false;
    xap_status got = xap_db_document(&document, shard->db, docid);
    if (got == XAP_OK)
        got = xap_document_value(&data, &length, document, SSK_SLOT_RECORD);
    ssk_status status =
        got == XAP_OK ? SSK_OK
                      : session_fail(session, got, document ? xap_document_message(document) : "", error);
    if (status == SSK_OK)
        status = ssk_record_read(&candidate.record, data, length, error);
    if (status == SSK_OK)
        status = inquiry->test(holds, session, &candidate, inquiry->context, error);
    xap_document_free(document);
    return status;
}

/* All documents of the shard that match, by rising id. */
static ssk_status search_shard(struct xap_mset **out, struct session *session, struct shard *shard,
                               const struct xap_query *query, struct ssk_error *error)
{
    struct xap_enquire *enquire = NULL;
    uint32_t documents = 0;
    *out = NULL;
    xap_status status = xap_db_doc_count(&documents, shard->db);
    if (status == XAP_OK)
        status = xap_enquire_new(&enquire, shard->db);
    if (status == XAP_OK)
        status = xap_enquire_set_bool_weight(enquire);
    if (status == XAP_OK)
        status = xap_enquire_set_docid_order(enquire, XAP_ASCENDING);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(out, enquire, 0, documents, 0, NULL);
    const char *message = *out ? xap_mset_message(*out) : enquire ? xap_enquire_message(enquire) : "";
    ssk_status result = status == XAP_OK ? SSK_OK : session_fail(session, status, message, error);
    xap_enquire_free(enquire);
    return result;
}

/* A query for the passage by its id, which is unique in an index. */
static ssk_status passage_query(struct xap_query **out, struct session *session, struct shard *shard,
                                uint32_t docid, struct ssk_error *error)
{
    struct xap_document *document = NULL;
    struct ssk_record record;
    struct ssk_passage passage = {0};
    struct ssk_buffer json = SSK_BUFFER_INIT, term = SSK_BUFFER_INIT;
    const char *data;
    size_t length;
    xap_status got = xap_db_document(&document, shard->db, docid);
    if (got == XAP_OK)
        got = xap_document_data(&data, &length, document);
    if (got == XAP_OK) {
        ssk_buffer_append(&json, data, length);
        got = xap_document_value(&data, &length, document, SSK_SLOT_RECORD);
    }
    ssk_status status =
        got == XAP_OK ? SSK_OK
                      : session_fail(session, got, document ? xap_document_message(document) : "", error);
    if (status == SSK_OK)
        status = ssk_record_read(&record, data, length, error);
    if (status == SSK_OK)
        status = ssk_record_passage(&passage, &record, ssk_buffer_string(&json), json.length, error);
    if (status == SSK_OK) {
        ssk_buffer_append_string(&term, SSK_TERM_ID);
        ssk_buffer_append(&term, passage.id, strnlen(passage.id, ID_BYTES));
        if (term.failed || xap_query_term(out, ssk_buffer_string(&term), term.length, 1, 0) != XAP_OK)
            status = ssk_fail(error, SSK_MEMORY, "out of memory");
    }
    ssk_passage_free(&passage);
    ssk_buffer_free(&json);
    ssk_buffer_free(&term);
    xap_document_free(document);
    return status;
}

static ssk_status find_in_shard(struct found *found, struct session *session, struct shard *shard,
                                const struct inquiry *inquiry, struct ssk_error *error)
{
    struct xap_mset *mset = NULL;
    ssk_status status = search_shard(&mset, session, shard, inquiry->proposed, error);
    uint32_t size = status == SSK_OK ? xap_mset_size(mset) : 0;
    found->ids = malloc((size + 1) * sizeof *found->ids);
    found->passages = calloc(size + 1, sizeof *found->passages);
    if (status == SSK_OK && (!found->ids || !found->passages))
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    for (uint32_t i = 0; i < size && status == SSK_OK; i++) {
        struct xap_hit hit;
        bool holds = false;
        xap_mset_hit(&hit, mset, i);
        status = verify(&holds, session, shard, hit.docid, inquiry, error);
        if (!holds)
            continue;
        if (session->distant)
            status = passage_query(&found->passages[found->count], session, shard, hit.docid, error);
        found->ids[found->count++] = hit.docid;
    }
    xap_mset_free(mset);
    return status;
}

/* The documents found, each in its shard. */
static xap_status by_docids(struct xap_query **out, const struct session *session, const struct found *found)
{
    struct xap_docids *docids = calloc(session->shard_count, sizeof *docids);
    if (!docids)
        return XAP_MEMORY;
    for (size_t i = 0; i < session->shard_count; i++) {
        const struct shard *shard = &session->shards[i];
        docids[i] = (struct xap_docids){shard->uuid, strlen(shard->uuid), found[i].ids, found[i].count};
    }
    xap_status status = xap_query_docids(out, docids, session->shard_count, 0);
    free(docids);
    return status;
}

/* The passages found, by their ids, which a server knows too. Where two indexes have a passage of the same id
 * and one of them alone passes, the other is a hit if it matches what was proposed. */
static xap_status by_passages(struct xap_query **out, const struct session *session,
                              const struct xap_query *proposed, const struct found *found)
{
    struct xap_query *each = NULL, *any = NULL, *both = NULL;
    xap_status status = xap_query_match_nothing(&any);
    for (size_t i = 0; i < session->shard_count && status == XAP_OK; i++) {
        struct xap_query *before = any;
        any = NULL;
        status = xap_query_combine(&each, XAP_OP_OR, found[i].passages, found[i].count, 0);
        if (status == XAP_OK)
            status = xap_query_combine(&any, XAP_OP_OR, (struct xap_query *[]){before, each}, 2, 0);
        xap_query_free(before);
        xap_query_free(each);
        each = NULL;
    }
    if (status == XAP_OK)
        status = xap_query_combine(&both, XAP_OP_AND,
                                   (struct xap_query *[]){any, (struct xap_query *)proposed}, 2, 0);
    if (status == XAP_OK)
        status = xap_query_scale(out, both, 0);
    xap_query_free(any);
    xap_query_free(both);
    return status;
}

static void free_found(struct found *found, size_t count)
{
    for (size_t i = 0; found && i < count; i++) {
        for (size_t p = 0; found[i].passages && p < found[i].count; p++)
            xap_query_free(found[i].passages[p]);
        free(found[i].passages);
        free(found[i].ids);
    }
    free(found);
}

ssk_status candidates_verified(struct xap_query **out, struct session *session,
                               const struct xap_query *proposed, candidate_test test, const void *context,
                               struct ssk_error *error)
{
    struct xap_query *within = NULL;
    xap_status restricted = XAP_OK;
    if (session->scope)
        restricted =
            xap_query_combine(&within, XAP_OP_FILTER,
                              (struct xap_query *[]){(struct xap_query *)proposed, session->scope}, 2, 0);
    const struct inquiry inquiry = {within ? within : proposed, test, context};
    struct found *found = calloc(session->shard_count, sizeof *found);
    ssk_status status = found && restricted == XAP_OK ? SSK_OK : ssk_fail(error, SSK_MEMORY, "out of memory");
    for (size_t i = 0; i < session->shard_count && status == SSK_OK; i++)
        status = find_in_shard(&found[i], session, &session->shards[i], &inquiry, error);
    if (status == SSK_OK) {
        xap_status made = session->distant ? by_passages(out, session, inquiry.proposed, found)
                                           : by_docids(out, session, found);
        if (made != XAP_OK)
            status = session_fail(session, made, *out ? xap_query_message(*out) : "", error);
    }
    free_found(found, session->shard_count);
    xap_query_free(within);
    return status;
}
