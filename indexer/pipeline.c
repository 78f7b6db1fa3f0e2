#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "furniture.h"
#include "genres.h"
#include "isolate.h"
#include "items.h"
#include "marginalia.h"
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
    if (!pipeline->options->reader)
        return reader &&
               !reader->read_passages; /* passages may be data of the documents that they lie beside */
    return reader == pipeline->options->reader;
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

/* Puts the lines into reading order and gives them their keys. */
static ssk_status lay_out(struct pipeline *pipeline, struct document *document)
{
    ssk_status status = furniture_find(document, pipeline->dictionary, pipeline->error);
    if (status == SSK_OK)
        status = items_find(document, pipeline->dictionary, pipeline->error);
    if (status == SSK_OK)
        status = marginalia_find(document, pipeline->tagger, pipeline->error);
    if (status == SSK_OK)
        status = columns_untangle(document, pipeline->tagger, pipeline->error);
    if (status == SSK_OK)
        status = marginalia_restore(document, pipeline->error);
    if (status == SSK_OK)
        status = structure_read(document, pipeline->dictionary, pipeline->error);
    return status;
}

/* The stages between the reader and the sink. */
static ssk_status send(struct pipeline *pipeline, struct document *document)
{
    const struct sink *sink = pipeline->sink;
    const struct sink counting = {.context = pipeline, .passage = count_passage};
    bool known;
    ssk_status status = genres_read(document, pipeline->dictionary, &known, pipeline->error);
    if (status == SSK_OK && !known)
        status = lay_out(pipeline, document);
    if (status == SSK_OK && sink->begin)
        status = sink->begin(sink->context, document, pipeline->error);
    if (status == SSK_OK)
        status = passages_cut(document, pipeline->dictionary, &counting, pipeline->error);
    if (status == SSK_OK && sink->end)
        status = sink->end(sink->context, document, pipeline->error);
    return status;
}

/* ---- Formats that hold passages already. */

struct passages_of {
    struct pipeline *pipeline;
    const struct source *source;
    char *id; /* of the source, for passages without a doc_id */
    size_t refused;
};

/* Starts the passage's document unless it was started before. */
static ssk_status start_document(struct pipeline *pipeline, const struct ssk_passage *passage,
                                 struct ssk_error *error)
{
    if (was_seen(pipeline, passage->doc_id))
        return SSK_OK;
    const struct document document = {.path = passage->source_path, .id = passage->doc_id};
    if (!ssk_strings_add(&pipeline->seen, passage->doc_id, strlen(passage->doc_id)))
        return SSK_MEMORY;
    return pipeline->sink->begin ? pipeline->sink->begin(pipeline->sink->context, &document, error) : SSK_OK;
}

static ssk_status take_passage(void *context, struct ssk_passage *passage, struct ssk_error *error)
{
    struct passages_of *of = context;
    if (!passage->doc_id && !(passage->doc_id = strdup(of->id)))
        return SSK_MEMORY;
    ssk_status status = start_document(of->pipeline, passage, error);
    return status == SSK_OK ? count_passage(of->pipeline, passage, error) : status;
}

static void refuse_line(void *context, int line, const char *reason)
{
    struct passages_of *of = context;
    if (of->refused++ > 0)
        return;
    if (line > 0)
        report("%s:%d: %s", of->source->path, line, reason);
    else
        report("%s: %s", of->source->path, reason);
}

/* Only the first is told: a file of another kind has as many as lines. */
static void report_refused(const struct passages_of *of)
{
    if (of->refused > 1)
        report("%s: … and %zu more line%s", of->source->path, of->refused - 1, of->refused == 2 ? "" : "s");
}

/* Sends a source's passages on; one with a refused line counts as read and as skipped. */
static ssk_status send_passages(struct pipeline *pipeline, const struct reader *reader,
                                const struct source *source)
{
    struct passages_of of = {.pipeline = pipeline, .source = source, .id = source_id(source)};
    const struct passage_sink sink = {&of, take_passage, refuse_line};
    size_t before = pipeline->tally->passages;
    ssk_status status = of.id ? reader->read_passages(source, &sink, pipeline->error) : SSK_MEMORY;
    pipeline->tally->read += pipeline->tally->passages > before;
    pipeline->tally->skipped += of.refused > 0;
    report_refused(&of);
    if (status == SSK_OK && pipeline->tally->passages == before && !of.refused)
        skip(pipeline, source->path, "no passages in it: nothing to index");
    free(of.id);
    return status;
}

/* ---- Documents. */

/* The format that the user asked for, or that the source has. */
static const struct reader *choose_reader(const struct pipeline *pipeline, const struct source *source)
{
    const struct reader *reader = pipeline->options->reader ? pipeline->options->reader : reader_for(source);
    if (pipeline->options->verbose)
        report("%s: read as %s", source->path, reader->name);
    return reader;
}

static ssk_status read_document(const struct reader *reader, const struct source *source,
                                struct document *document, struct ssk_error *error)
{
    document->path = strdup(source->path);
    document->id = source_id(source);
    if (!document->path || !document->id)
        return SSK_MEMORY;
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
    ssk_status status = source_load(&source, &error);
    const struct reader *reader = status == SSK_OK ? choose_reader(pipeline, &source) : NULL;
    bool passages = reader && reader->read_passages;
    if (reader && !passages)
        status = read_document(reader, &source, &document, &error);
    if (status != SSK_OK && status != SSK_MEMORY) {
        skip(pipeline, path, error.message);
        status = SSK_OK;
    } else if (status == SSK_OK) {
        status = passages ? send_passages(pipeline, reader, &source) : process(pipeline, &document, path);
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
