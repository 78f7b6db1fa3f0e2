#include "indexer/index/older_segments.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/segment/index_keys.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"

static bool note_source_term(void *context, const char *term, size_t length, uint32_t count)
{
    (void)term, (void)length, (void)count;
    *(bool *)context = true;
    return false;
}

static ssk_status open_segment(struct older_segments *older, const char *folder, const char *place,
                               const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    struct ssk_segment **segment = &older->segments[older->count];
    ssk_status status = ssk_index_open(segment, folder, place, dictionary, error);
    if (status != SSK_OK)
        return status;
    older->deaths[older->count++].segment = *segment;
    xap_status visited = xap_db_visit_terms((*segment)->db, SSK_TERM_SOURCE, strlen(SSK_TERM_SOURCE),
                                            note_source_term, &older->foreign);
    return visited == XAP_OK ? SSK_OK : ssk_segment_fail(*segment, visited, error);
}

ssk_status older_segments_open(struct older_segments *older, const char *folder,
                               const struct ssk_dictionary *dictionary, struct manifest *manifest,
                               struct ssk_error *error)
{
    struct ssk_strings places = {0};
    older->manifest = manifest;
    ssk_status status = ssk_index_places(&places, folder, error);
    older->segments = calloc(places.count + 1, sizeof(*older->segments));
    older->deaths = calloc(places.count + 1, sizeof *older->deaths);
    if (!older->segments || !older->deaths)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++)
        status = open_segment(older, folder, places.items[i], dictionary, error);
    ssk_strings_free(&places);
    if (status == SSK_OK)
        status = ssk_segments_mourn(older->segments, older->count, error);
    return status == SSK_OK ? manifest_load(manifest, older->segments[0]->db, error) : status;
}

/* The source of a passage that dies, where it is another than its document, is not in the index any more as
 * it was read (a dump, say). The other way round a document that a dump replaces stays in the manifest:
 * corrections live until its own source changes. */
static ssk_status forget_source(struct older_segments *older, struct deaths *deaths, uint32_t docid,
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
    if (!source || !passage.doc_id || strcmp(source, passage.doc_id) != 0) {
        if (source)
            manifest_remove(older->manifest, source);
        older->corrections++;
    }
    ssk_passage_free(&passage);
    free(source);
    return SSK_OK;
}

/* Is the passage a speech, whose id is the same wherever it is printed: not that of its document in its
 * source? */
static bool is_speech(const char *source, const struct ssk_passage *passage)
{
    size_t length = source ? strlen(source) : 0;
    return length && passage->doc_id && strncmp(passage->doc_id, source, length) == 0 &&
           passage->doc_id[length] == '/' &&
           strncmp(passage->id, passage->doc_id, strlen(passage->doc_id)) != 0;
}

/* Notes the document of a passage that dies with its source. */
static ssk_status note_bereft(struct older_segments *older, struct deaths *deaths, uint32_t docid,
                              struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index;
    struct ssk_passage passage;
    char *source;
    bool added;
    ssk_status status = ssk_segment_block(&block, &index, deaths->segment, docid, error);
    if (status == SSK_OK)
        status = ssk_block_passage(&passage, &source, NULL, block, index, error);
    if (status != SSK_OK)
        return status;
    bool done = !passage.doc_id || string_map_put(&older->bereft, passage.doc_id, 0, &added);
    if (is_speech(source, &passage))
        done = done && string_map_put(&older->speeches, passage.id, 1, &added);
    free(source);
    ssk_passage_free(&passage);
    return done ? SSK_OK : ssk_no_memory(error);
}

struct killing {
    struct older_segments *older;
    struct deaths *deaths;
    bool forgets, bereaves;
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
        killing->status = forget_source(killing->older, killing->deaths, docid, killing->error);
    if (killing->bereaves && killing->status == SSK_OK)
        killing->status = note_bereft(killing->older, killing->deaths, docid, killing->error);
    if (killing->status == SSK_OK)
        killing->status = deaths_add(killing->deaths, docid, killing->error);
    killing->older->dropped++;
    return killing->status == SSK_OK;
}

/* Drops all passages of the older segments that have the term. */
static ssk_status kill_all(struct older_segments *older, const char *prefix, const char *text, bool forgets,
                           struct ssk_error *error)
{
    index_term(&older->term, prefix, text, strlen(text));
    struct killing killing = {
        .older = older, .forgets = forgets, .bereaves = strcmp(prefix, SSK_TERM_SOURCE) == 0, .error = error};
    for (size_t i = 0; i < older->count && killing.status == SSK_OK; i++) {
        killing.deaths = &older->deaths[i];
        xap_status visited = xap_db_visit_postings(older->segments[i]->db, ssk_buffer_string(&older->term),
                                                   older->term.length, kill_passage, &killing);
        if (visited != XAP_OK)
            return ssk_segment_fail(older->segments[i], visited, error);
    }
    return killing.status;
}

