/* A pool's state and what its threads do with it. Private to thread_pool.c. */
#ifndef SEISAKU_INDEXER_WORK_POOL_THREADS_H
#define SEISAKU_INDEXER_WORK_POOL_THREADS_H

#include <pthread.h>
#include <stdbool.h>
#include <time.h>

#include "indexer/work/thread_pool.h"

struct pool_item {
    void *content;
    bool done;
    struct pool_item *next;   /* of the job */
    struct pool_item *behind; /* in the queue */
};

struct pool_job {
    struct thread_pool *pool;
    void *worker; /* that reads it */
    struct pool_item *first, **last;
    size_t waiting; /* items handed over and not yet taken */
    bool over;      /* all items are handed over */
};

struct thread_pool {
    const struct pool_plan *plan;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int started, hired; /* threads; those that have what they call their own, or failed to get it */
    struct pool_job *jobs;
    size_t next; /* job to be read */
    size_t head; /* job to be taken */
    size_t read; /* first job that is not read to its end */
    struct pool_item *queue, **queue_end;
    size_t queued;
    size_t held; /* bytes */
    struct timespec next_tick;
    bool stop;
    ssk_status status; /* the first failure */
    struct ssk_error *error;
};

/* Keeps the first failure and stops all threads. Order: with the lock held. */
void pool_fail(struct thread_pool *pool, ssk_status status, const struct ssk_error *error);

/* The body of a thread; `context` is the pool. */
void *pool_thread(void *context);

#endif
