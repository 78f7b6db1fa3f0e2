/* A transaction on a generation, or the shards of a new one. */
#include "indexer/index/index_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uversion.h>

#include "indexer/index/disk.h"
#include "indexer/index/generation.h"
#include "indexer/index/shards.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"
#include "xapian_c.h"

/* Passages that a transaction gathers before it sorts them in: the default of 10,000 is half as quick. */
#define FLUSH_THRESHOLD "1000"

/* Bytes on disk that an update needs by the bytes of its texts, and for the blocks it copies. */
enum { GROWTH = 16, UPDATE_BYTES = 4 << 20 };

struct writer {
    const struct ssk_dictionary *dictionary;
    struct generations generations;
    int generation; /* that is written: the current one, or the next */
    struct manifest manifest;
    struct shards *shards;       /* of a new generation */
    struct xap_writer *database; /* of an update */
    struct string_map begun;     /* sources and documents that came in this run */
    bool foreign;                /* some documents came from sources of another name */
    struct ssk_buffer term;
};

/* ------------------------------------------------------------------------------------------ opening */

static ssk_status fail(struct writer *writer, xap_status status, struct ssk_error *error)
{
    const char *message = writer->database ? xap_writer_message(writer->database) : "";
    return ssk_index_fail(error, status, writer->generations.folder, message);
}

static xap_status set_metadata(struct xap_writer *database, const char *key, const char *value)
{
    return xap_writer_set_metadata(database, key, strlen(key), value, strlen(value));
}

static xap_status stamp(void *context, struct xap_writer *database)
{
    const struct writer *writer = context;
    char analyser[512];
    snprintf(analyser, sizeof analyser, "%s; ICU %s", ssk_model_version(writer->dictionary->model),
             U_ICU_VERSION);
    xap_status status = set_metadata(database, SSK_META_SCHEMA, SSK_SCHEMA_VERSION);
    if (status == XAP_OK)
        status = set_metadata(database, SSK_META_DICTIONARY, writer->dictionary->checksum);
    if (status == XAP_OK)
        status = set_metadata(database, SSK_META_ANALYSER, analyser);
    return status;
}

static bool note_source_term(void *context, const char *term, size_t length, uint32_t count)
{
    (void)term, (void)length, (void)count;
    *(bool *)context = true;
    return false;
}

/* Opens the current generation for a transaction. */
static ssk_status open_update(struct writer *writer, const char *path, struct ssk_error *error)
{
    setenv("XAPIAN_FLUSH_THRESHOLD", FLUSH_THRESHOLD, false);
    xap_status opened = xap_writer_open(&writer->database, path, XAP_OPEN, 0);
    if (opened != XAP_OK)
        return fail(writer, opened, error);
    struct xap_db *db = xap_writer_db(writer->database);
    ssk_status status = ssk_index_check(db, writer->generations.folder, writer->dictionary, error);
    if (status == SSK_OK)
        status = manifest_load(&writer->manifest, db, error);
    if (status != SSK_OK)
        return status;
    opened =
        xap_db_visit_terms(db, SSK_TERM_SOURCE, strlen(SSK_TERM_SOURCE), note_source_term, &writer->foreign);
    if (opened == XAP_OK)
        opened = xap_writer_begin_transaction(writer->database, true);
    return opened == XAP_OK ? SSK_OK : fail(writer, opened, error);
}

ssk_status writer_open(struct writer **out, const char *path, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    *out = NULL;
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    writer->dictionary = dictionary;
    ssk_status status = generations_open(&writer->generations, path, error);
    bool fresh = rebuild || !writer->generations.current;
    writer->generation = fresh ? writer->generations.next : writer->generations.current;
    char *generation = status == SSK_OK ? generation_path(&writer->generations, writer->generation) : NULL;
    if (status == SSK_OK && !generation)
        status = ssk_fail(error, SSK_MEMORY, "no memory left");
    if (status == SSK_OK)
        status = fresh ? shards_new(&writer->shards, path, generation, error)
                       : open_update(writer, generation, error);
    free(generation);
    if (status == SSK_OK)
        *out = writer;
    else
        writer_free(writer);
    return status;
}

bool writer_is_fresh(const struct writer *writer)
{
    return writer->shards != NULL;
}

struct manifest *writer_manifest(struct writer *writer)
{
    return &writer->manifest;
}

/* ------------------------------------------------------------------------------------------ passages */

ssk_status writer_analyse(struct writer *writer, struct index_document_maker *maker,
                          struct passage_batch *batch, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (writer->shards)
        return shards_write(writer->shards, maker, batch, error);
    for (size_t i = 0; i < batch->count && status == SSK_OK; i++)
        status = index_document_make(&batch->items[i].document, maker, &batch->items[i], error);
    return status;
}

static xap_status delete_by(struct writer *writer, const char *prefix, const char *text)
{
    index_term(&writer->term, prefix, text, strlen(text));
    return xap_writer_delete_by_term(writer->database, ssk_buffer_string(&writer->term), writer->term.length);
}

struct other_sources {
    struct writer *writer;
    struct xap_db *db;
    xap_status failed;
};

static bool forget_source(void *context, const char *term, size_t length, uint32_t count)
{
    struct other_sources *others = context;
    size_t prefix = strlen(SSK_TERM_SOURCE);
    (void)count;
    char *id = length > prefix && memcmp(term, SSK_TERM_SOURCE, prefix) == 0
                   ? strndup(term + prefix, length - prefix)
                   : NULL;
    if (id)
        manifest_remove(&others->writer->manifest, id);
    free(id);
    return true;
}

