/* Opening and closing what a search works with. */
#include "query/session/session.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/index.h"
#include "seisaku/paths.h"

/* An index that is published while it is opened may have lost what its stub named before. */
enum { TRIES = 3 };

ssk_status session_fail(const struct session *session, xap_status status, const char *message,
                        struct ssk_error *error)
{
    const char *first = session->path_count ? session->paths[0] : "index";
    struct ssk_buffer served = SSK_BUFFER_INIT; /* Xapian does not say which server it was */
    for (size_t i = 0; i < session->segment_count && status == XAP_NETWORK; i++)
        if (session->segments[i]->distant)
            ssk_buffer_printf(&served, "%s%s", served.length ? ", " : "", session->segments[i]->name);
    ssk_status failed =
        ssk_index_fail(error, status, served.length ? ssk_buffer_string(&served) : first, message);
    ssk_buffer_free(&served);
    return failed;
}

/* ------------------------------------------------------------------------------------------ opening */

/* Takes the segment over, unless it was named before: then it is searched once. */
static ssk_status add_segment(struct session *session, struct ssk_segment *segment, struct ssk_error *error)
{
    for (size_t i = 0; i < session->segment_count; i++)
        if (strcmp(session->segments[i]->uuid, segment->uuid) == 0) {
            ssk_segment_free(segment);
            return SSK_OK;
        }
    struct ssk_segment **segments =
        reallocarray(session->segments, session->segment_count + 1, sizeof(*segments));
    if (!segments) {
        ssk_segment_free(segment);
        return ssk_no_memory(error);
    }
    session->segments = segments;
    segments[session->segment_count++] = segment;
    session->distant |= segment->distant;
    return SSK_OK;
}

static ssk_status open_places(struct session *session, const char *path, struct ssk_error *error)
{
    struct ssk_strings places = {0};
    size_t before = session->segment_count;
    ssk_status status = ssk_index_places(&places, path, error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++) {
        struct ssk_segment *segment;
        status = ssk_index_open(&segment, path, places.items[i], session->dictionary, error);
        if (status == SSK_OK) {
            segment->newest = i == 0;
            status = add_segment(session, segment, error);
        }
    }
    ssk_strings_free(&places);
    while (status != SSK_OK && session->segment_count > before)
        ssk_segment_free(session->segments[--session->segment_count]);
    return status;
}

static ssk_status open_index(struct session *session, const char *path, struct ssk_error *error)
{
    struct ssk_error reason = {""};
    ssk_status status = open_places(session, path, &reason);
    for (int tries = 1; status == SSK_CORRUPT && tries < TRIES; tries++)
        status = open_places(session, path, &reason);
    if (status == SSK_IO && session->partial) {
        if (!session->shared)
            ssk_tell("seisaku-query", "left out: %s", reason.message);
        session->missing++;
        return SSK_OK;
    }
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "%s", reason.message);
}

/* Sums up what the segments hold. */
static void count_living(struct session *session)
{
    uint64_t length = 0, characters = 0;
    session->passages = 0;
    for (size_t i = 0; i < session->segment_count; i++) {
        const struct ssk_segment *segment = session->segments[i];
        session->passages += segment->passages - (uint32_t)segment->dead.count;
        length += segment->length - segment->dead_length;
        characters += segment->characters - segment->dead_characters;
        session->mourning |= segment->dead.count > 0;
    }
    if (!session->passages)
        return;
    session->mean_length = (double)length / session->passages;
    session->mean_characters = (double)characters / session->passages;
}

static ssk_status combine(struct session *session, struct ssk_error *error)
{
    ssk_status status = ssk_segments_mourn(session->segments, session->segment_count, error);
    for (size_t i = 0; i < session->segment_count && status == SSK_OK; i++) {
        xap_status added = xap_db_add_database(session->db, session->segments[i]->db);
        if (added != XAP_OK)
            status = session_fail(session, added, xap_db_message(session->db), error);
    }
    if (status == SSK_OK)
        count_living(session);
    return status;
}

/* All but the dictionaries. */
static ssk_status open_all(struct session *session, struct ssk_error *error)
{
    ssk_status status = ssk_analyzer_new(&session->analyzer, session->dictionary, error);
    if (status == SSK_OK && xap_db_new(&session->db) != XAP_OK)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < session->path_count && status == SSK_OK; i++)
        status = open_index(session, session->paths[i], error);
    if (status == SSK_OK && session->missing && !session->segment_count)
        status =
            ssk_fail(error, SSK_IO, "no server of an index answers: start xapian-tcpsrv, or name others");
    return status == SSK_OK ? combine(session, error) : status;
}

ssk_status session_open(struct session *session, const char *const *paths, size_t count, bool partial,
                        struct ssk_error *error)
{
    *session = (struct session){.paths = paths, .path_count = count, .partial = partial};
    ssk_status status = ssk_dictionary_open_words(&session->dictionary, error);
    if (status == SSK_OK)
        status = writings_open(&session->writings, session->writings_checksum, session->dictionary->compiled,
                               error);
    if (status == SSK_OK)
        status = readings_open(&session->readings, error);
    return status == SSK_OK ? open_all(session, error) : status;
}

