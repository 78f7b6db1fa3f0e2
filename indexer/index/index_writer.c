/* A new segment beside those that stay, and what becomes of their passages. */
#include "indexer/index/index_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uversion.h>

#include "indexer/base/interrupt.h"
#include "indexer/base/remove_tree.h"
#include "indexer/index/generation.h"
#include "indexer/index/lost_corrections.h"
#include "indexer/index/older_segments.h"
#include "indexer/segment/disk.h"
#include "indexer/segment/part.h"
#include "indexer/segment/segment_writer.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"
#include "seisaku/schema.h"
#include "xapian_c.h"

/* An older segment is taken into the new one when it has no more than so many times its passages: so there
 * are few segments, and a passage is written again a few times at most. */
enum { ABSORBED = 3, ABSORBED_BATCH = 4096 /* passages */ };

struct writer {
    const struct ssk_dictionary *dictionary;
    struct generations generations;
    int generation; /* that is written */
    bool anew;      /* the index holds nothing yet, or nothing that stays */
    struct manifest manifest;
    struct segment_writer *segment;
    struct index_document_maker *maker; /* for what dies */
    struct older_segments older;        /* of an update */
    size_t passages;                    /* taken */
};

/* ------------------------------------------------------------------------------------------ opening */

ssk_status writer_open(struct writer **out, const char *path, mode_t mode, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    *out = NULL;
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return ssk_no_memory(error);
    writer->dictionary = dictionary;
    ssk_status status = generations_open(&writer->generations, path, mode, error);
    writer->anew = rebuild || !writer->generations.current.count;
    writer->generation = writer->generations.next;
    char *generation = status == SSK_OK ? generation_path(&writer->generations, writer->generation) : NULL;
    if (status == SSK_OK && !(generation && interrupt_removes(generation)))
        status = ssk_no_memory(error);
    if (status == SSK_OK)
        status = index_document_maker_new(&writer->maker, dictionary, error);
    if (status == SSK_OK && !writer->anew)
        status = older_segments_open(&writer->older, writer->generations.folder, dictionary,
                                     &writer->manifest, error);
    if (status == SSK_OK)
        status = segment_writer_new(&writer->segment, path, generation, error);
    free(generation);
    if (status == SSK_OK)
        *out = writer;
    else
        writer_free(writer);
    return status;
}

bool writer_starts_anew(const struct writer *writer)
{
    return writer->anew;
}

struct manifest *writer_manifest(struct writer *writer)
{
    return &writer->manifest;
}

/* ------------------------------------------------------------------------------------------ passages */

ssk_status writer_analyse(struct writer *writer, struct part_writer *part, struct passage_batch *batch,
                          struct ssk_error *error)
{
    ssk_status status = segment_writer_write(writer->segment, part, batch, error);
    if (status == SSK_OK && writer->anew)
        passage_batch_clear(batch); /* nothing more is asked of its passages */
    return status;
}

ssk_status writer_take(struct writer *writer, struct passage_batch *batch, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    writer->passages += batch->part->passages;
    for (size_t i = 0; i < batch->count && status == SSK_OK && !writer->anew; i++)
        status = older_segments_make_way(&writer->older, &batch->items[i], error);
    return status == SSK_OK ? segment_writer_take(writer->segment, batch, error) : status;
}

ssk_status writer_remove(struct writer *writer, const char *source, struct ssk_error *error)
{
    ssk_status status = older_segments_remove(&writer->older, source, error);
    manifest_remove(&writer->manifest, source);
    return status;
}

/* ------------------------------------------------------------------------------------------ absorbing */

static size_t living(const struct deaths *deaths)
{
    return deaths->segment->passages - deaths->segment->dead.count - deaths->count;
}

/* Adds a copy of the passage to the batch. */
static ssk_status copy_passage(struct passage_batch *batch, struct ssk_strings *sources,
                               struct ssk_segment *segment, uint32_t docid, struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index, number;
    struct ssk_passage passage;
    char *source = NULL;
    ssk_status status = ssk_segment_block(&block, &index, segment, docid, error);
    if (status == SSK_OK)
        status = ssk_block_passage(&passage, &source, &number, block, index, error);
    if (status != SSK_OK)
        return status;
    bool known = source && sources->count && strcmp(sources->items[sources->count - 1], source) == 0;
    bool done = !source || known || ssk_strings_add(sources, source, strlen(source));
    done = done &&
           passage_batch_add(batch, &passage, source ? sources->items[sources->count - 1] : NULL, number);
    ssk_passage_free(&passage);
    free(source);
    return done ? SSK_OK : ssk_no_memory(error);
}

