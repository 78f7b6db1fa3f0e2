/* Shards: written by many threads, merged by one. */
#include "indexer/index/shards.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/index/disk.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"

/* So many neighbours of one level are merged to one of the next, which bounds the files that are open. */
enum { FAN = 24 };

/* What a shard takes on disk, by the bytes of its texts: measured 9; and of none. */
enum { GROWTH = 16, SHARD_BYTES = 1 << 20 };

struct shard {
    char *path;
    int level;
};

struct shards {
    char *index;  /* the index's folder, which messages name */
    char *path;   /* of the generation, within it */
    char *folder; /* of the shards, within that */
    atomic_uint made;
    struct shard *items;
    size_t count, capacity;
};

static ssk_status no_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "no memory left");
}

ssk_status shards_new(struct shards **out, const char *index, const char *path, struct ssk_error *error)
{
    struct ssk_buffer folder = SSK_BUFFER_INIT;
    struct shards *shards = calloc(1, sizeof *shards);
    *out = shards;
    if (!shards)
        return no_memory(error);
    ssk_buffer_printf(&folder, "%s/shards", path);
    shards->index = strdup(index);
    shards->path = strdup(path);
    shards->folder = ssk_buffer_detach(&folder);
    ssk_status status = SSK_OK;
    if (!shards->index || !shards->path || !shards->folder)
        status = no_memory(error);
    else if (mkdir(path, 0777) != 0 || mkdir(shards->folder, 0777) != 0)
        status = ssk_fail(error, SSK_IO, "%s: cannot write the index: %s", index, strerror(errno));
    if (status != SSK_OK) {
        shards_free(shards);
        *out = NULL;
    }
    return status;
}

void shards_free(struct shards *shards)
{
    if (!shards)
        return;
    for (size_t i = 0; i < shards->count; i++)
        free(shards->items[i].path);
    free(shards->items);
    free(shards->folder);
    free(shards->path);
    free(shards->index);
    free(shards);
}

/* A path where no shard is yet. */
static char *next_path(struct shards *shards)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    ssk_buffer_printf(&path, "%s/%u", shards->folder, atomic_fetch_add(&shards->made, 1));
    return ssk_buffer_detach(&path);
}

static ssk_status fail(const struct shards *shards, xap_status status, const char *message,
                       struct ssk_error *error)
{
    return ssk_index_fail(error, status, shards->index, message);
}

/* ------------------------------------------------------------------------------------------ writing */

static ssk_status open_shard(struct xap_writer **out, const struct shards *shards, const char *path,
                             struct ssk_error *error)
{
    xap_status status = xap_writer_open(out, path, XAP_CREATE | XAP_NO_SYNC, 0);
    return status == XAP_OK ? SSK_OK : fail(shards, status, xap_writer_message(*out), error);
}

static ssk_status close_shard(struct xap_writer *writer, const struct shards *shards, struct ssk_error *error)
{
    xap_status status = xap_writer_close(writer);
    return status == XAP_OK ? SSK_OK : fail(shards, status, xap_writer_message(writer), error);
}

static ssk_status add(struct xap_writer *writer, const struct shards *shards,
                      struct index_document_maker *maker, const struct batch_item *item,
                      struct ssk_error *error)
{
    struct xap_document *document;
    uint32_t docid;
    ssk_status status = index_document_make(&document, maker, item, error);
    if (status != SSK_OK)
        return status;
    xap_status added = xap_writer_add_document(&docid, writer, document);
    xap_document_free(document);
    return added == XAP_OK ? SSK_OK : fail(shards, added, xap_writer_message(writer), error);
}

