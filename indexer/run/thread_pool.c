/* One lock, one signal: the pieces of work are so large (a tenth of a second) that finer ones gain nothing.
 */
#include "indexer/run/thread_pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TICK_NANOSECONDS = 200000000 };

struct piece {
    void *content;
    bool done;
    struct piece *next;   /* of the job */
    struct piece *behind; /* in the queue */
};

struct crew_job {
    struct crew *crew;
    void *worker; /* that reads it */
    struct piece *first, **last;
    size_t waiting; /* pieces handed over and not yet taken */
    bool over;      /* all pieces are handed over */
};

struct crew {
    const struct crew_plan *plan;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int started, hired; /* threads; those that have what they call their own, or failed to get it */
    struct crew_job *jobs;
    size_t next; /* job to be read */
    size_t head; /* job to be taken */
    struct piece *queue, **queue_end;
    size_t queued;
    size_t held; /* bytes */
    bool stop;
    ssk_status status; /* the first failure */
    struct ssk_error *error;
};

/* ------------------------------------------------------------------------------------------ all threads */

/* With the lock held. */
static void fail(struct crew *crew, ssk_status status, const struct ssk_error *error)
{
    if (crew->status == SSK_OK && !crew->stop) {
        crew->status = status;
        if (crew->error)
            *crew->error = *error;
    }
    crew->stop = true;
    pthread_cond_broadcast(&crew->changed);
}

/* Works on the first piece of the queue, if any. With the lock held, which it lets go meanwhile. */
static bool work_once(struct crew *crew, void *worker)
{
    struct piece *piece = crew->queue;
    struct ssk_error error = {""};
    if (!piece)
        return false;
    crew->queue = piece->behind;
    if (!crew->queue)
        crew->queue_end = &crew->queue;
    crew->queued--;
    pthread_mutex_unlock(&crew->lock);
    ssk_status status = crew->plan->work(worker, piece->content, &error);
    pthread_mutex_lock(&crew->lock);
    piece->done = true;
    if (status != SSK_OK)
        fail(crew, status, &error);
    pthread_cond_broadcast(&crew->changed);
    return true;
}

/* Reads the next job, if there is one and it is not too far ahead. As above. */
static bool read_once(struct crew *crew, void *worker)
{
    struct ssk_error error = {""};
    if (crew->next >= crew->plan->jobs || crew->next >= crew->head + crew->plan->window)
        return false;
    size_t number = crew->next++;
    struct crew_job *job = &crew->jobs[number];
    *job = (struct crew_job){.crew = crew, .worker = worker, .last = &job->first};
    pthread_mutex_unlock(&crew->lock);
    ssk_status status = crew->plan->read(worker, number, job, &error);
    pthread_mutex_lock(&crew->lock);
    job->over = true;
    if (status != SSK_OK)
        fail(crew, status, &error);
    pthread_cond_broadcast(&crew->changed);
    return true;
}

static void *run(void *context)
{
    struct crew *crew = context;
    void *worker = NULL;
    struct ssk_error error = {""};
    ssk_status status = crew->plan->hire(crew->plan->context, &worker, &error);
    pthread_mutex_lock(&crew->lock);
    if (status != SSK_OK)
        fail(crew, status, &error);
    crew->hired++;
    pthread_cond_broadcast(&crew->changed);
    while (!crew->stop)
        if (crew->hired < crew->started || (!work_once(crew, worker) && !read_once(crew, worker)))
            pthread_cond_wait(&crew->changed, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    crew->plan->dismiss(worker);
    return NULL;
}

static void append(struct crew_job *job, struct piece *piece)
{
    struct crew *crew = job->crew;
    *job->last = piece;
    job->last = &piece->next;
    job->waiting++;
    *crew->queue_end = piece;
    crew->queue_end = &piece->behind;
    crew->queued++;
    pthread_cond_broadcast(&crew->changed);
}

ssk_status crew_hand(struct crew_job *job, void *content)
{
    struct crew *crew = job->crew;
    struct piece *piece = calloc(1, sizeof *piece);
    if (!piece) {
        crew->plan->drop(content);
        return SSK_MEMORY;
    }
    piece->content = content;
    pthread_mutex_lock(&crew->lock);
    append(job, piece);
    while (!crew->stop && (crew->queued > (size_t)crew->plan->threads || job->waiting > crew->plan->pieces))
        if (!work_once(crew, job->worker))
            pthread_cond_wait(&crew->changed, &crew->lock);
    bool stop = crew->stop;
    pthread_mutex_unlock(&crew->lock);
    return stop ? SSK_OTHER : SSK_OK;
}

void crew_hold(struct crew_job *job, size_t bytes)
{
    struct crew *crew = job->crew;
    pthread_mutex_lock(&crew->lock);
    while (!crew->stop && crew->held && crew->held + bytes > crew->plan->hold &&
           job != &crew->jobs[crew->head])
        if (!work_once(crew, job->worker))
            pthread_cond_wait(&crew->changed, &crew->lock);
    crew->held += bytes;
    pthread_mutex_unlock(&crew->lock);
}

void crew_release(struct crew_job *job, size_t bytes)
{
    struct crew *crew = job->crew;
    pthread_mutex_lock(&crew->lock);
    crew->held -= bytes;
    pthread_cond_broadcast(&crew->changed);
    pthread_mutex_unlock(&crew->lock);
}

/* ------------------------------------------------------------------------------------------ the caller's */

static void drop(struct crew *crew, struct piece *piece)
{
    crew->plan->drop(piece->content);
    free(piece);
}

/* Waits for a change, or for the next tick. With the lock held. */
static void wait_or_tick(struct crew *crew)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += TICK_NANOSECONDS;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    int timed = pthread_cond_timedwait(&crew->changed, &crew->lock, &until);
    if (timed == ETIMEDOUT && crew->plan->tick) {
        pthread_mutex_unlock(&crew->lock);
        crew->plan->tick(crew->plan->context);
        pthread_mutex_lock(&crew->lock);
    }
}

