/* The state of one run of the indexer, and what becomes of each source in it. Private to indexer/run. */
#ifndef SEISAKU_INDEXER_RUN_SETTLE_H
#define SEISAKU_INDEXER_RUN_SETTLE_H

#include "indexer/index/index_writer.h"
#include "indexer/run/progress.h"
#include "indexer/run/read_worker.h"
#include "indexer/run/run_summary.h"
#include "indexer/work/work_plan.h"

struct indexing {
    const struct options *options;
    struct work_plan plan;
    struct writer *writer; /* NULL for a dump */
    struct run_summary run_summary;
    struct progress progress;
    struct corrections corrections;
    struct claimed_ids ids;
    struct worker_shared worker_shared;
    char *index; /* its folder; NULL for a dump */
    char *settings;
    bool closed; /* whoever read the dump went away */
};

/* Tells of the job's sources, in order, and notes how they were read. Fails: as the manifest and the summary
 * do. */
ssk_status settle_job(struct indexing *indexing, size_t number, struct ssk_error *error);

/* Takes the passages of sources that are gone out of the index. Fails: likewise. */
ssk_status settle_missing(struct indexing *indexing, struct ssk_error *error);

#endif
