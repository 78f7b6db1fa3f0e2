/* Plan, read, index, tell. A thread's work is in read_worker.c. */
#include "indexer/run/run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/base/interrupt.h"
#include "indexer/base/messages.h"
#include "indexer/index/index_writer.h"
#include "indexer/input/source.h"
#include "indexer/run/dry_run.h"
#include "indexer/run/dump_jsonl.h"
#include "indexer/run/progress.h"
#include "indexer/run/read_worker.h"
#include "indexer/run/run_summary.h"
#include "indexer/run/thread_pool.h"
#include "indexer/run/work_plan.h"
#include "seisaku/memory.h"
#include "seisaku/paths.h"
#include "seisaku/translate.h"

enum { THREADS_MAX = 8, HOLD_BYTES = 256 << 20 };

struct run {
    const struct options *options;
    struct work_plan plan;
    struct writer *writer; /* NULL for a dump */
    struct run_summary run_summary;
    struct progress progress;
    struct claimed_ids ids;
    struct worker_shared worker_shared;
    char *index; /* its folder; NULL for a dump */
    char *settings;
    bool closed; /* whoever read the dump went away */
};

/* How the work is parted. A batch becomes a part of the index: many small parts take longer to write and to
 * merge, few large ones do not keep all threads busy. */
static const struct parting {
    uint64_t job_bytes;     /* at most */
    size_t passages, bytes; /* of a batch */
    size_t window, items;   /* see thread_pool.h; the window for each thread */
} INDEX = {2 << 20, 16384, 2 << 20, 8, 4}, DUMP = {256 << 10, 500, 512 << 10, 4, 8};

static const struct parting *parting_of(const struct run *run)
{
    return run->writer ? &INDEX : &DUMP;
}

static int threads_of(const struct options *options)
{
    if (options->jobs)
        return (int)options->jobs;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > THREADS_MAX ? THREADS_MAX : (int)processors;
}

/* ------------------------------------------------------------------------------------------ settling */

/* Notes how the source was read, so that it need not be again. One that cannot be read any more keeps its
 * passages, and the entry that goes with them. */
static ssk_status enter(struct run *run, const struct source_task *item, const struct reading_state *state,
                        struct ssk_error *error)
{
    const struct source_result *source_result = &item->source_result;
    struct manifest *manifest = writer_manifest(run->writer);
    const struct manifest_entry *before = item->id ? manifest_find(manifest, item->id) : NULL;
    bool kept =
        source_result->kind == RESULT_SKIPPED && (!source_result->lasting || (before && before->passages));
    if (!item->read || !item->id || !state->loaded || kept)
        return SSK_OK;
    char reason[SSK_MESSAGE]; /* an index is the same in all languages */
    ssk_message_pick(reason, sizeof reason, source_result->reason ? source_result->reason : "", SSK_ORIGINAL);
    struct manifest_entry entry = {.id = item->id,
                                   .place = item->place,
                                   .settings = run->settings,
                                   .passages = source_result->passages,
                                   .reason = reason};
    if (item->known && before)
        entry = *before;
    entry.size = state->size;
    entry.modified = state->modified;
    entry.checksum = state->checksum;
    return manifest_set(manifest, &entry, error);
}

static ssk_status settle(struct run *run, size_t number, struct ssk_error *error)
{
    struct source_task *item = &run->plan.items[number];
    struct source_result *source_result = &item->source_result;
    progress_hide(&run->progress);
    for (size_t i = 0; i < source_result->messages.count; i++)
        message_print("%s", source_result->messages.items[i]);
    if (source_result->reason && !source_result->reported)
        message_print("%s: %s", item->path, source_result->reason);
    else if (run->options->verbose && source_result->kind == RESULT_UNCHANGED)
        message_print("%s: unchanged", item->path);
    ssk_status status = SSK_OK;
    if (run->writer)
        status = enter(run, item, &run->worker_shared.states[number], error);
    if (status == SSK_OK)
        status = run_summary_count(&run->run_summary, item->path, item->id, source_result, error);
    return status;
}