ssk_status shards_write(struct shards *shards, struct index_document_maker *maker,
                        struct passage_batch *batch, struct ssk_error *error)
{
    struct xap_writer *writer = NULL;
    batch->shard = next_path(shards);
    if (!batch->shard)
        return no_memory(error);
    ssk_status status = disk_has_room(shards->index, batch->bytes * GROWTH + SHARD_BYTES, error);
    if (status == SSK_OK)
        status = open_shard(&writer, shards, batch->shard, error);
    for (size_t i = 0; i < batch->count && status == SSK_OK; i++)
        status = add(writer, shards, maker, &batch->items[i], error);
    if (status == SSK_OK)
        status = close_shard(writer, shards, error);
    xap_writer_free(writer);
    return status;
}

/* ------------------------------------------------------------------------------------------ merging */

static ssk_status combine(struct xap_db *all, const struct shards *shards, size_t first,
                          struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = first; i < shards->count && status == SSK_OK; i++) {
        struct xap_db *one;
        xap_status opened = xap_db_open(&one, shards->items[i].path, 0);
        if (opened != XAP_OK)
            status = fail(shards, opened, xap_db_message(one), error);
        else if ((opened = xap_db_add_database(all, one)) != XAP_OK)
            status = fail(shards, opened, xap_db_message(all), error);
        xap_db_free(one);
    }
    return status;
}

/* Merges the shards from `first` on into a database at `path`, and removes them. */
static ssk_status merge(struct shards *shards, size_t first, const char *path, struct ssk_error *error)
{
    struct xap_db *all;
    uint64_t bytes = SHARD_BYTES;
    for (size_t i = first; i < shards->count; i++)
        bytes += disk_usage(shards->items[i].path);
    ssk_status status = disk_has_room(shards->index, bytes, error);
    if (status != SSK_OK)
        return status;
    xap_status merged = xap_db_new(&all);
    status = merged == XAP_OK ? combine(all, shards, first, error) : no_memory(error);
    if (status == SSK_OK) {
        merged = xap_db_compact(all, path, XAP_COMPACT_FULL, 0);
        if (merged != XAP_OK)
            status = fail(shards, merged, xap_db_message(all), error);
    }
    xap_db_free(all);
    while (status == SSK_OK && shards->count > first) {
        disk_remove(shards->items[--shards->count].path);
        free(shards->items[shards->count].path);
    }
    return status;
}

/* Takes over the path. */
static ssk_status append(struct shards *shards, char *path, int level, struct ssk_error *error)
{
    if (shards->count == shards->capacity) {
        size_t capacity = shards->capacity * 2 + FAN;
        struct shard *bigger = reallocarray(shards->items, capacity, sizeof *bigger);
        if (!bigger) {
            free(path);
            return no_memory(error);
        }
        shards->items = bigger;
        shards->capacity = capacity;
    }
    shards->items[shards->count++] = (struct shard){path, level};
    return SSK_OK;
}

/* Merges the last ones as long as there are FAN of the same level. */
static ssk_status settle(struct shards *shards, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    while (status == SSK_OK && shards->count >= FAN) {
        size_t first = shards->count - FAN;
        int level = shards->items[shards->count - 1].level;
        if (shards->items[first].level != level)
            return SSK_OK;
        char *path = next_path(shards);
        status = path ? merge(shards, first, path, error) : no_memory(error);
        if (status == SSK_OK)
            status = append(shards, path, level + 1, error);
        else
            free(path);
    }
    return status;
}

ssk_status shards_take(struct shards *shards, struct passage_batch *batch, struct ssk_error *error)
{
    ssk_status status = append(shards, batch->shard, 0, error);
    batch->shard = NULL;
    return status == SSK_OK ? settle(shards, error) : status;
}

/* ------------------------------------------------------------------------------------------ the end */

