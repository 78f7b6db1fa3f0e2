/* A new segment beside those that stay, and what becomes of their passages. */
#include "indexer/index/index_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uversion.h>

#include "indexer/index/deaths.h"
#include "indexer/index/disk.h"
#include "indexer/index/generation.h"
#include "indexer/index/part.h"
#include "indexer/index/segment_writer.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"
#include "xapian_c.h"

/* An older segment is taken into the new one when it has no more than so many times its passages: so there
 * are few segments, and a passage is written again a few times at most. */
enum { ABSORBED = 3, ABSORBED_BATCH = 4096 /* passages */ };

struct writer {
    const struct ssk_dictionary *dictionary;
    struct generations generations;
    int generation; /* that is written */
    bool fresh;
    struct manifest manifest;
    struct segment_writer *segment;
    struct index_document_maker *maker; /* for what dies */
    struct ssk_segment **old;           /* of an update: the newest first */
    struct deaths *deaths;              /* of each of them */
    size_t old_count;
    struct string_map begun; /* sources and documents that came in this run */
    size_t passages;         /* taken */
    bool foreign;            /* some documents came from sources of another name */
    struct ssk_buffer term;
};

/* ------------------------------------------------------------------------------------------ opening */

static ssk_status no_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "no memory left");
}

static bool note_source_term(void *context, const char *term, size_t length, uint32_t count)
{
    (void)term, (void)length, (void)count;
    *(bool *)context = true;
    return false;
}

static ssk_status open_old(struct writer *writer, const char *place, struct ssk_error *error)
{
    struct ssk_segment **segment = &writer->old[writer->old_count];
    ssk_status status = ssk_index_open(segment, writer->generations.folder, place, writer->dictionary, error);
    if (status != SSK_OK)
        return status;
    writer->deaths[writer->old_count++].segment = *segment;
    xap_status visited = xap_db_visit_terms((*segment)->db, SSK_TERM_SOURCE, strlen(SSK_TERM_SOURCE),
                                            note_source_term, &writer->foreign);
    return visited == XAP_OK ? SSK_OK : ssk_segment_fail(*segment, visited, error);
}

/* Opens the segments that an update adds to. */
static ssk_status open_update(struct writer *writer, struct ssk_error *error)
{
    struct ssk_strings places = {0};
    ssk_status status = ssk_index_places(&places, writer->generations.folder, error);
    writer->old = calloc(places.count + 1, sizeof(*writer->old));
    writer->deaths = calloc(places.count + 1, sizeof *writer->deaths);
    if (!writer->old || !writer->deaths)
        status = no_memory(error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++)
        status = open_old(writer, places.items[i], error);
    ssk_strings_free(&places);
    if (status == SSK_OK)
        status = ssk_segments_mourn(writer->old, writer->old_count, error);
    return status == SSK_OK ? manifest_load(&writer->manifest, writer->old[0]->db, error) : status;
}

ssk_status writer_open(struct writer **out, const char *path, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    *out = NULL;
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return no_memory(error);
    writer->dictionary = dictionary;
    ssk_status status = generations_open(&writer->generations, path, error);
    writer->fresh = rebuild || !writer->generations.current.count;
    writer->generation = writer->generations.next;
    char *generation = status == SSK_OK ? generation_path(&writer->generations, writer->generation) : NULL;
    if (status == SSK_OK && !generation)
        status = no_memory(error);
    if (status == SSK_OK)
        status = index_document_maker_new(&writer->maker, dictionary, error);
    if (status == SSK_OK && !writer->fresh)
        status = open_update(writer, error);
    if (status == SSK_OK)
        status = segment_writer_new(&writer->segment, path, generation, error);
    free(generation);
    if (status == SSK_OK)
        *out = writer;
    else
        writer_free(writer);
    return status;
}

bool writer_is_fresh(const struct writer *writer)
{
    return writer->fresh;
}

struct manifest *writer_manifest(struct writer *writer)
{
    return &writer->manifest;
}

/* ------------------------------------------------------------------------------------------ what dies */