/* Writes the living passages from *docid on, as many as a batch has. */
static ssk_status absorb_batch(struct writer *writer, struct part_writer *part, const struct deaths *deaths,
                               uint32_t *docid, struct ssk_error *error)
{
    struct passage_batch *batch = passage_batch_new();
    struct ssk_strings sources = {0};
    ssk_status status = batch ? SSK_OK : ssk_no_memory(error);
    while (status == SSK_OK && *docid <= deaths->segment->passages && batch->count < ABSORBED_BATCH) {
        if (!deaths_have(deaths, *docid))
            status = copy_passage(batch, &sources, deaths->segment, *docid, error);
        ++*docid;
    }
    if (status == SSK_OK && batch->count)
        status = segment_writer_write(writer->segment, part, batch, error);
    if (status == SSK_OK && batch->count)
        status = segment_writer_take(writer->segment, batch, error);
    passage_batch_free(batch);
    ssk_strings_free(&sources);
    return status;
}

static ssk_status absorb(struct writer *writer, const struct deaths *deaths, struct ssk_error *error)
{
    struct part_writer *part = NULL;
    ssk_status status = part_writer_new(&part, writer->dictionary, error);
    for (uint32_t docid = 1; status == SSK_OK && docid <= deaths->segment->passages;)
        status = absorb_batch(writer, part, deaths, &docid, error);
    part_writer_free(part);
    return status;
}

/* Takes over small segments, and those of which more is dead than alive. What an older one tells of the dead
 * of another was read when all were opened; so these stay open until the end. */
static ssk_status absorb_all(struct writer *writer, bool *absorbed, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (bool again = true; again && status == SSK_OK;) {
        again = false;
        for (size_t i = 0; i < writer->older.count && status == SSK_OK; i++) {
            size_t alive = living(&writer->older.deaths[i]);
            if (absorbed[i] ||
                (alive > ABSORBED * writer->passages && alive * 2 > writer->older.segments[i]->passages))
                continue;
            status = absorb(writer, &writer->older.deaths[i], error);
            writer->passages += alive;
            absorbed[i] = again = true;
        }
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ the end */

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
    for (size_t i = 0; i < writer->older.count && status == XAP_OK; i++)
        status = deaths_write(&writer->older.deaths[i], database);
    return status == XAP_OK ? manifest_write(&writer->manifest, database) : status;
}

/* Settles what becomes of the older segments. */
static ssk_status settle(struct writer *writer, struct ssk_error *error)
{
    bool *absorbed = calloc(writer->older.count + 1, sizeof *absorbed);
    if (!absorbed)
        return ssk_no_memory(error);
    size_t count = writer->older.count;
    ssk_status status = absorb_all(writer, absorbed, error);
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        if (!absorbed[i])
            status = deaths_count(&writer->older.deaths[i], writer->maker, error);
    for (size_t i = count; i-- > 0;)
        if (absorbed[i])
            older_segments_release(&writer->older, i);
    free(absorbed);
    return status;
}

bool writer_is_published(const struct writer *writer)
{
    return generation_list_has(&writer->generations.current, writer->generation);
}

static ssk_status publish(struct writer *writer, struct ssk_error *error)
{
    struct generation_list kept = {0};
    char *path = generation_path(&writer->generations, writer->generation);
    ssk_status status = path ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < writer->older.count && status == SSK_OK; i++) {
        int number = ssk_index_generation(writer->generations.folder, writer->older.segments[i]->name);
        status = generation_list_add(&kept, number) ? SSK_OK : ssk_no_memory(error);
    }
    interrupt_hold();
    if (status == SSK_OK)
        status = generations_publish(&writer->generations, writer->generation, &kept, error);
    if (writer_is_published(writer) && path)
        interrupt_keeps(path);
    if (status == SSK_OK) /* an interruption waits for it */
        generations_sweep(&writer->generations);
    interrupt_release();
    free(path);
    free(kept.items);
    return status;
}

ssk_status writer_finish(struct writer *writer, struct ssk_error *error)
{
    older_segments_settle(&writer->older);
    if (writer->anew && writer->generations.current.count)
        lost_corrections_tell(writer->generations.folder, &writer->manifest);
    ssk_status status = settle(writer, error);
    if (status == SSK_OK)
        status = segment_writer_finish(writer->segment, writer->maker, stamp, writer, error);
    status = ssk_memory_settle(status, error);
    return status == SSK_OK ? publish(writer, error) : status;
}

void writer_free(struct writer *writer)
{
    if (!writer)
        return;
    bool abandoned = writer->segment && !writer_is_published(writer);
    segment_writer_free(writer->segment);
    older_segments_close(&writer->older);
    index_document_maker_free(writer->maker);
    char *path = abandoned ? generation_path(&writer->generations, writer->generation) : NULL;
    if (path) {
        interrupt_hold();
        remove_tree(path);
        interrupt_keeps(path);
        interrupt_release();
    }
    free(path);
    manifest_free(&writer->manifest);
    generations_close(&writer->generations);
    free(writer);
}
