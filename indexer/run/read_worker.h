/* What each thread of a run does: reads sources into batches of passages, and analyses batches. */
#ifndef SEISAKU_INDEXER_RUN_READ_WORKER_H
#define SEISAKU_INDEXER_RUN_READ_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/cli/options.h"
#include "indexer/index/index_writer.h"
#include "indexer/run/progress.h"
#include "indexer/work/claimed_ids.h"
#include "indexer/work/corrections.h"
#include "indexer/work/thread_pool.h"
#include "indexer/work/work_plan.h"
#include "seisaku/dictionary.h"

/* The state in which a source was read, for the manifest. */
struct reading_state {
    bool loaded;
    uint64_t size, checksum;
    int64_t modified;
};

/* What all threads share. */
struct worker_shared {
    const struct options *options;
    const struct ssk_dictionary *dictionary;
    struct work_plan *plan;       /* each item's outcome is the thread's that reads it */
    struct reading_state *states; /* one an item; likewise */
    struct writer *writer;        /* NULL for a dump */
    struct progress *progress;
    struct claimed_ids *ids;
    const struct corrections *corrections;
    size_t batch_passages, batch_bytes; /* when a batch is full */
};

struct worker; /* one thread's */

ssk_status worker_new(struct worker **out, struct worker_shared *worker_shared, struct ssk_error *error);

/* As thread_pool.h has them. */
void worker_free(void *worker);
ssk_status worker_read(void *worker, size_t number, struct pool_job *job, struct ssk_error *error);
ssk_status worker_work(void *worker, void *batch, struct ssk_error *error);

#endif
