#include "indexer/run/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/run/passing.h"
#include "seisaku/translate.h"

ssk_status pipeline_new(struct pipeline **out, const struct options *options,
                        const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    struct pipeline *pipeline = calloc(1, sizeof *pipeline);
    *out = pipeline;
    if (!pipeline)
        return ssk_no_memory(error);
    pipeline->options = options;
    pipeline->dictionary = dictionary;
    ssk_status status = ssk_tagger_new(&pipeline->tagger, dictionary->model, error);
    if (status != SSK_OK) {
        pipeline_free(pipeline);
        *out = NULL;
    }
    return status;
}

void pipeline_free(struct pipeline *pipeline)
{
    if (!pipeline)
        return;
    ssk_tagger_free(pipeline->tagger);
    free(pipeline);
}

/* ---- Formats that hold passages already. */

/* Puts the canonical names for those that a file of others gives. */
static ssk_status make_canonical(const struct ssk_ministries *table, const char *field,
                                 struct ssk_strings *names, struct ssk_error *error)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *name = names->items[i], *near = NULL,
                   *canonical = ssk_ministry_find(table, name, strlen(name));
        if (!canonical && ssk_ministry_nearest(table, name, strlen(name), &near, 1))
            return ssk_fail(error, SSK_INPUT, "\"%s\": no ministry is called %s (near it: %s)", field, name,
                            near);
        if (!canonical)
            return ssk_fail(error, SSK_INPUT, "\"%s\": no ministry is called %s", field, name);
        char *copy = strdup(canonical);
        if (!copy)
            return SSK_MEMORY;
        free(names->items[i]);
        names->items[i] = copy;
    }
    return SSK_OK;
}

static ssk_status check_names(const struct passing *passing, struct ssk_passage *passage,
                              struct ssk_error *error)
{
    const struct ssk_ministries *table = passing->pipeline->dictionary->ministries;
    ssk_status status = make_canonical(table, "ministries", &passage->ministries, error);
    if (status == SSK_OK)
        status = make_canonical(table, "mentions", &passage->mentions, error);
    return status == SSK_OK ? make_canonical(table, "issuer", &passage->issuer, error) : status;
}

static ssk_status take_passage(void *context, struct ssk_passage *passage, int line, struct ssk_error *error)
{
    struct passing *passing = context;
    if (!passage->doc_id && !(passage->doc_id = strdup(passing->id)))
        return SSK_MEMORY;
    size_t length = strlen(passage->text);
    if (length > SSK_TEXT_MOST)
        return ssk_fail(error, SSK_INPUT, "\"text\" is longer than 1 MiB (%zu bytes): part it", length);
    ssk_status status = check_names(passing, passage, error);
    if (status == SSK_OK && passing->sink->claim)
        status = passing->sink->claim(passing->sink->context, passage->id, line, error);
    if (status != SSK_OK)
        return status;
    if (passing->sink->wants && !passing->sink->wants(passing->sink->context, passage->doc_id)) {
        passing->elsewhere++;
        return SSK_OK;
    }
    return passing_send_passage(passing, passage, error);
}

/* Only the first is told: a file of another kind has as many as lines. */
static void refuse_line(void *context, int line, const char *reason)
{
    struct passing *passing = context;
    if (passing->refused++ > 0)
        return;
    if (line > 0)
        message_print("%s:%d: %s", passing->source->path, line, reason);
    else
        source_result_skip(passing->source_result, reason, true);
}

static void tell_refused(struct passing *passing)
{
    struct ssk_error reason;
    if (passing->refused > 1)
        message_print("%s: … and %zu more line%s", passing->source->path, passing->refused - 1,
                      passing->refused == 2 ? "" : "s");
    if (passing->refused == 1)
        ssk_fail(&reason, SSK_INPUT, "%d line is no passage", 1);
    else
        ssk_fail(&reason, SSK_INPUT, "%zu lines are no passage", passing->refused);
    source_result_skip(passing->source_result, reason.message, true);
    passing->source_result->reported = true;
}

/* A source with a refused line counts as indexed and, by its reason, as skipped in part. */
static ssk_status send_passages(struct passing *passing, const struct reader *reader)
{
    struct source_result *source_result = passing->source_result;
    const struct passage_sink sink = {passing, passing->id, take_passage, refuse_line};
    ssk_status status = reader->read_passages(passing->source, &sink, passing->error);
    if (status != SSK_OK)
        return status;
    if (passing->refused && !source_result->reason)
        tell_refused(passing);
    else if (!passing->refused && !passing->elsewhere && !source_result->passages)
        source_result_skip(source_result, ssk_both("no passages in it: nothing to index"), true);
    if (source_result->passages || passing->elsewhere)
        source_result->kind = RESULT_INDEXED;
    return SSK_OK;
}

/* The format that the user asked for, or that the source has; says so with -v. */
static const struct reader *choose_reader(const struct pipeline *pipeline, const struct source *source)
{
    const struct reader *reader =
        pipeline->options->reader ? pipeline->options->reader : format_reader(source);
    if (pipeline->options->verbose)
        message_print("%s: read as %s", source->path, reader->name);
    return reader;
}

/* A source that holds several documents, of which some cannot be read, counts as indexed and, by its reason,
 * as skipped in part. */
static ssk_status send_source(struct passing *passing, const struct reader *reader)
{
    struct ssk_error reason = {""};
    struct source_result *source_result = passing->source_result;
    ssk_status status = send_documents(passing, reader, &reason);
    if (status == SSK_MEMORY || (status != SSK_OK && !reason.message[0]))
        return status;
    if (status != SSK_OK)
        source_result_skip(source_result, reason.message, status != SSK_IO);
    else if (!source_result->passages && !source_result->repeated)
        source_result_skip(source_result, ssk_both("no text that can be read: nothing to index"), true);
    if (source_result->passages || source_result->repeated)
        source_result->kind = RESULT_INDEXED;
    return SSK_OK;
}

ssk_status pipeline_read(struct pipeline *pipeline, const struct source *source, const char *id,
                         const struct sink *sink, struct source_result *source_result,
                         struct ssk_error *error)
{
    struct passing passing = {.pipeline = pipeline,
                              .source = source,
                              .id = id,
                              .sink = sink,
                              .source_result = source_result,
                              .error = error};
    const struct reader *reader = choose_reader(pipeline, source);
    ssk_status status =
        reader->read_passages ? send_passages(&passing, reader) : send_source(&passing, reader);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}
