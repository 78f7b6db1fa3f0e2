/* Threads that read and analyse, and one that takes what they made in the order of the sources: what comes
 * out does not depend on how many they are.
 *
 * Work is a number of jobs (a few files each), 0 to `jobs` - 1. A thread reads a job and hands over its
 * items (batches of passages) as it goes; any thread works on an item; the calling thread takes each job's
 * items in their order, and the jobs in theirs. So one large file keeps all threads busy, too. */
#ifndef SEISAKU_INDEXER_WORK_THREAD_POOL_H
#define SEISAKU_INDEXER_WORK_THREAD_POOL_H

#include <stddef.h>

#include "seisaku/status.h"

struct pool_job; /* as `read` sees it */

struct pool_plan {
    void *context; /* of hire, take and tick */
    size_t jobs;
    int threads;
    size_t window; /* jobs begun and not yet taken, at most */
    size_t items;  /* of one job handed over and not yet taken, at most */
    size_t hold;   /* bytes that pool_reserve gives out, at most */

    /* What a thread calls its own; NULL is fine. dismiss frees it. */
    ssk_status (*init)(void *context, void **worker, struct ssk_error *error);
    void (*fini)(void *worker);

    /* In any thread. `read` calls pool_submit for each item; the thread may work on items meanwhile. */
    ssk_status (*read)(void *worker, size_t number, struct pool_job *job, struct ssk_error *error);
    ssk_status (*work)(void *worker, void *item, struct ssk_error *error);

    /* In the calling thread: the next item, worked on; NULL when the job is over. */
    ssk_status (*take)(void *context, size_t number, void *item, struct ssk_error *error);
    /* Likewise, a few times a second; NULL is fine. */
    void (*tick)(void *context);

    void (*drop)(void *item); /* frees an item, once it was taken or when all is given up */
};

/* Does all of the work; the first failure ends it and is returned. Fails: SSK_OTHER when no thread can be
 * had. */
ssk_status pool_run(const struct pool_plan *plan, struct ssk_error *error);

/* Hands over an item of the job that is being read, which is the pool's from then on. May wait. Fails when
 * all is given up: then the reading is to end. */
ssk_status pool_submit(struct pool_job *job, void *item);

/* Waits until all jobs before this one are read: for what must not depend on which thread is the faster. */
void pool_in_turn(struct pool_job *job);

/* For the memory that a job needs for long: waits until all jobs together hold no more than the plan's `hold`
 * with these bytes, or this job is the next to be taken, which never waits for the others. */
void pool_reserve(struct pool_job *job, size_t bytes);
void pool_release(struct pool_job *job, size_t bytes);

#endif
