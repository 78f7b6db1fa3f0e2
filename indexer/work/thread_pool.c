/* One lock, one signal: the items of work are so large (a tenth of a second) that finer ones gain nothing.
 */
#include "indexer/work/thread_pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "indexer/work/pool_threads.h"
#include "seisaku/translate.h"

enum { TICK_NANOSECONDS = 200000000 };

static void drop(struct thread_pool *pool, struct pool_item *item)
{
    pool->plan->drop(item->content);
    free(item);
}

static struct timespec tick_after(struct timespec time)
{
    time.tv_nsec += TICK_NANOSECONDS;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

/* Calls `tick` when it is time, however busy the pool. With the lock held, which it lets go meanwhile. */
static void tick_if_due(struct thread_pool *pool)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    bool due = now.tv_sec > pool->next_tick.tv_sec ||
               (now.tv_sec == pool->next_tick.tv_sec && now.tv_nsec >= pool->next_tick.tv_nsec);
    if (!due || !pool->plan->tick)
        return;
    pool->next_tick = tick_after(now);
    pthread_mutex_unlock(&pool->lock);
    pool->plan->tick(pool->plan->context);
    pthread_mutex_lock(&pool->lock);
}

/* Waits for a change, a tick's time at most. With the lock held. */
static void wait_for_change(struct thread_pool *pool)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct timespec until = tick_after(now);
    pthread_cond_timedwait(&pool->changed, &pool->lock, &until);
}

/* Takes an item, or the end of the head job. With the lock held, which it lets go meanwhile. */
static void take(struct thread_pool *pool, struct pool_item *item)
{
    struct ssk_error error = {""};
    struct pool_job *job = &pool->jobs[pool->head];
    if (item) {
        job->first = item->next;
        if (!job->first)
            job->last = &job->first;
    }
    pthread_mutex_unlock(&pool->lock);
    ssk_status status =
        pool->plan->take(pool->plan->context, pool->head, item ? item->content : NULL, &error);
    if (item)
        drop(pool, item);
    pthread_mutex_lock(&pool->lock);
    if (status != SSK_OK)
        pool_fail(pool, status, &error);
    if (item)
        job->waiting--;
    else
        pool->head++;
    pthread_cond_broadcast(&pool->changed);
}

static void take_all(struct thread_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop && pool->head < pool->plan->jobs) {
        tick_if_due(pool);
        struct pool_job *job = &pool->jobs[pool->head];
        bool begun = pool->head < pool->next;
        if (begun && job->first && job->first->done)
            take(pool, job->first);
        else if (begun && !job->first && job->over)
            take(pool, NULL);
        else
            wait_for_change(pool);
    }
    pool->stop = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* Starts as many threads as can be had; one will do. None reads before all are hired: the fork for the first
 * file would meet the others as they allocate, which glibc's allocator is safe from and ASan's is not. */
static void start(struct thread_pool *pool, pthread_t *threads)
{
    int failed = 0;
    pthread_mutex_lock(&pool->lock);
    while (pool->started < pool->plan->threads && !failed) {
        failed = pthread_create(&threads[pool->started], NULL, pool_thread, pool);
        pool->started += !failed;
    }
    if (!pool->started) {
        struct ssk_error error;
        ssk_status status = ssk_fail(&error, SSK_OTHER, "no thread can be started: %s", ssk_strerror(failed));
        pool_fail(pool, status, &error);
    }
    pthread_mutex_unlock(&pool->lock);
}

static void init(struct thread_pool *pool)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&pool->lock, NULL);
    pool->queue_end = &pool->queue;
}

ssk_status pool_run(const struct pool_plan *plan, struct ssk_error *error)
{
    struct thread_pool pool = {.plan = plan, .error = error};
    pthread_t *threads = calloc((size_t)plan->threads, sizeof *threads);
    pool.jobs = calloc(plan->jobs + 1, sizeof *pool.jobs);
    if (!threads || !pool.jobs) {
        free(threads);
        free(pool.jobs);
        return ssk_no_memory(error);
    }
    init(&pool);
    start(&pool, threads);
    take_all(&pool);
    for (int i = 0; i < pool.started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < plan->jobs; i++)
        for (struct pool_item *item = pool.jobs[i].first, *next; item; item = next) {
            next = item->next;
            drop(&pool, item);
        }
    pthread_cond_destroy(&pool.changed);
    pthread_mutex_destroy(&pool.lock);
    free(pool.jobs);
    free(threads);
    return pool.status;
}
