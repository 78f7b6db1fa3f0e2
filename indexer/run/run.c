/* Plan, read, index, tell. A thread's work is in read_worker.c. */
#include "indexer/run/run.h"

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
#include "indexer/run/settle.h"
#include "indexer/work/thread_pool.h"
#include "indexer/work/work_plan.h"
#include "indexer/work/work_settings.h"
#include "seisaku/memory.h"
#include "seisaku/paths.h"
#include "seisaku/translate.h"

enum { THREADS_MAX = 8, HOLD_BYTES = 256 << 20 };

/* How the work is parted. A batch becomes a part of the index: many small parts take longer to write and to
 * merge, few large ones do not keep all threads busy. */
static const struct parting {
    uint64_t job_bytes;     /* at most */
    size_t passages, bytes; /* of a batch */
    size_t window, items;   /* see thread_pool.h; the window for each thread */
} INDEX = {2 << 20, 16384, 2 << 20, 8, 4}, DUMP = {256 << 10, 500, 512 << 10, 4, 8};

static const struct parting *parting_of(const struct indexing *indexing)
{
    return indexing->writer ? &INDEX : &DUMP;
}

static int threads_of(const struct options *options)
{
    if (options->jobs)
        return (int)options->jobs;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > THREADS_MAX ? THREADS_MAX : (int)processors;
}

/* ------------------------------------------------------------------------------------------ settling */

static void tick(void *context)
{
    struct indexing *indexing = context;
    progress_draw(&indexing->progress, NULL);
}

static ssk_status take(void *context, size_t number, void *item, struct ssk_error *error)
{
    struct indexing *indexing = context;
    if (!item)
        return settle_job(indexing, number, error);
    if (indexing->writer)
        return writer_take(indexing->writer, item, error);
    return dump_print(stdout, item, &indexing->closed, error);
}

/* ------------------------------------------------------------------------------------------ reading */

static void drop(void *item)
{
    passage_batch_free(item);
}

static ssk_status init(void *context, void **worker, struct ssk_error *error)
{
    struct indexing *indexing = context;
    return worker_new((struct worker **)worker, &indexing->worker_shared, error);
}

static ssk_status read_all(struct indexing *indexing, struct ssk_error *error)
{
    const struct parting *parting = parting_of(indexing);
    ssk_status status = SSK_OK;
    if (!indexing->plan.files) { /* no need for threads and their dictionaries */
        for (size_t i = 0; i < indexing->plan.job_count && status == SSK_OK; i++)
            status = settle_job(indexing, i, error);
        return status;
    }
    int threads = threads_of(indexing->options);
    const struct pool_plan plan = {
        .context = indexing,
        .jobs = indexing->plan.job_count,
        .threads = threads,
        .window = parting->window * (size_t)threads,
        .items = parting->items,
        .hold = HOLD_BYTES,
        .init = init,
        .fini = worker_free,
        .read = worker_read,
        .work = worker_work,
        .take = take,
        .tick = indexing->progress.shown ? tick : NULL,
        .drop = drop,
    };
    return pool_run(&plan, error);
}

