/* Parts → segment. What only their order decides (the lists of bigrams, where ids are) is written once all
 * are there. */
#include "indexer/segment/segment_writer.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/lists/join_lists.h"
#include "indexer/segment/disk.h"
#include "indexer/segment/id_table.h"
#include "indexer/segment/part_databases.h"
#include "indexer/segment/repeated_ids.h"
#include "seisaku/array.h"
#include "seisaku/index.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"
#include "seisaku/translate.h"

/* A part's postings are written whenever so many passages have come: Xapian keeps them in trees until then,
 * and those of more do not fit a processor's cache. */
#define FLUSHED "1500"

struct segment_writer {
    char *index;  /* the index's folder, which messages name */
    char *path;   /* of the segment, within it */
    char *folder; /* of the parts, within that */
    char tag[20];
    pthread_mutex_t lock;
    struct ssk_buffer examples[SSK_GENRES]; /* as soon as there are enough; with the lock */
    struct part **parts;
    size_t part_count, part_capacity;
    struct part_databases databases;
};

static ssk_status fail_io(const struct segment_writer *segment, struct ssk_error *error)
{
    return ssk_fail(error, SSK_IO, "%s: cannot write the index: %s", segment->index, ssk_strerror(errno));
}

static ssk_status fail(const struct segment_writer *segment, xap_status status, const char *message,
                       struct ssk_error *error)
{
    return ssk_index_fail(error, status, segment->index, message);
}

/* ------------------------------------------------------------------------------------------ opening */

static ssk_status start(struct segment_writer *segment, const char *index, const char *path,
                        struct ssk_error *error)
{
    struct ssk_buffer folder = SSK_BUFFER_INIT;
    unsigned char tag[8];
    ssk_buffer_printf(&folder, "%s/parts", path);
    segment->index = strdup(index);
    segment->path = strdup(path);
    segment->folder = ssk_buffer_detach(&folder);
    if (!segment->index || !segment->path || !segment->folder)
        return ssk_no_memory(error);
    segment->databases.index = segment->index;
    segment->databases.folder = segment->folder;
    if (getrandom(tag, sizeof tag, 0) != (ssize_t)sizeof tag)
        return fail_io(segment, error);
    for (size_t i = 0; i < sizeof tag; i++)
        snprintf(segment->tag + 2 * i, 3, "%02x", tag[i]);
    if (mkdir(path, 0777) != 0 || mkdir(segment->folder, 0777) != 0)
        return fail_io(segment, error);
    setenv("XAPIAN_FLUSH_THRESHOLD", FLUSHED, true);
    return SSK_OK;
}

ssk_status segment_writer_new(struct segment_writer **out, const char *index, const char *path,
                              struct ssk_error *error)
{
    struct segment_writer *segment = calloc(1, sizeof *segment);
    *out = segment;
    if (!segment)
        return ssk_no_memory(error);
    pthread_mutex_init(&segment->lock, NULL);
    ssk_status status = start(segment, index, path, error);
    if (status != SSK_OK) {
        segment_writer_free(segment);
        *out = NULL;
    }
    return status;
}

void segment_writer_free(struct segment_writer *segment)
{
    if (!segment)
        return;
    for (size_t i = 0; i < segment->part_count; i++)
        part_free(segment->parts[i]);
    part_databases_free(&segment->databases);
    free(segment->parts);
    free(segment->folder);
    free(segment->path);
    free(segment->index);
    for (int genre = 0; genre < SSK_GENRES; genre++)
        ssk_buffer_free(&segment->examples[genre]);
    pthread_mutex_destroy(&segment->lock);
    free(segment);
}

/* ------------------------------------------------------------------------------------------ parts */

/* The first large batch of a genre makes its examples; without one, another genre's must do. */
static void train(struct segment_writer *segment, unsigned *genre, const struct passage_batch *batch)
{
    pthread_mutex_lock(&segment->lock);
    *genre = part_genre(batch);
    if (!segment->examples[*genre].length && !part_examples(&segment->examples[*genre], batch))
        for (unsigned other = 0; other < SSK_GENRES; other++)
            if (segment->examples[other].length)
                *genre = other;
    pthread_mutex_unlock(&segment->lock);
}

ssk_status segment_writer_write(struct segment_writer *segment, struct part_writer *writer,
                                struct passage_batch *batch, struct ssk_error *error)
{
    unsigned genre;
    train(segment, &genre, batch);
    const struct part_plan plan = {.index = segment->index,
                                   .folder = segment->folder,
                                   .tag = segment->tag,
                                   .number = atomic_fetch_add(&segment->databases.made, 1),
                                   .genre = genre,
                                   .examples = &segment->examples[genre]};
    return part_write(&batch->part, writer, &plan, batch, error);
}

