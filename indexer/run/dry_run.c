#include "indexer/run/dry_run.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/care/index_care.h"
#include "indexer/run/run.h"
#include "indexer/work/work_plan.h"
#include "seisaku/paths.h"

static void tell_plan(const struct work_plan *plan, const struct options *options, size_t counts[2])
{
    for (size_t i = 0; i < plan->count; i++) {
        const struct source_task *item = &plan->items[i];
        if (item->source_result.kind == RESULT_PASSED || item->source_result.kind == RESULT_REPEATED)
            continue;
        if (!item->read && item->source_result.kind == RESULT_SKIPPED)
            message_print("%s: %s", item->path, item->source_result.reason);
        else if (item->read && !options->quiet)
            message_print("%s: would be read", item->path);
        counts[item->read]++;
    }
}

int run_dry(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct manifest manifest = {0};
    struct work_plan plan = {0};
    struct ssk_error error = {""};
    size_t counts[2] = {0}, removed = 0;
    char *index = options->index ? strdup(options->index) : ssk_default_index();
    ssk_status status = index ? SSK_OK : ssk_no_memory(&error);
    if (status == SSK_OK && !options->rebuild)
        status = index_manifest(&manifest, index, dictionary, &error);
    if (status == SSK_OK)
        status = work_plan_make(&plan, options, &manifest, UINT32_MAX, &error);
    if (status == SSK_OK)
        tell_plan(&plan, options, counts);
    for (size_t i = 0; i < manifest.count && status == SSK_OK && options->prune; i++)
        if (work_plan_misses(&plan, &manifest.entries[i])) {
            message_print("%s: would be removed", manifest.entries[i].place);
            removed++;
        }
    if (status == SSK_OK)
        message_print("would read %zu, leave %zu as they are, remove %zu", counts[1], counts[0], removed);
    else
        message_print("%s", error.message);
    work_plan_free(&plan);
    manifest_free(&manifest);
    free(index);
    return status == SSK_OK ? EXIT_ALL : EXIT_NOTHING;
}
