/* What the threads of a pool do: work first, read the next job when there is no work. */
#include "indexer/work/pool_threads.h"

#include <stdlib.h>

void pool_fail(struct thread_pool *pool, ssk_status status, const struct ssk_error *error)
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
        pool_fail(pool, status, &error);
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
        pool_fail(pool, status, &error);
    pthread_cond_broadcast(&pool->changed);
    return true;
}

void *pool_thread(void *context)
{
    struct thread_pool *pool = context;
    void *worker = NULL;
    struct ssk_error error = {""};
    ssk_status status = pool->plan->init(pool->plan->context, &worker, &error);
    pthread_mutex_lock(&pool->lock);
    if (status != SSK_OK)
        pool_fail(pool, status, &error);
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