/* The source of a passage that dies, where it is another than its document, is not in the index any more as
 * it was read (a dump, say). The other way round a document that a dump replaces stays in the manifest:
 * corrections live until its own source changes. */
static ssk_status forget_source(struct writer *writer, struct deaths *deaths, uint32_t docid,
                                struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index;
    struct ssk_passage passage;
    char *source;
    ssk_status status = ssk_segment_block(&block, &index, deaths->segment, docid, error);
    if (status == SSK_OK)
        status = ssk_block_passage(&passage, &source, NULL, block, index, error);
    if (status != SSK_OK)
        return status;
    if (source && (!passage.doc_id || strcmp(source, passage.doc_id) != 0))
        manifest_remove(&writer->manifest, source);
    ssk_passage_free(&passage);
    free(source);
    return SSK_OK;
}

struct killing {
    struct writer *writer;
    struct deaths *deaths;
    bool forgets;
    ssk_status status;
    struct ssk_error *error;
};

static bool kill_passage(void *context, uint32_t docid, uint32_t wdf, uint32_t length)
{
    struct killing *killing = context;
    (void)wdf, (void)length;
    if (deaths_have(killing->deaths, docid))
        return true;
    if (killing->forgets)
        killing->status = forget_source(killing->writer, killing->deaths, docid, killing->error);
    if (killing->status == SSK_OK)
        killing->status = deaths_add(killing->deaths, docid, killing->error);
    return killing->status == SSK_OK;
}

/* Drops all passages of the older segments that have the term. */
static ssk_status kill_all(struct writer *writer, const char *prefix, const char *text, bool forgets,
                           struct ssk_error *error)
{
    index_term(&writer->term, prefix, text, strlen(text));
    struct killing killing = {.writer = writer, .forgets = forgets, .error = error};
    for (size_t i = 0; i < writer->old_count && killing.status == SSK_OK; i++) {
        killing.deaths = &writer->deaths[i];
        xap_status visited = xap_db_visit_postings(writer->old[i]->db, ssk_buffer_string(&writer->term),
                                                   writer->term.length, kill_passage, &killing);
        if (visited != XAP_OK)
            return ssk_segment_fail(writer->old[i], visited, error);
    }
    return killing.status;
}

static ssk_status drop_document(struct writer *writer, const char *doc_id, struct ssk_error *error)
{
    return kill_all(writer, SSK_TERM_DOCUMENT, doc_id, writer->foreign, error);
}

/* True when the id comes for the first time in this run. */
static bool begins(struct writer *writer, const char *id, ssk_status *status)
{
    bool fresh = false;
    if (id && !string_map_put(&writer->begun, id, 0, &fresh))
        *status = SSK_MEMORY;
    return fresh && *status == SSK_OK;
}

