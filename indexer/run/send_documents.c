/* A source to its documents: one, those of a file that holds several, or those of an archive's members, each
 * of which is a source of its own below the archive's name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "indexer/base/kind_counts.h"
#include "indexer/base/messages.h"
#include "indexer/child/child_reader.h"
#include "indexer/formats/read_archive.h"
#include "indexer/run/passing.h"

enum {
    ARCHIVE_DEPTH = 3, /* archives within archives */
    SLOW_SECONDS = 20, /* of a member that could not be read, */
    SLOW_MEMBERS = 3   /* and how many such end the reading: it is a bomb */
};

#define NEST_BYTES (2 * ARCHIVE_BYTES) /* of an archive and all in it */

struct members {
    size_t failed, slow, count;
    uint64_t bytes;
    struct kind_counts passed_over;
};

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

/* ------------------------------------------------------------------------------------------ documents */

static bool is_speech_repeated(struct passing *passing, const char *speech, ssk_status *status)
{
    const char *other = NULL;
    if (!speech || !passing->sink->claim_speech)
        return false;
    *status = passing->sink->claim_speech(passing->sink->context, speech, &other, passing->error);
    if (!other)
        return false;
    if (passing->source_result->repeated++ == 0)
        passing->source_result->repeated_in = other;
    return true;
}

/* Answers to several questions hold the same speeches: each counts once. */
static ssk_status drop_repeated(struct passing *passing, struct document *document)
{
    const struct keys *last = NULL;
    bool repeated = false;
    ssk_status status = SSK_OK;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count && status == SSK_OK; l++) {
            struct line *line = &document->pages[p].lines[l];
            if (line->keys && line->keys != last)
                repeated = is_speech_repeated(passing, line->keys->speech, &status);
            last = line->keys;
            if (repeated && last)
                line->role = LINE_SPENT;
        }
    return status;
}

/* The only document of a source has its id, each of several the source's and its own. */
static ssk_status take_document(void *context, struct document *document, struct ssk_error *error)
{
    struct passing *passing = context;
    char *own = document->id;
    document->id = NULL;
    if (asprintf(&document->id, "%s%s%s", passing->id, own ? "/" : "", own ? own : "") < 0)
        document->id = NULL;
    free(own);
    document->path = strdup(passing->source->path);
    if (!document->id || !document->path)
        return ssk_no_memory(error);
    for (char *c = document->id; *c; c++)
        if ((unsigned char)*c <= 0x20 || *c == ':')
            *c = '_';
    ssk_status status = drop_repeated(passing, document);
    return status == SSK_OK ? stages_send(passing, document) : status;
}

static ssk_status read_one(struct passing *passing, const struct reader *reader, struct ssk_error *reason)
{
    struct document document = {0};
    ssk_status status = reader->in_child ? child_read(reader->read, passing->source, NULL, &document, reason)
                                         : reader->read(passing->source, &document, reason);
    if (status == SSK_OK)
        status = take_document(passing, &document, passing->error);
    document_free(&document);
    return status;
}

/* ------------------------------------------------------------------------------------------ members */

/* Is the member to be read? As a file in a folder: see work_plan.c. */
static bool is_wanted(const struct passing *passing, const char *name)
{
    return path_filter_want(&passing->pipeline->options->patterns, name, false);
}

/* One that cannot be read costs itself alone, but three slow ones the rest of the archive. */
static ssk_status fail_member(struct members *members, const struct source *member, double seconds,
                              const struct ssk_error *reason, struct ssk_error *error)
{
    message_print("%s: %s", member->path, reason->message);
    members->failed++;
    members->slow += seconds >= SLOW_SECONDS;
    if (members->slow < SLOW_MEMBERS)
        return SSK_OK;
    return ssk_fail(error, SSK_OTHER, "%d of its files took longer than %d s: the rest is left", SLOW_MEMBERS,
                    SLOW_SECONDS);
}

