#include "indexer/run/read_worker.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/index/index_document.h"
#include "indexer/run/dump_jsonl.h"
#include "indexer/run/pipeline.h"
#include "seisaku/checksum.h"

struct worker {
    struct workshop *workshop;
    struct pipeline *pipeline;
    struct entry_maker *maker; /* NULL for a dump */
    struct crew_job *job;      /* that is being read */
    struct batch *batch;       /* that is being filled; NULL before the first passage */
    const char *source;        /* the id of the source at hand; NULL for standard input */
    size_t number;             /* of its last passage */
    uint64_t sent;             /* bytes of its passages */
};

ssk_status worker_new(struct worker **out, struct workshop *workshop, struct ssk_error *error)
{
    struct worker *worker = calloc(1, sizeof *worker);
    *out = worker;
    if (!worker)
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    worker->workshop = workshop;
    ssk_status status = pipeline_new(&worker->pipeline, workshop->options, workshop->dictionary, error);
    if (status == SSK_OK && workshop->writer)
        status = entry_maker_new(&worker->maker, workshop->dictionary, error);
    return status;
}

void worker_dismiss(void *context)
{
    struct worker *worker = context;
    if (!worker)
        return;
    pipeline_free(worker->pipeline);
    entry_maker_free(worker->maker);
    batch_free(worker->batch);
    free(worker);
}

/* ------------------------------------------------------------------------------------------ reading */

static ssk_status hand_batch(struct worker *worker)
{
    struct batch *batch = worker->batch;
    worker->batch = NULL;
    return batch ? crew_hand(worker->job, batch) : SSK_OK;
}

static ssk_status add_passage(void *context, const struct ssk_passage *passage, struct ssk_error *error)
{
    struct worker *worker = context;
    const struct workshop *workshop = worker->workshop;
    if (!worker->batch)
        worker->batch = batch_new();
    if (!worker->batch || !batch_add(worker->batch, passage, worker->source, ++worker->number))
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    worker->sent += strlen(passage->text);
    bool full =
        worker->batch->count >= workshop->batch_passages || worker->batch->bytes >= workshop->batch_bytes;
    return full ? hand_batch(worker) : SSK_OK;
}

/* Is the source, though its time is another, what the index holds? Then its outcome stands. */
static bool is_unchanged(struct planned *item, const struct reading_state *state)
{
    if (item->known && item->known_size == state->size && item->known_checksum == state->checksum)
        return true;
    item->known = false;
    outcome_free(&item->outcome);
    return false;
}

static ssk_status read_loaded(struct worker *worker, struct planned *item, const struct source *source,
                              struct ssk_error *error)
{
    const struct sink sink = {worker, add_passage};
    char *made = item->id ? NULL : source_id(source); /* standard input has none before it was loaded */
    const char *id = item->id ? item->id : made;
    worker->source = item->id;
    worker->number = 0;
    ssk_status status =
        id ? pipeline_read(worker->pipeline, source, id, &sink, &item->outcome, error) : SSK_MEMORY;
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

static ssk_status read_source(struct worker *worker, size_t number, struct ssk_error *error)
{
    struct planned *item = &worker->workshop->plan->items[number];
    struct reading_state *state = &worker->workshop->states[number];
    const struct options *options = worker->workshop->options;
    struct source source = {.path = item->path,
                            .encoding = options->encoding,
                            .quiet = options->quiet,
                            .limit = options->max_size};
    struct ssk_error wrong = {""};
    ssk_status status = load(&source, state, &wrong);
    bool unchanged = is_unchanged(item, state);
    if (status == SSK_OK && !unchanged) {
        status = read_loaded(worker, item, &source, error);
    } else if (status != SSK_OK && status != SSK_MEMORY) {
        outcome_skip(&item->outcome, wrong.message, status == SSK_INPUT);
        status = SSK_OK;
    }
    ssk_buffer_free(&source.bytes);
    return status == SSK_MEMORY ? ssk_fail(error, status, "no memory left") : status;
}

static void keep_message(void *context, const char *message)
{
    ssk_strings_add(context, message, strlen(message));
}

ssk_status worker_read(void *context, size_t number, struct crew_job *job, struct ssk_error *error)
{
    struct worker *worker = context;
    struct plan *plan = worker->workshop->plan;
    const struct job *files = &plan->jobs[number];
    ssk_status status = SSK_OK;
    worker->job = job;
    for (size_t i = files->first; i < files->first + files->count && status == SSK_OK; i++) {
        struct planned *item = &plan->items[i];
        if (!item->read)
            continue;
        struct ssk_strings messages = {0};
        report_through(keep_message, &messages);
        crew_hold(job, item->size);
        worker->sent = 0;
        status = read_source(worker, i, error);
        crew_release(job, item->size);
        report_through(NULL, NULL);
        item->outcome.messages = messages;
        progress_add(worker->workshop->progress, 1,
                     item->size > worker->sent ? item->size - worker->sent : 0);
    }
    return status == SSK_OK ? hand_batch(worker) : status;
}

/* ------------------------------------------------------------------------------------------ analysing */

ssk_status worker_work(void *context, void *piece, struct ssk_error *error)
{
    struct worker *worker = context;
    struct batch *batch = piece;
    size_t bytes = batch->bytes;
    ssk_status status = worker->maker ? writer_analyse(worker->workshop->writer, worker->maker, batch, error)
                                      : dump_format(batch, error);
    progress_add(worker->workshop->progress, 0, bytes);
    return status;
}