/* Makes way for the item: for its source and document, and for itself. */
static ssk_status begin(struct writer *writer, const struct batch_item *item, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (begins(writer, item->source, &status)) {
        status = drop_document(writer, item->source, error);
        if (status == SSK_OK)
            status = kill_all(writer, SSK_TERM_SOURCE, item->source, false, error);
    }
    if (begins(writer, item->passage.doc_id, &status))
        status = drop_document(writer, item->passage.doc_id, error);
    writer->foreign |= item->source && item->passage.doc_id && strcmp(item->source, item->passage.doc_id);
    for (size_t i = 0; i < writer->old_count && status == SSK_OK; i++) {
        uint32_t docid;
        status = ssk_segment_find(&docid, writer->old[i], item->passage.id, error);
        if (status == SSK_OK && docid)
            status = deaths_add(&writer->deaths[i], docid, error);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ passages */

ssk_status writer_analyse(struct writer *writer, struct part_writer *part, struct passage_batch *batch,
                          struct ssk_error *error)
{
    ssk_status status = segment_writer_write(writer->segment, part, batch, error);
    if (status == SSK_OK && writer->fresh)
        passage_batch_clear(batch); /* nothing more is asked of its passages */
    return status;
}

ssk_status writer_take(struct writer *writer, struct passage_batch *batch, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    writer->passages += batch->part->passages;
    for (size_t i = 0; i < batch->count && status == SSK_OK && !writer->fresh; i++)
        status = begin(writer, &batch->items[i], error);
    return status == SSK_OK ? segment_writer_take(writer->segment, batch, error) : status;
}

ssk_status writer_remove(struct writer *writer, const char *source, struct ssk_error *error)
{
    ssk_status status = kill_all(writer, SSK_TERM_DOCUMENT, source, false, error);
    if (status == SSK_OK)
        status = kill_all(writer, SSK_TERM_SOURCE, source, false, error);
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
    return done ? SSK_OK : no_memory(error);
}

/* Writes the living passages from *docid on, as many as a batch has. */
static ssk_status absorb_batch(struct writer *writer, struct part_writer *part, const struct deaths *deaths,
                               uint32_t *docid, struct ssk_error *error)
{
    struct passage_batch *batch = passage_batch_new();
    struct ssk_strings sources = {0};
    ssk_status status = batch ? SSK_OK : no_memory(error);
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

/* Drops the segment from the list of those that stay. */
static void release(struct writer *writer, size_t number)
{
    deaths_free(&writer->deaths[number]);
    ssk_segment_free(writer->old[number]);
    writer->old_count--;
    memmove(writer->old + number, writer->old + number + 1,
            (writer->old_count - number) * sizeof(*writer->old));
    memmove(writer->deaths + number, writer->deaths + number + 1,
            (writer->old_count - number) * sizeof *writer->deaths);
}

/* Takes over small segments, and those of which more is dead than alive. What an older one tells of the dead
 * of another was read when all were opened; so these stay open until the end. */
static ssk_status absorb_all(struct writer *writer, bool *absorbed, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (bool again = true; again && status == SSK_OK;) {
        again = false;
        for (size_t i = 0; i < writer->old_count && status == SSK_OK; i++) {
            size_t alive = living(&writer->deaths[i]);
            if (absorbed[i] || (alive > ABSORBED * writer->passages && alive * 2 > writer->old[i]->passages))
                continue;
            status = absorb(writer, &writer->deaths[i], error);
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
    for (size_t i = 0; i < writer->old_count && status == XAP_OK; i++)
        status = deaths_write(&writer->deaths[i], database);
    return status == XAP_OK ? manifest_write(&writer->manifest, database) : status;
}

/* Settles what becomes of the older segments. */
static ssk_status settle(struct writer *writer, struct ssk_error *error)
{
    bool *absorbed = calloc(writer->old_count + 1, sizeof *absorbed);
    if (!absorbed)
        return no_memory(error);
    size_t count = writer->old_count;
    ssk_status status = absorb_all(writer, absorbed, error);
    for (size_t i = 0; i < count && status == SSK_OK; i++)
        if (!absorbed[i])
            status = deaths_count(&writer->deaths[i], writer->maker, error);
    for (size_t i = count; i-- > 0;)
        if (absorbed[i])
            release(writer, i);
    free(absorbed);
    return status;
}

static ssk_status publish(struct writer *writer, struct ssk_error *error)
{
    struct generation_list kept = {0};
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < writer->old_count && status == SSK_OK; i++) {
        int number = ssk_index_generation(writer->generations.folder, writer->old[i]->name);
        status = generation_list_add(&kept, number) ? SSK_OK : no_memory(error);
    }
    if (status == SSK_OK)
        status = generations_publish(&writer->generations, writer->generation, &kept, error);
    free(kept.items);
    if (status == SSK_OK)
        generations_sweep(&writer->generations);
    return status;
}

ssk_status writer_finish(struct writer *writer, struct ssk_error *error)
{
    ssk_status status = settle(writer, error);
    if (status == SSK_OK)
        status = segment_writer_finish(writer->segment, writer->maker, stamp, writer, error);
    return status == SSK_OK ? publish(writer, error) : status;
}

void writer_free(struct writer *writer)
{
    if (!writer)
        return;
    bool abandoned =
        writer->segment && !generation_list_has(&writer->generations.current, writer->generation);
    segment_writer_free(writer->segment);
    while (writer->old_count)
        release(writer, writer->old_count - 1);
    free(writer->old);
    free(writer->deaths);
    index_document_maker_free(writer->maker);
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
