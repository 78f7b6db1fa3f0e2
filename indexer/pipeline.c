#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "furniture.h"
#include "isolate.h"
#include "passages.h"
#include "readers.h"
#include "report.h"
#include "source.h"
#include "structure.h"
#include "walk.h"

struct pipeline {
    const struct options *options;
    const struct ssk_dictionary *dictionary;
    const struct sink *sink; /* the caller's */
    struct ssk_tagger *tagger;
    struct ssk_strings seen; /* ids of the documents read so far */
    struct tally *tally;
    struct ssk_error *error;
};

static bool wanted(void *context, const char *name)
{
    const struct pipeline *pipeline = context;
    const struct reader *reader = reader_for_name(name);
    return reader && (!pipeline->options->reader || pipeline->options->reader == reader);
}

static void skip(void *context, const char *path, const char *reason)
{
    struct pipeline *pipeline = context;
    pipeline->tally->skipped++;
    report("%s: %s", path, reason);
}

static bool was_seen(const struct pipeline *pipeline, const char *id)
{
    for (size_t i = 0; i < pipeline->seen.count; i++)
        if (strcmp(pipeline->seen.items[i], id) == 0)
            return true;
    return false;
}

static ssk_status count_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct pipeline *pipeline = context;
    pipeline->tally->passages++;
    return pipeline->sink->passage(pipeline->sink->context, passage, error);
}

/* The stages between the reader and the sink. */
static ssk_status send(struct pipeline *pipeline, struct document *document)
{
    const struct sink *sink = pipeline->sink;
    const struct sink counting = {.context = pipeline, .passage = count_passage};
    ssk_status status = furniture_find(document, pipeline->dictionary, pipeline->error);
    if (status == SSK_OK)
        status = columns_untangle(document, pipeline->tagger, pipeline->error);
    if (status == SSK_OK)
        status = structure_read(document, pipeline->dictionary, pipeline->error);
    if (status == SSK_OK && sink->begin)
        status = sink->begin(sink->context, document, pipeline->error);
    if (status == SSK_OK)
        status = passages_cut(document, pipeline->dictionary, &counting, pipeline->error);
    if (status == SSK_OK && sink->end)
        status = sink->end(sink->context, document, pipeline->error);
    return status;
}

/* Loads and reads one source; *fatal tells the failures that concern all from those of this source. */
static ssk_status read_source(struct pipeline *pipeline, struct source *source, struct document *document,
                              struct ssk_error *error)
{
    ssk_status status = source_load(source, error);
    if (status != SSK_OK)
        return status;
    document->path = strdup(source->path);
    document->id = source_id(source);
    if (!document->path || !document->id)
        return SSK_MEMORY;
    const struct reader *reader = pipeline->options->reader;
    if (!reader)
        reader = reader_for(source);
    if (pipeline->options->verbose)
        report("%s: read as %s", source->path, reader->name);
    if (reader->isolated)
        return isolate_read(reader->read, source, NULL, document, error);
    return reader->read(source, document, error);
}

static ssk_status process(struct pipeline *pipeline, struct document *document, const char *path)
{
    size_t before = pipeline->tally->passages;
    if (was_seen(pipeline, document->id))
        return SSK_OK;
    if (!ssk_strings_add(&pipeline->seen, document->id, strlen(document->id)))
        return SSK_MEMORY;
    ssk_status status = send(pipeline, document);
    if (status == SSK_OK && pipeline->tally->passages == before)
        skip(pipeline, path, "no text in it: nothing to index");
    else if (status == SSK_OK)
        pipeline->tally->read++;
    return status;
}

static ssk_status read_file(void *context, const char *path)
{
    struct pipeline *pipeline = context;
    struct source source = {
        .path = path, .encoding = pipeline->options->encoding, .quiet = pipeline->options->quiet};
    struct document document = {0};
    struct ssk_error error = {""};
    ssk_status status = read_source(pipeline, &source, &document, &error);
    if (status == SSK_OK)
        status = process(pipeline, &document, path);
    else if (status != SSK_MEMORY) {
        skip(pipeline, path, error.message);
        status = SSK_OK;
    }
    document_free(&document);
    ssk_buffer_free(&source.bytes);
    return status == SSK_MEMORY ? ssk_fail(pipeline->error, status, "no memory left") : status;
}

ssk_status pipeline_run(const struct options *options, const struct ssk_dictionary *dictionary,
                        const struct sink *sink, struct tally *tally, struct ssk_error *error)
{
    struct pipeline pipeline = {
        .options = options, .dictionary = dictionary, .sink = sink, .tally = tally, .error = error};
    const struct walk_visitor visitor = {&pipeline, wanted, read_file, skip};
    *tally = (struct tally){0};
    ssk_status status = ssk_tagger_new(&pipeline.tagger, dictionary->model, error);
    for (size_t i = 0; i < options->count && status == SSK_OK; i++)
        status = walk(options->paths[i], &visitor);
    ssk_tagger_free(pipeline.tagger);
    ssk_strings_free(&pipeline.seen);
    return status;
}