/* Takes a piece, or the end of the head job. With the lock held, which it lets go meanwhile. */
static void take(struct crew *crew, struct piece *piece)
{
    struct ssk_error error = {""};
    struct crew_job *job = &crew->jobs[crew->head];
    if (piece) {
        job->first = piece->next;
        if (!job->first)
            job->last = &job->first;
    }
    pthread_mutex_unlock(&crew->lock);
    ssk_status status =
        crew->plan->take(crew->plan->context, crew->head, piece ? piece->content : NULL, &error);
    if (piece)
        drop(crew, piece);
    pthread_mutex_lock(&crew->lock);
    if (status != SSK_OK)
        fail(crew, status, &error);
    if (piece)
        job->waiting--;
    else
        crew->head++;
    pthread_cond_broadcast(&crew->changed);
}

static void take_all(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    while (!crew->stop && crew->head < crew->plan->jobs) {
        struct crew_job *job = &crew->jobs[crew->head];
        bool begun = crew->head < crew->next;
        if (begun && job->first && job->first->done)
            take(crew, job->first);
        else if (begun && !job->first && job->over)
            take(crew, NULL);
        else
            wait_or_tick(crew);
    }
    crew->stop = true;
    pthread_cond_broadcast(&crew->changed);
    pthread_mutex_unlock(&crew->lock);
}

/* Starts as many threads as can be had; one will do. None reads before all are hired: the fork for the first
 * file would meet the others as they allocate, which glibc's allocator is safe from and ASan's is not. */
static void start(struct crew *crew, pthread_t *threads)
{
    int failed = 0;
    pthread_mutex_lock(&crew->lock);
    while (crew->started < crew->plan->threads && !failed) {
        failed = pthread_create(&threads[crew->started], NULL, run, crew);
        crew->started += !failed;
    }
    if (!crew->started) {
        struct ssk_error error;
        ssk_status status = ssk_fail(&error, SSK_OTHER, "no thread can be started: %s", strerror(failed));
        fail(crew, status, &error);
    }
    pthread_mutex_unlock(&crew->lock);
}

static void init(struct crew *crew)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&crew->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&crew->lock, NULL);
    crew->queue_end = &crew->queue;
}

ssk_status crew_run(const struct crew_plan *plan, struct ssk_error *error)
{
    struct crew crew = {.plan = plan, .error = error};
    pthread_t *threads = calloc((size_t)plan->threads, sizeof *threads);
    crew.jobs = calloc(plan->jobs + 1, sizeof *crew.jobs);
    if (!threads || !crew.jobs) {
        free(threads);
        free(crew.jobs);
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    }
    init(&crew);
    start(&crew, threads);
    take_all(&crew);
    for (int i = 0; i < crew.started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < plan->jobs; i++)
        for (struct piece *piece = crew.jobs[i].first, *next; piece; piece = next) {
            next = piece->next;
            drop(&crew, piece);
        }
    pthread_cond_destroy(&crew.changed);
    pthread_mutex_destroy(&crew.lock);
    free(crew.jobs);
    free(threads);
    return crew.status;
}
