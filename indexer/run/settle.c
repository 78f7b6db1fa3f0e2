/* What becomes of each source when its turn has come: messages, the manifest, the summary. */
#include "indexer/run/settle.h"

#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/work/thread_pool.h"
#include "seisaku/translate.h"

/* Notes how the source was read, so that it need not be again. One that cannot be read any more keeps its
 * passages, and the entry that goes with them. */
static ssk_status enter(struct indexing *indexing, const struct source_task *item,
                        const struct reading_state *state, struct ssk_error *error)
{
    const struct source_result *source_result = &item->source_result;
    struct manifest *manifest = writer_manifest(indexing->writer);
    const struct manifest_entry *before = item->id ? manifest_find(manifest, item->id) : NULL;
    bool kept =
        source_result->kind == RESULT_SKIPPED && (!source_result->lasting || (before && before->passages));
    if (!item->read || !item->id || !state->loaded || kept)
        return SSK_OK;
    char reason[SSK_MESSAGE]; /* an index is the same in all languages */
    ssk_message_pick(reason, sizeof reason, source_result->reason ? source_result->reason : "", SSK_ORIGINAL);
    struct manifest_entry entry = {.id = item->id,
                                   .place = item->place,
                                   .settings = indexing->settings,
                                   .passages = source_result->passages,
                                   .reason = reason};
    if (item->known && before)
        entry = *before;
    entry.size = state->size;
    entry.modified = state->modified;
    entry.checksum = state->checksum;
    return manifest_set(manifest, &entry, error);
}

static ssk_status settle(struct indexing *indexing, size_t number, struct ssk_error *error)
{
    struct source_task *item = &indexing->plan.items[number];
    struct source_result *source_result = &item->source_result;
    progress_hide(&indexing->progress);
    for (size_t i = 0; i < source_result->messages.count; i++)
        message_print("%s", source_result->messages.items[i]);
    if (source_result->reason && !source_result->reported)
        message_print("%s: %s", item->path, source_result->reason);
    else if (source_result->corrected && !indexing->options->quiet)
        message_print("%s: corrected by %s", item->path, source_result->corrected_by);
    else if (indexing->options->verbose && source_result->kind == RESULT_UNCHANGED)
        message_print("%s: unchanged", item->path);
    if (source_result->repeated && !indexing->options->quiet)
        message_print("%s: speeches of it that stand in %s, too, are read there (%zu)", item->path,
                      source_result->repeated_in, source_result->repeated);
    ssk_status status = SSK_OK;
    if (indexing->writer)
        status = enter(indexing, item, &indexing->worker_shared.states[number], error);
    if (status == SSK_OK)
        status = run_summary_count(&indexing->run_summary, item->path, item->id, source_result, error);
    return status;
}

ssk_status settle_job(struct indexing *indexing, size_t number, struct ssk_error *error)
{
    const struct source_job *job = &indexing->plan.jobs[number];
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < job->count && status == SSK_OK; i++)
        status = settle(indexing, job->first + i, error);
    return status;
}

ssk_status settle_missing(struct indexing *indexing, struct ssk_error *error)
{
    struct manifest *manifest = writer_manifest(indexing->writer);
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < manifest->count && status == SSK_OK; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        if (entry->gone || !work_plan_misses(&indexing->plan, entry))
            continue;
        const struct source_result source_result = {.kind = RESULT_REMOVED, .passages = entry->passages};
        progress_hide(&indexing->progress);
        if (indexing->options->verbose)
            message_print("%s: removed", entry->place);
        status = run_summary_count(&indexing->run_summary, entry->place, entry->id, &source_result, error);
        if (status == SSK_OK)
            status = writer_remove(indexing->writer, entry->id, error);
    }
    return status;
}
