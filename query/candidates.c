/* Verifies candidates shard by shard and makes a query of those that pass. */
#include "candidates.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/schema.h"

struct inquiry {
    const struct xap_query *proposed;
    candidate_test test;
    const void *context;
};

struct found {
    uint32_t *ids;
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

static ssk_status find_in_shard(struct found *found, struct session *session, struct shard *shard,
                                const struct inquiry *inquiry, struct ssk_error *error)
{
    struct xap_mset *mset = NULL;
    ssk_status status = search_shard(&mset, session, shard, inquiry->proposed, error);
    uint32_t size = status == SSK_OK ? xap_mset_size(mset) : 0;
    found->ids = malloc((size + 1) * sizeof *found->ids);
    if (status == SSK_OK && !found->ids)
        status = ssk_fail(error, SSK_MEMORY, "out of memory");
    for (uint32_t i = 0; i < size && status == SSK_OK; i++) {
        struct xap_hit hit;
        bool holds = false;
        xap_mset_hit(&hit, mset, i);
        status = verify(&holds, session, shard, hit.docid, inquiry, error);
        if (holds)
            found->ids[found->count++] = hit.docid;
    }
    xap_mset_free(mset);
    return status;
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
    struct xap_docids *docids = calloc(session->shard_count, sizeof *docids);
    ssk_status status =
        found && docids && restricted == XAP_OK ? SSK_OK : ssk_fail(error, SSK_MEMORY, "out of memory");
    for (size_t i = 0; i < session->shard_count && status == SSK_OK; i++) {
        struct shard *shard = &session->shards[i];
        status = find_in_shard(&found[i], session, shard, &inquiry, error);
        docids[i] = (struct xap_docids){shard->uuid, strlen(shard->uuid), found[i].ids, found[i].count};
    }
    if (status == SSK_OK) {
        xap_status made = xap_query_docids(out, docids, session->shard_count, 0);
        if (made != XAP_OK)
            status = session_fail(session, made, *out ? xap_query_message(*out) : "", error);
    }
    for (size_t i = 0; found && i < session->shard_count; i++)
        free(found[i].ids);
    free(found);
    free(docids);
    xap_query_free(within);
    return status;
}