static ssk_status drop_document(struct older_segments *older, const char *doc_id, struct ssk_error *error)
{
    return kill_all(older, SSK_TERM_DOCUMENT, doc_id, older->foreign, error);
}

/* True when the id comes for the first time in this run. */
static bool begins(struct older_segments *older, const char *id, ssk_status *status)
{
    bool added = false;
    if (id && !string_map_put(&older->begun, id, 0, &added))
        *status = SSK_MEMORY;
    return added && *status == SSK_OK;
}

/* Drops what the index has of a document that is read again. Whoever corrected it by hand is told. */
static ssk_status drop_own(struct older_segments *older, const char *source, struct ssk_error *error)
{
    size_t before = older->corrections;
    ssk_status status = drop_document(older, source, error);
    if (status == SSK_OK && older->corrections > before)
        message_print(
            "%s: changed since its passages were corrected: the correction is gone, correct them again",
            source);
    return status;
}

/* Drops the document that a source of another name, a correction, has passages of, and notes how many it had;
 * less each that comes. */
static ssk_status drop_corrected(struct older_segments *older, const char *doc_id, bool foreign,
                                 struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    size_t before = older->dropped;
    if (begins(older, doc_id, &status))
        status = drop_document(older, doc_id, error);
    if (status == SSK_OK && foreign && older->dropped > before &&
        !string_map_put(&older->corrected, doc_id, older->dropped - before, NULL))
        status = ssk_no_memory(error);
    size_t *left = status == SSK_OK && foreign ? string_map_find(&older->corrected, doc_id) : NULL;
    if (left && *left)
        --*left;
    return status;
}

ssk_status older_segments_make_way(struct older_segments *older, const struct batch_item *item,
                                   struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (begins(older, item->source, &status)) {
        status = drop_own(older, item->source, error);
        if (status == SSK_OK)
            status = kill_all(older, SSK_TERM_SOURCE, item->source, false, error);
    }
    const char *doc_id = item->passage.doc_id;
    bool foreign = doc_id && (!item->source || strcmp(item->source, doc_id) != 0);
    if (status == SSK_OK)
        status = drop_corrected(older, doc_id, foreign, error);
    size_t *speech = string_map_find(&older->speeches, item->passage.id);
    if (speech)
        *speech = 0;
    older->foreign |= foreign;
    for (size_t i = 0; i < older->count && status == SSK_OK; i++) {
        uint32_t docid;
        status = ssk_segment_find(&docid, older->segments[i], item->passage.id, error);
        if (status == SSK_OK && docid)
            status = deaths_add(&older->deaths[i], docid, error);
    }
    return status;
}

void older_segments_release(struct older_segments *older, size_t number)
{
    deaths_free(&older->deaths[number]);
    ssk_segment_free(older->segments[number]);
    older->count--;
    memmove(older->segments + number, older->segments + number + 1,
            (older->count - number) * sizeof(*older->segments));
    memmove(older->deaths + number, older->deaths + number + 1,
            (older->count - number) * sizeof *older->deaths);
}

ssk_status older_segments_remove(struct older_segments *older, const char *source, struct ssk_error *error)
{
    ssk_status status = kill_all(older, SSK_TERM_DOCUMENT, source, false, error);
    return status == SSK_OK ? kill_all(older, SSK_TERM_SOURCE, source, false, error) : status;
}

static bool settle_document(void *context, const char *doc_id, size_t number)
{
    struct older_segments *older = context;
    const struct manifest_entry *entry = manifest_find(older->manifest, doc_id);
    (void)number;
    if (!entry || string_map_find(&older->begun, doc_id))
        return true;
    message_print("%s: its correction is gone from the index, and with it its passages: index it again",
                  entry->place);
    manifest_remove(older->manifest, doc_id);
    return true;
}

static bool count_gone(void *context, const char *id, size_t number)
{
    (void)id;
    *(size_t *)context += number;
    return true;
}

static bool tell_left_out(void *context, const char *document, size_t left)
{
    (void)context;
    if (left)
        message_print(
            "%s: the correction leaves out passages of it (%zu), which are no longer found: keep the "
            "lines without a mistake, too",
            document, left);
    return true;
}

void older_segments_settle(struct older_segments *older)
{
    size_t gone = 0;
    string_map_each(&older->bereft, settle_document, older);
    string_map_each(&older->corrected, tell_left_out, NULL);
    string_map_each(&older->speeches, count_gone, &gone);
    if (gone)
        message_print(
            "speeches are gone with the file that had them (passages: %zu): those that another file "
            "has, too, --rebuild brings back",
            gone);
}

void older_segments_close(struct older_segments *older)
{
    while (older->count)
        older_segments_release(older, older->count - 1);
    free(older->segments);
    free(older->deaths);
    string_map_free(&older->begun);
    string_map_free(&older->bereft);
    string_map_free(&older->corrected);
    string_map_free(&older->speeches);
    ssk_buffer_free(&older->term);
}