static bool forget_sources(void *context, uint32_t docid, uint32_t wdf, uint32_t doc_length)
{
    struct other_sources *others = context;
    struct xap_document *document;
    (void)wdf, (void)doc_length;
    others->failed = xap_db_document(&document, others->db, docid);
    if (others->failed == XAP_OK)
        others->failed = xap_document_visit_terms(document, forget_source, others);
    xap_document_free(document);
    return others->failed == XAP_OK;
}

/* Drops a document, and strikes out the sources of another name that it came from (a dump, say): they are
 * not in the index any more as they were read. The other way round a document that a dump replaces stays
 * in the manifest: corrections live until its own source changes. */
static xap_status drop_document(struct writer *writer, const char *doc_id)
{
    struct other_sources others = {.writer = writer, .db = xap_writer_db(writer->database)};
    index_term(&writer->term, SSK_TERM_DOCUMENT, doc_id, strlen(doc_id));
    xap_status status = XAP_OK;
    if (writer->foreign)
        status = xap_db_visit_postings(others.db, ssk_buffer_string(&writer->term), writer->term.length,
                                       forget_sources, &others);
    if (status == XAP_OK)
        status = others.failed;
    return status == XAP_OK ? delete_by(writer, SSK_TERM_DOCUMENT, doc_id) : status;
}

/* True when the id comes for the first time in this run. */
static bool begins(struct writer *writer, const char *id, xap_status *status)
{
    bool fresh = false;
    if (id && !string_map_put(&writer->begun, id, 0, &fresh))
        *status = XAP_MEMORY;
    return fresh && *status == XAP_OK;
}

/* Makes way for the item's source and document. */
static xap_status begin(struct writer *writer, const struct batch_item *item)
{
    xap_status status = XAP_OK;
    if (begins(writer, item->source, &status)) {
        status = drop_document(writer, item->source);
        if (status == XAP_OK)
            status = delete_by(writer, SSK_TERM_SOURCE, item->source);
    }
    if (begins(writer, item->passage.doc_id, &status))
        status = drop_document(writer, item->passage.doc_id);
    writer->foreign |= item->source && strcmp(item->source, item->passage.doc_id) != 0;
    return status;
}

/* Replacing by a term is slower than adding, so it is done only where there is something to replace. */
static xap_status add(struct writer *writer, const struct batch_item *item)
{
    bool known = false;
    uint32_t docid;
    xap_status status = begin(writer, item);
    index_term(&writer->term, SSK_TERM_ID, item->passage.id, strlen(item->passage.id));
    const char *id = ssk_buffer_string(&writer->term);
    if (status == XAP_OK)
        status = xap_db_term_exists(&known, xap_writer_db(writer->database), id, writer->term.length);
    if (status != XAP_OK)
        return status;
    return known
               ? xap_writer_replace_by_term(&docid, writer->database, id, writer->term.length, item->document)
               : xap_writer_add_document(&docid, writer->database, item->document);
}

ssk_status writer_take(struct writer *writer, struct passage_batch *batch, struct ssk_error *error)
{
    if (writer->shards)
        return shards_take(writer->shards, batch, error);
    ssk_status status =
        disk_has_room(writer->generations.folder, batch->bytes * GROWTH + UPDATE_BYTES, error);
    for (size_t i = 0; i < batch->count && status == SSK_OK; i++) {
        xap_status added = add(writer, &batch->items[i]);
        if (added != XAP_OK)
            status = fail(writer, added, error);
    }
    return status;
}

ssk_status writer_remove(struct writer *writer, const char *source, struct ssk_error *error)
{
    xap_status status = delete_by(writer, SSK_TERM_DOCUMENT, source);
    if (status == XAP_OK)
        status = delete_by(writer, SSK_TERM_SOURCE, source);
    manifest_remove(&writer->manifest, source);
    return status == XAP_OK ? SSK_OK : fail(writer, status, error);
}

/* ------------------------------------------------------------------------------------------ the end */

static ssk_status finish_build(struct writer *writer, struct ssk_error *error)
{
    int before = writer->generations.current;
    ssk_status status = shards_merge(writer->shards, &writer->manifest, stamp, writer, error);
    if (status == SSK_OK)
        status = generations_publish(&writer->generations, writer->generation, error);
    if (status == SSK_OK)
        generations_sweep(&writer->generations, before);
    return status;
}

ssk_status writer_finish(struct writer *writer, struct ssk_error *error)
{
    if (writer->shards)
        return finish_build(writer, error);
    xap_status status = manifest_write(&writer->manifest, writer->database);
    if (status == XAP_OK)
        status = xap_writer_commit_transaction(writer->database);
    if (status == XAP_OK)
        status = xap_writer_close(writer->database);
    return status == XAP_OK ? SSK_OK : fail(writer, status, error);
}

void writer_free(struct writer *writer)
{
    if (!writer)
        return;
    bool abandoned = writer->shards && writer->generation != writer->generations.current;
    xap_writer_free(writer->database);
    shards_free(writer->shards);
    char *path = abandoned ? generation_path(&writer->generations, writer->generation) : NULL;
    if (path)
        disk_remove(path);
    free(path);
    manifest_free(&writer->manifest);
    string_map_free(&writer->begun);
    ssk_buffer_free(&writer->term);
    generations_close(&writer->generations);
    free(writer);
}