static ssk_status send_member(struct passing *passing, const struct source *source, const char *id)
{
    struct ssk_error reason = {""};
    struct timespec start;
    struct passing inner = *passing;
    inner.source = source;
    inner.id = id;
    inner.depth++;
    clock_gettime(CLOCK_MONOTONIC, &start);
    const struct reader *reader = format_reader(source);
    ssk_status status = reader->read_passages ? ssk_fail(&reason, SSK_INPUT, "passages: unpack them first")
                        : inner.depth > ARCHIVE_DEPTH
                            ? ssk_fail(&reason, SSK_INPUT, "more than %d archives deep", ARCHIVE_DEPTH)
                            : send_documents(&inner, reader, &reason);
    if (status == SSK_OK || status == SSK_MEMORY || status == SSK_OTHER || !reason.message[0])
        return status;
    return fail_member(passing->members, source, seconds_since(start), &reason, passing->error);
}

/* Archives in archives grow to any size, though each is small. */
static ssk_status count_member(struct members *members, size_t length, struct ssk_error *error)
{
    members->bytes += length;
    if (++members->count > ARCHIVE_MEMBERS)
        return ssk_fail(error, SSK_OTHER,
                        "holds more than %d files, with the archives in it: the rest is left",
                        ARCHIVE_MEMBERS);
    if (members->bytes > NEST_BYTES)
        return ssk_fail(error, SSK_OTHER,
                        "expands to more than %llu MiB, with the archives in it: the rest is left",
                        (unsigned long long)(NEST_BYTES >> 20));
    return SSK_OK;
}

static ssk_status take_member(void *context, const char *name, const char *bytes, size_t length,
                              struct ssk_error *error)
{
    struct passing *passing = context;
    struct source source = {.encoding = passing->source->encoding,
                            .quiet = passing->source->quiet,
                            .limit = passing->source->limit};
    struct ssk_buffer path = SSK_BUFFER_INIT;
    ssk_status status = count_member(passing->members, length, passing->error);
    if (status != SSK_OK || !is_wanted(passing, name))
        return status;
    if (!bytes)
        return kind_counts_add(&passing->members->passed_over, name) ? SSK_OK : ssk_no_memory(error);
    if (!length)
        return SSK_OK;
    ssk_buffer_append(&source.bytes, bytes, length);
    ssk_buffer_printf(&path, "%s/%s", passing->source->path, name);
    char *place = NULL, *outer = strcmp(passing->source->path, "-") == 0
                                     ? strdup(passing->id)
                                     : source_place(passing->source->path);
    if (!outer || asprintf(&place, "%s/%s", outer, name) < 0)
        place = NULL;
    char *id = place ? source_id_at(place) : NULL;
    source.path = ssk_buffer_string(&path);
    status =
        id && !path.failed && !source.bytes.failed ? send_member(passing, &source, id) : ssk_no_memory(error);
    free(outer);
    free(place);
    free(id);
    ssk_buffer_free(&path);
    ssk_buffer_free(&source.bytes);
    return status;
}

/* What is left to say of an archive. */
static ssk_status tell_members(const struct passing *passing, struct members *members, ssk_status status,
                               struct ssk_error *reason)
{
    if (members->passed_over.total && !passing->source->quiet) {
        struct ssk_buffer kinds = SSK_BUFFER_INIT;
        kind_counts_tell(&members->passed_over, &kinds);
        message_print("%s: passed over %zu file%s of other kinds: %s", passing->source->path,
                      members->passed_over.total, members->passed_over.total == 1 ? "" : "s",
                      ssk_buffer_string(&kinds));
        ssk_buffer_free(&kinds);
    }
    if (status == SSK_OK && members->failed)
        status = ssk_fail(reason, SSK_INPUT, "files in it cannot be read (%zu)", members->failed);
    return status;
}

static ssk_status read_many(struct passing *passing, const struct reader *reader, struct ssk_error *reason)
{
    struct members members = {0};
    bool outermost = !passing->members;
    if (outermost)
        passing->members = &members;
    const struct document_sink sink = {passing, take_document, take_member};
    ssk_status status = child_read_many(reader->read_many, passing->source, NULL, &sink, reason);
    if (status == SSK_OTHER) /* the members' own reason */
        *reason = *passing->error;
    if (outermost) {
        status = tell_members(passing, &members, status, reason);
        kind_counts_free(&members.passed_over);
        passing->members = NULL;
    }
    return status;
}

ssk_status send_documents(struct passing *passing, const struct reader *reader, struct ssk_error *reason)
{
    return reader->read_many ? read_many(passing, reader, reason) : read_one(passing, reader, reason);
}
