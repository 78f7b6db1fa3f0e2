/* What is to be done, before any of it is: the sources in their order, each known by its id, those that have
 * not changed told from the rest, in jobs of a size that suits threads. */
#ifndef SEISAKU_INDEXER_WORK_WORK_PLAN_H
#define SEISAKU_INDEXER_WORK_WORK_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/base/string_map.h"
#include "indexer/cli/options.h"
#include "indexer/index/manifest.h"
#include "indexer/work/source_result.h"
#include "seisaku/status.h"

struct source_task {
    char *path;  /* as given or walked */
    char *place; /* see source_place; NULL for standard input */
    char *id;    /* see source_id; NULL for standard input, where it is not known yet */
    uint64_t size;
    bool read;                          /* it must be; else `outcome` is settled */
    struct source_result source_result; /* what came of it before, if it is `known` */
    bool known;                         /* it was read before with the same settings, when it was so: */
    uint64_t known_size, known_checksum;
};

/* A few sources that one thread reads. */
struct source_job {
    size_t first, count;
};

struct work_plan {
    struct source_task *items;
    size_t count, capacity;
    struct string_map ids; /* numbers of the items by their ids */
    struct source_job *jobs;
    size_t job_count;
    struct ssk_strings roots; /* the places of folders that were walked and held documents */
    size_t files;             /* to be read, and their bytes */
    uint64_t bytes;
};

/* Walks the PATHs. What the manifest (NULL: there is none) knows as it is now is not read; `most` is
 * what a job should have at most, in bytes. The plan is to be freed in any case. Fails: SSK_MEMORY. */
ssk_status work_plan_make(struct work_plan *plan, const struct options *options,
                          const struct manifest *manifest, uint64_t most, struct ssk_error *error);

/* Whether the source lay below a folder that was walked and is there no more. */
bool work_plan_misses(const struct work_plan *plan, const struct manifest_entry *entry);

void work_plan_free(struct work_plan *plan);

#endif