/* Is what the report replaces neither a source nor in the index? */
static ssk_status report_is_apart(const struct indexing *indexing, struct ssk_error *error)
{
    const char *report = indexing->options->report, *index = indexing->index;
    char *place = report ? source_place(report) : NULL, *folder = index ? source_place(index) : NULL;
    const char *what = NULL;
    for (size_t i = 0; i < indexing->plan.count && place && !what; i++)
        if (indexing->plan.items[i].place && strcmp(indexing->plan.items[i].place, place) == 0)
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
static ssk_status prepare(struct indexing *indexing, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    const struct options *options = indexing->options;
    const struct parting *parting = parting_of(indexing);
    const struct manifest *manifest = indexing->writer ? writer_manifest(indexing->writer) : NULL;
    ssk_status status = work_plan_make(&indexing->plan, options, manifest, parting->job_bytes, error);
    if (status != SSK_OK)
        return status;
    status = report_is_apart(indexing, error);
    if (status != SSK_OK)
        return status;
    status = corrections_find(&indexing->corrections, &indexing->plan, options, error);
    if (status != SSK_OK)
        return status;
    claimed_ids_init(&indexing->ids, &indexing->plan, &indexing->corrections);
    indexing->settings = work_settings(options);
    indexing->worker_shared = (struct worker_shared){.options = options,
                                                     .dictionary = dictionary,
                                                     .plan = &indexing->plan,
                                                     .writer = indexing->writer,
                                                     .progress = &indexing->progress,
                                                     .ids = &indexing->ids,
                                                     .corrections = &indexing->corrections,
                                                     .batch_passages = parting->passages,
                                                     .batch_bytes = parting->bytes};
    indexing->worker_shared.states = calloc(indexing->plan.count + 1, sizeof *indexing->worker_shared.states);
    if (!indexing->settings || !indexing->worker_shared.states)
        return ssk_no_memory(error);
    progress_start(&indexing->progress, options->progress, indexing->plan.files, indexing->plan.bytes);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the whole */

static ssk_status finish(struct indexing *indexing, struct ssk_error *error)
{
    const size_t *kinds = indexing->run_summary.kinds;
    if (!indexing->writer)
        return dump_flush(stdout, &indexing->closed, error);
    bool anew = writer_starts_anew(indexing->writer);
    if (anew ? kinds[RESULT_INDEXED] == 0
             : !manifest_changed(writer_manifest(indexing->writer)) && !kinds[RESULT_INDEXED])
        return SSK_OK;
    progress_draw(&indexing->progress, anew ? N_("merging") : N_("writing"));
    return writer_finish(indexing->writer, error);
}

static bool is_published(const struct indexing *indexing)
{
    return indexing->writer && writer_is_published(indexing->writer);
}

static int exit_status(const struct indexing *indexing, ssk_status status)
{
    const size_t *kinds = indexing->run_summary.kinds;
    if (indexing->closed)
        return EXIT_ALL;
    if (status != SSK_OK && is_published(indexing))
        return EXIT_SOME;
    if (status != SSK_OK || !(kinds[RESULT_INDEXED] + kinds[RESULT_UNCHANGED] + kinds[RESULT_REMOVED]))
        return EXIT_NOTHING;
    return kinds[RESULT_SKIPPED] || indexing->run_summary.partly ? EXIT_SOME : EXIT_ALL;
}

static int conclude(struct indexing *indexing, ssk_status status, struct ssk_error *error)
{
    struct ssk_error trouble = {""};
    interrupt_hold();
    progress_hide(&indexing->progress);
    if (status != SSK_OK && !indexing->closed)
        message_print(is_published(indexing) ? "%s; but the index is in its new state" : "%s",
                      error->message);
    else if (!indexing->options->quiet)
        run_summary_tell_passed(&indexing->run_summary);
    if (status == SSK_OK && !indexing->options->quiet && indexing->writer)
        run_summary_tell(&indexing->run_summary, indexing->index);
    int code = exit_status(indexing, status);
    if (run_summary_close(&indexing->run_summary,
                          status == SSK_OK || indexing->closed || is_published(indexing),
                          &trouble) != SSK_OK) {
        message_print("%s", trouble.message);
        code = code == EXIT_ALL ? EXIT_SOME : code;
    }
    interrupt_release();
    return code;
}

int run_indexer(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct indexing indexing = {.options = options};
    struct ssk_error error = {""};
    if (options->dry_run)
        return run_dry(options, dictionary);
    ssk_status status = run_summary_open(&indexing.run_summary, options->report, &error);
    if (status == SSK_OK && !options->dump) {
        indexing.index = options->index ? strdup(options->index) : ssk_default_index();
        status = indexing.index ? writer_open(&indexing.writer, indexing.index, options->mode,
                                              options->rebuild, dictionary, &error)
                                : SSK_MEMORY;
    }
    if (status == SSK_OK)
        status = prepare(&indexing, dictionary, &error);
    if (status == SSK_OK)
        status = read_all(&indexing, &error);
    if (status == SSK_OK && options->prune && indexing.writer && !writer_starts_anew(indexing.writer))
        status = settle_missing(&indexing, &error);
    if (status == SSK_OK)
        status = finish(&indexing, &error);
    status = ssk_memory_settle(status, &error);
    int code = conclude(&indexing, status, &error);
    writer_free(indexing.writer);
    claimed_ids_free(&indexing.ids);
    corrections_free(&indexing.corrections);
    work_plan_free(&indexing.plan);
    free(indexing.worker_shared.states);
    free(indexing.settings);
    free(indexing.index);
    return code;
}
