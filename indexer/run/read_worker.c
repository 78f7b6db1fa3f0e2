#include "indexer/run/read_worker.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/formats/formats.h"
#include "indexer/input/preprocess.h"
#include "indexer/run/dump_jsonl.h"
#include "indexer/run/pipeline.h"
#include "indexer/segment/part.h"
#include "seisaku/checksum.h"

struct worker {
    struct worker_shared *worker_shared;
    struct pipeline *pipeline;
    struct part_writer *writer;  /* NULL for a dump */
    struct pool_job *job;        /* that is being read */
    struct passage_batch *batch; /* that is being filled; NULL before the first passage */
    const char *source;          /* the id of the source at hand; NULL for standard input */
    size_t item;                 /* its number in the plan */
    size_t number;               /* of its last passage */
    uint64_t sent;               /* bytes of its passages */
    bool outside;                /* its passages come from outside */
};

ssk_status worker_new(struct worker **out, struct worker_shared *worker_shared, struct ssk_error *error)
{
    struct worker *worker = calloc(1, sizeof *worker);
    *out = worker;
    if (!worker)
        return ssk_no_memory(error);
    worker->worker_shared = worker_shared;
    ssk_status status =
        pipeline_new(&worker->pipeline, worker_shared->options, worker_shared->dictionary, error);
    if (status == SSK_OK && worker_shared->writer)
        status = part_writer_new(&worker->writer, worker_shared->dictionary, error);
    return status;
}

void worker_free(void *context)
{
    struct worker *worker = context;
    if (!worker)
        return;
    pipeline_free(worker->pipeline);
    part_writer_free(worker->writer);
    passage_batch_free(worker->batch);
    free(worker);
}

/* ------------------------------------------------------------------------------------------ reading */

static ssk_status hand_batch(struct worker *worker)
{
    struct passage_batch *batch = worker->batch;
    worker->batch = NULL;
    return batch ? pool_submit(worker->job, batch) : SSK_OK;
}

/* Is the passage of a document in the index in another form, from a source of this run? Notes it. */
static bool is_corrected(struct worker *worker, const struct ssk_passage *passage)
{
    struct work_plan *plan = worker->worker_shared->plan;
    const size_t *number =
        worker->outside ? NULL : corrections_of(worker->worker_shared->corrections, passage);
    struct source_result *source_result = &plan->items[worker->item].source_result;
    if (!number || *number == worker->item)
        return false;
    source_result->corrected++;
    source_result->corrected_by = plan->items[*number].path;
    return true;
}

static ssk_status add_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct worker *worker = context;
    const struct worker_shared *worker_shared = worker->worker_shared;
    if (is_corrected(worker, passage))
        return SSK_OK;
    if (!worker->batch)
        worker->batch = passage_batch_new();
    if (!worker->batch || !passage_batch_add(worker->batch, passage, worker->source, ++worker->number))
        return ssk_no_memory(error);
    worker->sent += strlen(passage->text);
    bool full = worker->batch->count >= worker_shared->batch_passages ||
                worker->batch->bytes >= worker_shared->batch_bytes;
    return full ? hand_batch(worker) : SSK_OK;
}

/* Sources whose ids come from outside claim them in their order. */
static ssk_status claim(void *context, const char *id, int line, struct ssk_error *error)
{
    struct worker *worker = context;
    pool_in_turn(worker->job);
    worker->outside = true;
    return claimed_ids_take(worker->worker_shared->ids, id, worker->item, line, error);
}

static ssk_status claim_speech(void *context, const char *id, const char **other, struct ssk_error *error)
{
    struct worker *worker = context;
    pool_in_turn(worker->job);
    return claimed_ids_first(worker->worker_shared->ids, id, worker->item, other, error);
}

/* Passages without a document of their own are one document, that of their source: by its name, for its id
 * has the place where it lies on this machine. */
static bool wants(void *context, const char *doc_id)
{
    const struct worker *worker = context;
    const struct source_task *item = &worker->worker_shared->plan->items[worker->item];
    const char *slash = strrchr(item->path, '/');
    bool own = !item->id || strcmp(doc_id, item->id) != 0;
    return shard_has(&worker->worker_shared->options->shard, own ? doc_id : slash ? slash + 1 : item->path);
}