static ssk_status settle_job(struct run *run, size_t number, struct ssk_error *error)
{
    const struct source_job *job = &run->plan.jobs[number];
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < job->count && status == SSK_OK; i++)
        status = settle(run, job->first + i, error);
    return status;
}

static void tick(void *context)
{
    struct run *run = context;
    progress_draw(&run->progress, NULL);
}

static ssk_status take(void *context, size_t number, void *item, struct ssk_error *error)
{
    struct run *run = context;
    if (!item)
        return settle_job(run, number, error);
    if (run->writer)
        return writer_take(run->writer, item, error);
    return dump_print(stdout, item, &run->closed, error);
}

/* ------------------------------------------------------------------------------------------ reading */

static void drop(void *item)
{
    passage_batch_free(item);
}

static ssk_status init(void *context, void **worker, struct ssk_error *error)
{
    struct run *run = context;
    return worker_new((struct worker **)worker, &run->worker_shared, error);
}

static ssk_status read_all(struct run *run, struct ssk_error *error)
{
    const struct parting *parting = parting_of(run);
    ssk_status status = SSK_OK;
    if (!run->plan.files) { /* no need for threads and their dictionaries */
        for (size_t i = 0; i < run->plan.job_count && status == SSK_OK; i++)
            status = settle_job(run, i, error);
        return status;
    }
    int threads = threads_of(run->options);
    const struct pool_plan plan = {
        .context = run,
        .jobs = run->plan.job_count,
        .threads = threads,
        .window = parting->window * (size_t)threads,
        .items = parting->items,
        .hold = HOLD_BYTES,
        .init = init,
        .fini = worker_free,
        .read = worker_read,
        .work = worker_work,
        .take = take,
        .tick = run->progress.shown ? tick : NULL,
        .drop = drop,
    };
    return pool_run(&plan, error);
}

/* Is what the report replaces neither a source nor in the index? */
static ssk_status report_is_apart(const struct run *run, struct ssk_error *error)
{
    const char *report = run->options->report, *index = run->index;
    char *place = report ? source_place(report) : NULL, *folder = index ? source_place(index) : NULL;
    const char *what = NULL;
    for (size_t i = 0; i < run->plan.count && place && !what; i++)
        if (run->plan.items[i].place && strcmp(run->plan.items[i].place, place) == 0)
            what = ssk_both("is one of the sources");
    size_t length = folder ? strlen(folder) : 0;
    char *slash = place ? strrchr(place, '/') : NULL;
    if (slash && slash != place)
        *slash = '\0'; /* a report that is not there yet has no place of its own */
    char *beside = place ? source_place(slash ? place : ".") : NULL;
    if (beside && folder && strncmp(beside, folder, length) == 0 &&
        (!beside[length] || beside[length] == '/'))
        what = ssk_both("lies in the index");
    free(beside);
    free(place);
    free(folder);
    return what ? ssk_fail(error, SSK_INPUT, "%s: %s: give --report another name", report, what) : SSK_OK;
}

/* Lists the sources and prepares what the threads share; nothing is read yet. */
static ssk_status prepare(struct run *run, const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    const struct options *options = run->options;
    const struct parting *parting = parting_of(run);
    const struct manifest *manifest = run->writer ? writer_manifest(run->writer) : NULL;
    ssk_status status = work_plan_make(&run->plan, options, manifest, parting->job_bytes, error);
    if (status != SSK_OK)
        return status;
    status = report_is_apart(run, error);
    if (status != SSK_OK)
        return status;
    claimed_ids_init(&run->ids, &run->plan);
    run->settings = work_plan_settings(options);
    run->worker_shared = (struct worker_shared){.options = options,
                                                .dictionary = dictionary,
                                                .plan = &run->plan,
                                                .writer = run->writer,
                                                .progress = &run->progress,
                                                .ids = &run->ids,
                                                .batch_passages = parting->passages,
                                                .batch_bytes = parting->bytes};
    run->worker_shared.states = calloc(run->plan.count + 1, sizeof *run->worker_shared.states);
    if (!run->settings || !run->worker_shared.states)
        return ssk_no_memory(error);
    progress_start(&run->progress, options->progress, run->plan.files, run->plan.bytes);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ pruning */

static ssk_status prune(struct run *run, struct ssk_error *error)
{
    struct manifest *manifest = writer_manifest(run->writer);
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < manifest->count && status == SSK_OK; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        if (entry->gone || !work_plan_misses(&run->plan, entry))
            continue;
        const struct source_result source_result = {.kind = RESULT_REMOVED, .passages = entry->passages};
        progress_hide(&run->progress);
        if (run->options->verbose)
            message_print("%s: removed", entry->place);
        status = run_summary_count(&run->run_summary, entry->place, entry->id, &source_result, error);
        if (status == SSK_OK)
            status = writer_remove(run->writer, entry->id, error);
    }
    return status;
}