/* The manifest and the stamps, as a shard without passages. */
static ssk_status write_metadata(struct shards *shards, const struct manifest *manifest,
                                 xap_status (*stamp)(void *context, struct xap_writer *writer), void *context,
                                 struct ssk_error *error)
{
    struct xap_writer *writer = NULL;
    char *path = next_path(shards);
    ssk_status status = path ? open_shard(&writer, shards, path, error) : no_memory(error);
    if (status == SSK_OK) {
        xap_status written = stamp(context, writer);
        if (written == XAP_OK)
            written = manifest_write(manifest, writer);
        if (written != XAP_OK)
            status = fail(shards, written, xap_writer_message(writer), error);
    }
    if (status == SSK_OK)
        status = close_shard(writer, shards, error);
    xap_writer_free(writer);
    if (status == SSK_OK)
        return append(shards, path, 0, error);
    free(path);
    return status;
}

struct repeated {
    struct xap_db *db;
    uint32_t *docids;
    size_t count, capacity;
    uint32_t last; /* of the id at hand: the one that stays */
    xap_status failed;
};

/* Every document of a repeated id goes, once a later one is there. */
static bool note_document(void *context, uint32_t docid, uint32_t wdf, uint32_t length)
{
    struct repeated *repeated = context;
    (void)wdf, (void)length;
    if (repeated->last) {
        if (repeated->count == repeated->capacity) {
            size_t capacity = repeated->capacity * 2 + 64;
            uint32_t *bigger = reallocarray(repeated->docids, capacity, sizeof *bigger);
            if (!bigger) {
                repeated->failed = XAP_MEMORY;
                return false;
            }
            repeated->docids = bigger;
            repeated->capacity = capacity;
        }
        repeated->docids[repeated->count++] = repeated->last;
    }
    repeated->last = docid;
    return true;
}

static bool note_id(void *context, const char *term, size_t length, uint32_t count)
{
    struct repeated *repeated = context;
    if (count < 2)
        return true;
    repeated->last = 0;
    xap_status status = xap_db_visit_postings(repeated->db, term, length, note_document, repeated);
    if (repeated->failed == XAP_OK)
        repeated->failed = status;
    return repeated->failed == XAP_OK;
}

static ssk_status delete_all(struct shards *shards, const struct repeated *repeated, struct ssk_error *error)
{
    struct xap_writer *writer;
    xap_status status = xap_writer_open(&writer, shards->path, XAP_OPEN, 0);
    for (size_t i = 0; i < repeated->count && status == XAP_OK; i++)
        status = xap_writer_delete_document(writer, repeated->docids[i]);
    if (status == XAP_OK)
        status = xap_writer_close(writer);
    ssk_status done = status == XAP_OK ? SSK_OK : fail(shards, status, xap_writer_message(writer), error);
    xap_writer_free(writer);
    return done;
}

/* Of passages with the same id, whatever their sources, the last stays. */
static ssk_status delete_repeated(struct shards *shards, struct ssk_error *error)
{
    struct repeated repeated = {0};
    xap_status status = xap_db_open(&repeated.db, shards->path, 0);
    if (status == XAP_OK)
        status = xap_db_visit_terms(repeated.db, SSK_TERM_ID, strlen(SSK_TERM_ID), note_id, &repeated);
    if (status == XAP_OK)
        status = repeated.failed;
    ssk_status done = SSK_OK;
    if (status != XAP_OK)
        done = fail(shards, status, xap_db_message(repeated.db), error);
    xap_db_free(repeated.db);
    if (done == SSK_OK && repeated.count)
        done = delete_all(shards, &repeated, error);
    free(repeated.docids);
    return done;
}

ssk_status shards_merge(struct shards *shards, const struct manifest *manifest,
                        xap_status (*stamp)(void *context, struct xap_writer *writer), void *context,
                        struct ssk_error *error)
{
    ssk_status status = write_metadata(shards, manifest, stamp, context, error);
    if (status == SSK_OK)
        status = merge(shards, 0, shards->path, error);
    disk_remove(shards->folder);
    if (status == SSK_OK)
        status = delete_repeated(shards, error);
    if (status == SSK_OK && !disk_sync(shards->path))
        status = ssk_fail(error, SSK_IO, "%s: cannot write the index: %s", shards->index, strerror(errno));
    return status;
}