/* Is the source, though its time is another, what the index holds? Then its outcome stands. */
static bool is_unchanged(struct source_task *item, const struct reading_state *state)
{
    if (item->known && item->known_size == state->size && item->known_checksum == state->checksum)
        return true;
    item->known = false;
    source_result_free(&item->source_result);
    return false;
}

static ssk_status read_loaded(struct worker *worker, struct source_task *item, const struct source *source,
                              struct ssk_error *error)
{
    const struct sink sink = {worker, add_passage, claim, claim_speech, wants};
    char *made = item->id ? NULL : source_id(source); /* standard input has none before it was loaded */
    const char *id = item->id ? item->id : made;
    worker->source = item->id;
    worker->number = 0;
    worker->outside = false;
    ssk_status status =
        id ? pipeline_read(worker->pipeline, source, id, &sink, &item->source_result, error) : SSK_MEMORY;
    free(made);
    return status;
}

static ssk_status load(struct source *source, struct reading_state *state, struct ssk_error *error)
{
    ssk_status status = source_load(source, error);
    if (status != SSK_OK && status != SSK_INPUT)
        return status;
    state->loaded = true;
    state->size = source->bytes.length;
    state->modified = source->modified;
    state->checksum = ssk_checksum(SSK_CHECKSUM_START, source->bytes.data, source->bytes.length);
    return status;
}

/* Hands the source to the command of --pre where it is one for it. */
static ssk_status convert(struct source *source, const struct options *options, struct ssk_error *error)
{
    bool chosen = options->pre_patterns.include_count
                      ? path_filter_want(&options->pre_patterns, source->path, false)
                      : !options->reader && !format_is_read(source);
    if (!options->pre || !chosen)
        return SSK_OK;
    source->converted = true;
    return preprocess(source, options->pre, error);
}

static ssk_status read_source(struct worker *worker, size_t number, struct ssk_error *error)
{
    struct source_task *item = &worker->worker_shared->plan->items[number];
    struct reading_state *state = &worker->worker_shared->states[number];
    const struct options *options = worker->worker_shared->options;
    worker->item = number;
    struct source source = {.path = item->path,
                            .encoding = options->encoding,
                            .text_field = options->text_field,
                            .quiet = options->quiet,
                            .limit = options->max_size};
    struct ssk_error wrong = {""};
    ssk_status status = load(&source, state, &wrong);
    bool unchanged = is_unchanged(item, state);
    if (status == SSK_OK && !unchanged)
        status = convert(&source, options, &wrong);
    if (status == SSK_OK && !unchanged) {
        status = read_loaded(worker, item, &source, error);
    } else if (status != SSK_OK && status != SSK_MEMORY) {
        source_result_skip(&item->source_result, wrong.message, status == SSK_INPUT);
        status = SSK_OK;
    }
    ssk_buffer_free(&source.bytes);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}

static void keep_message(void *context, const char *message)
{
    ssk_strings_add(context, message, strlen(message));
}

ssk_status worker_read(void *context, size_t number, struct pool_job *job, struct ssk_error *error)
{
    struct worker *worker = context;
    struct work_plan *plan = worker->worker_shared->plan;
    const struct source_job *files = &plan->jobs[number];
    ssk_status status = SSK_OK;
    worker->job = job;
    for (size_t i = files->first; i < files->first + files->count && status == SSK_OK; i++) {
        struct source_task *item = &plan->items[i];
        if (!item->read)
            continue;
        struct ssk_strings messages = {0};
        message_through(keep_message, &messages);
        pool_reserve(job, item->size);
        worker->sent = 0;
        status = read_source(worker, i, error);
        pool_release(job, item->size);
        message_through(NULL, NULL);
        item->source_result.messages = messages;
        progress_add(worker->worker_shared->progress, 1,
                     item->size > worker->sent ? item->size - worker->sent : 0);
    }
    return status == SSK_OK ? hand_batch(worker) : status;
}

/* ------------------------------------------------------------------------------------------ analysing */

ssk_status worker_work(void *context, void *item, struct ssk_error *error)
{
    struct worker *worker = context;
    struct passage_batch *batch = item;
    size_t bytes = batch->bytes;
    ssk_status status = worker->writer
                            ? writer_analyse(worker->worker_shared->writer, worker->writer, batch, error)
                            : dump_format(batch, error);
    progress_add(worker->worker_shared->progress, 0, bytes);
    return status;
}
