/* Opening and closing what a search works with. */
#include "query/session/session.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/index.h"
#include "seisaku/paths.h"

ssk_status session_fail(const struct session *session, xap_status status, const char *message,
                        struct ssk_error *error)
{
    return ssk_index_fail(error, status, session->shard_count ? session->shards[0].path : "index", message);
}

static void close_shard(struct shard *shard)
{
    xap_db_free(shard->db);
    free(shard->uuid);
}

/* Whether the shard is searched by a server, or is several databases by its stub. A query for documents, of
 * which a local shard has none here, cannot be sent to a server. */
static bool is_distant(const struct shard *shard)
{
    struct xap_query *query = NULL;
    struct xap_enquire *enquire = NULL;
    struct xap_mset *mset = NULL;
    xap_status status = xap_query_docids(&query, NULL, 0, 0);
    if (status == XAP_OK)
        status = xap_enquire_new(&enquire, shard->db);
    if (status == XAP_OK)
        status = xap_enquire_set_query(enquire, query, 0);
    if (status == XAP_OK)
        status = xap_enquire_mset(&mset, enquire, 0, 1, 0, NULL);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    return strchr(shard->uuid, ':') || status != XAP_OK;
}

static ssk_status open_shard(struct session *session, const char *path, struct ssk_error *error)
{
    struct shard *shard = &session->shards[session->shard_count++];
    *shard = (struct shard){.path = path};
    ssk_status status = ssk_index_open(&shard->db, path, error);
    if (status == SSK_OK)
        status = ssk_index_check(shard->db, path, session->dictionary, error);
    if (status != SSK_OK)
        return status;
    const char *uuid;
    size_t length;
    xap_status got = xap_db_uuid(&uuid, &length, shard->db);
    if (got == XAP_OK && !(shard->uuid = strndup(uuid, length)))
        got = XAP_MEMORY;
    for (size_t i = 0; got == XAP_OK && i + 1 < session->shard_count; i++)
        if (strcmp(session->shards[i].uuid, shard->uuid) == 0) { /* named twice, searched once */
            close_shard(shard);
            session->shard_count--;
            return SSK_OK;
        }
    if (got == XAP_OK) {
        session->distant |= is_distant(shard);
        got = xap_db_add_database(session->db, shard->db);
    }
    return got == XAP_OK ? SSK_OK : ssk_index_fail(error, got, path, xap_db_message(shard->db));
}

ssk_status session_open(struct session *session, const char *const *paths, size_t count,
                        struct ssk_error *error)
{
    *session = (struct session){0};
    ssk_status status = ssk_dictionary_open_words(&session->dictionary, error);
    if (status == SSK_OK)
        status = ssk_analyzer_new(&session->analyzer, session->dictionary, error);
    if (status != SSK_OK)
        return status;
    session->shards = calloc(count, sizeof *session->shards);
    if (!session->shards || xap_db_new(&session->db) != XAP_OK)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        status = open_shard(session, paths[i], error);
    if (status == SSK_OK) {
        xap_status counted = xap_db_doc_count(&session->passages, session->db);
        if (counted != XAP_OK)
            status = session_fail(session, counted, xap_db_message(session->db), error);
    }
    return status;
}

static void tell_skipped(const char *message, void *context)
{
    (void)context;
    fprintf(stderr, "seisaku-query: %s: the line is left out\n", message);
}

static ssk_status add_topics(struct session *session, const char *file, bool own, uint64_t *checksum,
                             struct ssk_error *error)
{
    if (!file)
        return SSK_OK;
    ssk_status status = own ? ssk_topics_add_own(session->topics, file, tell_skipped, NULL, error)
                            : ssk_topics_add_file(session->topics, file, error);
    return status == SSK_OK ? ssk_checksum_file(checksum, file, error) : status;
}

ssk_status session_add_topics(struct session *session, const char *file, struct ssk_error *error)
{
    char *shipped = ssk_dict_path("topics.tsv"), *own = ssk_own_dict_path("topics.tsv");
    uint64_t checksum = SSK_CHECKSUM_START;
    ssk_status status = shipped ? ssk_topics_new(&session->topics, session->dictionary->folder, error)
                                : ssk_fail(error, SSK_MEMORY, "out of memory");
    if (status == SSK_OK)
        status = add_topics(session, shipped, false, &checksum, error);
    if (status == SSK_OK)
        status = add_topics(session, own, true, &checksum, error);
    if (status == SSK_OK)
        status = add_topics(session, file, true, &checksum, error);
    ssk_checksum_text(session->topics_checksum, checksum);
    free(shipped);
    free(own);
    return status;
}

ssk_status session_reopen(struct session *session, struct ssk_error *error)
{
    xap_status status = xap_db_reopen(NULL, session->db);
    for (size_t i = 0; i < session->shard_count && status == XAP_OK; i++)
        status = xap_db_reopen(NULL, session->shards[i].db);
    if (status == XAP_OK)
        status = xap_db_doc_count(&session->passages, session->db);
    return status == XAP_OK ? SSK_OK : session_fail(session, status, xap_db_message(session->db), error);
}

void session_close(struct session *session)
{
    xap_db_free(session->db);
    for (size_t i = 0; i < session->shard_count; i++)
        close_shard(&session->shards[i]);
    free(session->shards);
    ssk_topics_free(session->topics);
    ssk_folded_free(&session->folded);
    ssk_analyzer_free(session->analyzer);
    ssk_dictionary_free(session->dictionary);
    *session = (struct session){0};
}