ssk_status session_share(struct session *out, const struct session *session, struct ssk_error *error)
{
    *out = (struct session){.dictionary = session->dictionary,
                            .topics = session->topics,
                            .writings = session->writings,
                            .readings = session->readings,
                            .paths = session->paths,
                            .path_count = session->path_count,
                            .partial = session->partial,
                            .shared = true,
                            .match_any = session->match_any,
                            .exact = session->exact,
                            .texts = text_cache_new()};
    return out->texts ? open_all(out, error) : ssk_no_memory(error);
}

bool session_is_of(const struct session *session, const struct session *other)
{
    bool same = session->segment_count == other->segment_count;
    for (size_t i = 0; i < session->segment_count && same; i++)
        same = strcmp(session->segments[i]->uuid, other->segments[i]->uuid) == 0;
    return same;
}

static bool add_helper(struct session *session)
{
    struct ssk_error none;
    struct session *helper = calloc(1, sizeof *helper);
    bool shared = helper && session_share(helper, session, &none) == SSK_OK && session_is_of(helper, session);
    if (shared)
        session->helpers[session->helper_count++] = helper;
    else {
        if (helper)
            session_close(helper);
        free(helper);
    }
    return shared;
}

size_t session_helpers(struct session *session, size_t wanted)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = session->shared || processors < 2 ? 0 : (size_t)processors - 1;
    if (wanted > most)
        wanted = most;
    if (wanted > SESSION_HELPERS)
        wanted = SESSION_HELPERS;
    while (session->helper_count < wanted && add_helper(session))
        ;
    return session->helper_count < wanted ? session->helper_count : wanted;
}

ssk_status session_reader(struct ssk_analyzer **out, struct session *session, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (!session->reader)
        status = ssk_analyzer_share(&session->reader, session->analyzer, error);
    *out = session->reader;
    return status;
}

ssk_status session_tagger(struct ssk_tagger **out, struct session *session, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (!session->tagger)
        status = ssk_tagger_new(&session->tagger, session->dictionary->model, error);
    *out = session->tagger;
    return status;
}

struct ssk_segment *session_segment(const struct session *session, uint32_t docid, uint32_t *local)
{
    *local = (docid - 1) / (uint32_t)session->segment_count + 1;
    return session->segments[(docid - 1) % session->segment_count];
}

ssk_status session_block(const struct ssk_block **out, size_t *index, const struct session *session,
                         uint32_t docid, struct ssk_error *error)
{
    uint32_t local;
    struct ssk_segment *segment = session_segment(session, docid, &local);
    return ssk_segment_block(out, index, segment, local, error);
}

static void tell_skipped(const char *message, void *context)
{
    (void)context;
    ssk_tell("seisaku-query", "%s: the line is left out", message);
}

static ssk_status add_topics(struct session *session, const char *file, bool own, uint64_t *checksum,
                             struct ssk_error *error)
{
    if (!file)
        return SSK_OK;
    ssk_status status = own ? topics_add_own(session->topics, file, tell_skipped, NULL, error)
                            : topics_add_file(session->topics, file, error);
    return status == SSK_OK ? ssk_checksum_file(checksum, file, error) : status;
}

static ssk_status load_topics(struct session *session, uint64_t *checksum, struct ssk_error *error)
{
    struct ssk_saved saved = ssk_compiled_section(session->dictionary->compiled, SSK_SECTION_TOPICS);
    const void *sum;
    size_t bytes;
    if (!ssk_saved_take(&sum, &bytes, &saved) || bytes != sizeof *checksum)
        return ssk_no_memory(error);
    memcpy(checksum, sum, bytes);
    return topics_load(session->topics, &saved, error);
}

static ssk_status add_shipped_topics(struct session *session, uint64_t *checksum, struct ssk_error *error)
{
    if (session->dictionary->compiled)
        return load_topics(session, checksum, error);
    char *shipped = ssk_dict_path("topics.tsv");
    ssk_status status = shipped ? add_topics(session, shipped, false, checksum, error) : ssk_no_memory(error);
    free(shipped);
    return status;
}

ssk_status session_add_topics(struct session *session, const char *file, struct ssk_error *error)
{
    char *own = ssk_own_dict_path("topics.tsv");
    uint64_t checksum = SSK_CHECKSUM_START;
    ssk_status status = topics_new(&session->topics, session->dictionary->folder, error);
    if (status == SSK_OK)
        status = add_shipped_topics(session, &checksum, error);
    if (status == SSK_OK)
        status = add_topics(session, own, true, &checksum, error);
    if (status == SSK_OK)
        status = add_topics(session, file, true, &checksum, error);
    ssk_checksum_text(session->topics_checksum, checksum);
    free(own);
    return status;
}

void session_close(struct session *session)
{
    for (size_t i = 0; i < session->helper_count; i++) {
        session_close(session->helpers[i]);
        free(session->helpers[i]);
    }
    xap_db_free(session->db);
    for (size_t i = 0; i < session->segment_count; i++)
        ssk_segment_free(session->segments[i]);
    free(session->segments);
    ssk_folded_free(&session->folded);
    ssk_analyzer_free(session->reader);
    ssk_analyzer_free(session->analyzer);
    ssk_tagger_free(session->tagger);
    text_cache_free(session->texts);
    if (!session->shared) {
        topics_free(session->topics);
        writings_free(session->writings);
        readings_free(session->readings);
        ssk_dictionary_free(session->dictionary);
    }
    *session = (struct session){0};
}