ssk_status segment_writer_take(struct segment_writer *segment, struct passage_batch *batch,
                               struct ssk_error *error)
{
    if (!SSK_GROW(segment->parts, segment->part_count, segment->part_capacity))
        return ssk_no_memory(error);
    struct part *part = segment->parts[segment->part_count++] = batch->part;
    batch->part = NULL;
    ssk_status status = part_databases_add(&segment->databases, strdup(part->database), 0, error);
    return status == SSK_OK ? part_databases_settle(&segment->databases, error) : status;
}

/* ------------------------------------------------------------------------------------------ metadata */

static xap_status write_layout(const struct segment_writer *segment, unsigned bits, struct xap_writer *writer)
{
    struct ssk_buffer layout = SSK_BUFFER_INIT;
    ssk_buffer_append(&layout, segment->tag, strlen(segment->tag) + 1);
    ssk_append_number(&layout, bits);
    ssk_append_number(&layout, segment->part_count);
    for (size_t i = 0; i < segment->part_count; i++) {
        ssk_append_number(&layout, segment->parts[i]->number);
        ssk_append_number(&layout, segment->parts[i]->passages);
        ssk_append_number(&layout, segment->parts[i]->characters);
        ssk_append_number(&layout, segment->parts[i]->per_block);
        ssk_append_number(&layout, segment->parts[i]->examples);
    }
    xap_status status = layout.failed
                            ? XAP_MEMORY
                            : xap_writer_set_metadata(writer, SSK_META_LAYOUT, strlen(SSK_META_LAYOUT),
                                                      layout.data, layout.length);
    ssk_buffer_free(&layout);
    return status;
}

static ssk_status write_lists(const struct segment_writer *segment, struct xap_writer *writer,
                              struct ssk_error *error)
{
    struct bigram_file *files = calloc(segment->part_count + 1, sizeof *files);
    uint32_t first = 1;
    for (size_t i = 0; files && i < segment->part_count; i++) {
        files[i] = (struct bigram_file){segment->parts[i]->lists, first};
        first += segment->parts[i]->passages;
    }
    ssk_status status = files ? bigrams_join(writer, files, segment->part_count) : SSK_MEMORY;
    free(files);
    switch (status) {
    case SSK_OK:
        return SSK_OK;
    case SSK_IO:
        return fail_io(segment, error);
    case SSK_MEMORY:
        return ssk_no_memory(error);
    default:
        return fail(segment, XAP_OTHER, xap_writer_message(writer), error);
    }
}

/* What all parts have in common, as one more database without passages. */
static ssk_status write_metadata(struct segment_writer *segment, const struct id_table *ids,
                                 xap_status (*stamp)(void *context, struct xap_writer *writer), void *context,
                                 struct ssk_error *error)
{
    struct xap_writer *writer = NULL;
    char *path = part_databases_path(&segment->databases);
    if (!path)
        return ssk_no_memory(error);
    xap_status written = xap_writer_open(&writer, path, XAP_CREATE | XAP_NO_SYNC | XAP_NO_TERMLIST, 0);
    ssk_status status = written == XAP_OK ? write_lists(segment, writer, error) : SSK_OK;
    if (status == SSK_OK && written == XAP_OK)
        written = id_table_write(ids, writer);
    if (status == SSK_OK && written == XAP_OK)
        written = write_layout(segment, id_table_bits(ids), writer);
    if (status == SSK_OK && written == XAP_OK)
        written = ssk_examples_write(writer, segment->examples);
    if (status == SSK_OK && written == XAP_OK)
        written = stamp(context, writer);
    if (status == SSK_OK && written == XAP_OK)
        written = xap_writer_close(writer);
    if (status == SSK_OK && written != XAP_OK)
        status = fail(segment, written, xap_writer_message(writer), error);
    xap_writer_free(writer);
    if (status == SSK_OK)
        return part_databases_add(&segment->databases, path, 0, error);
    free(path);
    return status;
}

/* ------------------------------------------------------------------------------------------ the end */

ssk_status segment_writer_finish(struct segment_writer *segment, struct index_document_maker *maker,
                                 xap_status (*stamp)(void *context, struct xap_writer *writer), void *context,
                                 struct ssk_error *error)
{
    struct id_table ids = {0};
    struct written_segment written = {.index = segment->index, .path = segment->path};
    for (size_t i = 0; i < segment->part_count; i++)
        written.passages += segment->parts[i]->passages;
    ssk_status status = id_table_make(&ids, segment->parts, segment->part_count)
                            ? write_metadata(segment, &ids, stamp, context, error)
                            : ssk_no_memory(error);
    if (status == SSK_OK)
        status = part_databases_merge(&segment->databases, 0, segment->path, error);
    remove_tree(segment->folder);
    if (status == SSK_OK)
        status = repeated_ids_bury(&written, &ids, maker, error);
    if (status == SSK_OK && !disk_sync(segment->path))
        status = fail_io(segment, error);
    id_table_free(&ids);
    return status;
}
