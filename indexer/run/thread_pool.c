/* One lock, one signal: the items of work are so large (a tenth of a second) that finer ones gain nothing.
 */
#include "indexer/run/thread_pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "seisaku/translate.h"

enum { TICK_NANOSECONDS = 200000000 };

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

/* ------------------------------------------------------------------------------------------ all threads */

/* With the lock held. */
static void fail(struct thread_pool *pool, ssk_status status, const struct ssk_error *error)
{
    if (pool->status == SSK_OK && !pool->stop) {
        pool->status = status;
        if (pool->error)
            *pool->error = *error;
    }
    pool->stop = true;
    pthread_cond_broadcast(&pool->changed);
}

/* Works on the first item of the queue, if any. With the lock held, which it lets go meanwhile. */
static bool work_once(struct thread_pool *pool, void *worker)
{
    struct pool_item *item = pool->queue;
    struct ssk_error error = {""};
    if (!item)
        return false;
    pool->queue = item->behind;
    if (!pool->queue)
        pool->queue_end = &pool->queue;
    pool->queued--;
    pthread_mutex_unlock(&pool->lock);
    ssk_status status = pool->plan->work(worker, item->content, &error);
    pthread_mutex_lock(&pool->lock);
    item->done = true;
    if (status != SSK_OK)
        fail(pool, status, &error);
    pthread_cond_broadcast(&pool->changed);
    return true;
}

/* Reads the next job, if there is one and it is not too far ahead. As above. */
static bool read_once(struct thread_pool *pool, void *worker)
{
    struct ssk_error error = {""};
    if (pool->next >= pool->plan->jobs || pool->next >= pool->head + pool->plan->window)
        return false;
    size_t number = pool->next++;
    struct pool_job *job = &pool->jobs[number];
    *job = (struct pool_job){.pool = pool, .worker = worker, .last = &job->first};
    pthread_mutex_unlock(&pool->lock);
    ssk_status status = pool->plan->read(worker, number, job, &error);
    pthread_mutex_lock(&pool->lock);
    job->over = true;
    while (pool->read < pool->next && pool->jobs[pool->read].over)
        pool->read++;
    if (status != SSK_OK)
        fail(pool, status, &error);
    pthread_cond_broadcast(&pool->changed);
    return true;
}

static void *run(void *context)
{
    struct thread_pool *pool = context;
    void *worker = NULL;
    struct ssk_error error = {""};
    ssk_status status = pool->plan->init(pool->plan->context, &worker, &error);
    pthread_mutex_lock(&pool->lock);
    if (status != SSK_OK)
        fail(pool, status, &error);
    pool->hired++;
    pthread_cond_broadcast(&pool->changed);
    while (!pool->stop)
        if (pool->hired < pool->started || (!work_once(pool, worker) && !read_once(pool, worker)))
            pthread_cond_wait(&pool->changed, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    pool->plan->fini(worker);
    return NULL;
}

static void append(struct pool_job *job, struct pool_item *item)
{
    struct thread_pool *pool = job->pool;
    *job->last = item;
    job->last = &item->next;
    job->waiting++;
    *pool->queue_end = item;
    pool->queue_end = &item->behind;
    pool->queued++;
    pthread_cond_broadcast(&pool->changed);
}

ssk_status pool_submit(struct pool_job *job, void *content)
{
    struct thread_pool *pool = job->pool;
    struct pool_item *item = calloc(1, sizeof *item);
    if (!item) {
        pool->plan->drop(content);
        return SSK_MEMORY;
    }
    item->content = content;
    pthread_mutex_lock(&pool->lock);
    append(job, item);
    while (!pool->stop && (pool->queued > (size_t)pool->plan->threads || job->waiting > pool->plan->items))
        if (!work_once(pool, job->worker))
            pthread_cond_wait(&pool->changed, &pool->lock);
    bool stop = pool->stop;
    pthread_mutex_unlock(&pool->lock);
    return stop ? SSK_OTHER : SSK_OK;
}

void pool_in_turn(struct pool_job *job)
{
    struct thread_pool *pool = job->pool;
    size_t number = (size_t)(job - pool->jobs);
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop && pool->read < number)
        if (!work_once(pool, job->worker))
            pthread_cond_wait(&pool->changed, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

void pool_reserve(struct pool_job *job, size_t bytes)
{
    struct thread_pool *pool = job->pool;
    pthread_mutex_lock(&pool->lock);
    while (!pool->stop && pool->held && pool->held + bytes > pool->plan->hold &&
           job != &pool->jobs[pool->head])
        if (!work_once(pool, job->worker))
            pthread_cond_wait(&pool->changed, &pool->lock);
    pool->held += bytes;
    pthread_mutex_unlock(&pool->lock);
}

void pool_release(struct pool_job *job, size_t bytes)
{
    struct thread_pool *pool = job->pool;
    pthread_mutex_lock(&pool->lock);
    pool->held -= bytes;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
}

/* ------------------------------------------------------------------------------------------ the caller's */

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
        fail(pool, status, &error);
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
        failed = pthread_create(&threads[pool->started], NULL, run, pool);
        pool->started += !failed;
    }
    if (!pool->started) {
        struct ssk_error error;
        ssk_status status = ssk_fail(&error, SSK_OTHER, "no thread can be started: %s", ssk_strerror(failed));
        fail(pool, status, &error);
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