/* ------------------------------------------------------------------------------------------ the whole */

static ssk_status finish(struct run *run, struct ssk_error *error)
{
    const size_t *kinds = run->run_summary.kinds;
    if (!run->writer)
        return dump_flush(stdout, &run->closed, error);
    bool anew = writer_starts_anew(run->writer);
    if (anew ? kinds[RESULT_INDEXED] == 0
             : !manifest_changed(writer_manifest(run->writer)) && !kinds[RESULT_INDEXED])
        return SSK_OK;
    progress_draw(&run->progress, anew ? N_("merging") : N_("writing"));
    return writer_finish(run->writer, error);
}

static int exit_status(const struct run *run, ssk_status status)
{
    const size_t *kinds = run->run_summary.kinds;
    if (run->closed)
        return EXIT_ALL;
    if (status != SSK_OK || !(kinds[RESULT_INDEXED] + kinds[RESULT_UNCHANGED] + kinds[RESULT_REMOVED]))
        return EXIT_NOTHING;
    return kinds[RESULT_SKIPPED] || run->run_summary.partly ? EXIT_SOME : EXIT_ALL;
}

static int conclude(struct run *run, ssk_status status, struct ssk_error *error)
{
    struct ssk_error trouble = {""};
    interrupt_hold();
    progress_hide(&run->progress);
    if (status != SSK_OK && !run->closed)
        message_print("%s", error->message);
    else if (!run->options->quiet)
        run_summary_tell_passed(&run->run_summary);
    if (status == SSK_OK && !run->options->quiet && run->writer)
        run_summary_tell(&run->run_summary, run->index);
    int code = exit_status(run, status);
    if (run_summary_close(&run->run_summary, status == SSK_OK || run->closed, &trouble) != SSK_OK) {
        message_print("%s", trouble.message);
        code = code == EXIT_ALL ? EXIT_SOME : code;
    }
    interrupt_release();
    return code;
}

int run(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct run run = {.options = options};
    struct ssk_error error = {""};
    if (options->dry_run)
        return run_dry(options, dictionary);
    ssk_status status = run_summary_open(&run.run_summary, options->report, &error);
    if (status == SSK_OK && !options->dump) {
        run.index = options->index ? strdup(options->index) : ssk_default_index();
        status = run.index ? writer_open(&run.writer, run.index, options->mode, options->rebuild, dictionary,
                                         &error)
                           : SSK_MEMORY;
    }
    if (status == SSK_OK)
        status = prepare(&run, dictionary, &error);
    if (status == SSK_OK)
        status = read_all(&run, &error);
    if (status == SSK_OK && options->prune && run.writer && !writer_starts_anew(run.writer))
        status = prune(&run, &error);
    if (status == SSK_OK)
        status = finish(&run, &error);
    status = ssk_memory_settle(status, &error);
    int code = conclude(&run, status, &error);
    writer_free(run.writer);
    claimed_ids_free(&run.ids);
    work_plan_free(&run.plan);
    free(run.worker_shared.states);
    free(run.settings);
    free(run.index);
    return code;
}
