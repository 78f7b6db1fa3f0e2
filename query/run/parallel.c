/* A thread takes the next question that nobody has, as long as it is not too far ahead of what was printed.
 */
#include "query/run/parallel.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { THREADS = 16, EACH = 32 /* questions that are worth a thread */, SLOTS = 64 };

struct slot {
    bool done;
    ssk_status status;
    struct ssk_error error;
    void *answer;
};

struct asking {
    const struct parallel *parallel;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct slot slots[SLOTS]; /* of question n, slot n % SLOTS */
    size_t next, taken;
    bool stop;
};

/* A thread of its own, with a session of its own. */
struct asker {
    struct asking *asking;
    struct session session;
    pthread_t thread;
};

static void *ask_on(void *context)
{
    struct asker *asker = context;
    struct asking *asking = asker->asking;
    const struct parallel *parallel = asking->parallel;
    pthread_mutex_lock(&asking->lock);
    while (!asking->stop && asking->next < parallel->count) {
        if (asking->next >= asking->taken + SLOTS) {
            pthread_cond_wait(&asking->changed, &asking->lock);
            continue;
        }
        size_t number = asking->next++;
        struct slot *slot = &asking->slots[number % SLOTS];
        *slot = (struct slot){.status = SSK_OK};
        pthread_mutex_unlock(&asking->lock);
        slot->status = parallel->ask(parallel->context, &asker->session, number, &slot->answer, &slot->error);
        pthread_mutex_lock(&asking->lock);
        slot->done = true;
        pthread_cond_broadcast(&asking->changed);
    }
    pthread_mutex_unlock(&asking->lock);
    return NULL;
}

/* Takes the answers in their order; after a failure those that were begun, too, to free them. */
static ssk_status take_all(struct asking *asking, struct ssk_error *error)
{
    const struct parallel *parallel = asking->parallel;
    ssk_status status = SSK_OK;
    pthread_mutex_lock(&asking->lock);
    while (asking->taken < (asking->stop ? asking->next : parallel->count)) {
        struct slot *slot = &asking->slots[asking->taken % SLOTS];
        if (asking->taken >= asking->next || !slot->done) {
            pthread_cond_wait(&asking->changed, &asking->lock);
            continue;
        }
        pthread_mutex_unlock(&asking->lock);
        if (status == SSK_OK && slot->status != SSK_OK)
            status = ssk_fail(error, slot->status, "%s", slot->error.message);
        ssk_status taken =
            parallel->take(parallel->context, asking->taken, slot->answer, status == SSK_OK, error);
        status = status == SSK_OK ? taken : status;
        progress_step(parallel->session->progress, asking->taken + 1);
        pthread_mutex_lock(&asking->lock);
        slot->done = false;
        asking->taken++;
        asking->stop |= status != SSK_OK;
        pthread_cond_broadcast(&asking->changed);
    }
    asking->stop = true;
    pthread_cond_broadcast(&asking->changed);
    pthread_mutex_unlock(&asking->lock);
    return status;
}

static ssk_status ask_alone(const struct parallel *parallel, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < parallel->count && status == SSK_OK; i++) {
        void *answer = NULL;
        status = parallel->ask(parallel->context, parallel->session, i, &answer, error);
        ssk_status taken = parallel->take(parallel->context, i, answer, status == SSK_OK, error);
        status = status == SSK_OK ? taken : status;
        progress_step(parallel->session->progress, i + 1);
    }
    return status;
}

static size_t threads_for(size_t count)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = processors < 1 ? 1 : processors > THREADS ? THREADS : (size_t)processors;
    return count / EACH < threads ? count / EACH : threads;
}

/* Starts a thread on the state of the index that the first session has: a newer one would answer otherwise.
 */
static bool start(struct asker *asker, struct asking *asking)
{
    struct ssk_error none;
    const struct session *first = asking->parallel->session;
    asker->asking = asking;
    bool started = session_share(&asker->session, first, &none) == SSK_OK &&
                   session_is_of(&asker->session, first) &&
                   pthread_create(&asker->thread, NULL, ask_on, asker) == 0;
    if (!started)
        session_close(&asker->session);
    return started;
}

ssk_status parallel_run(const struct parallel *parallel, struct ssk_error *error)
{
    size_t threads = threads_for(parallel->count), started = 0;
    struct asking *asking = threads > 1 ? calloc(1, sizeof *asking) : NULL;
    struct asker *askers = asking ? calloc(threads, sizeof *askers) : NULL;
    if (!askers) {
        free(asking);
        return ask_alone(parallel, error);
    }
    asking->parallel = parallel;
    pthread_mutex_init(&asking->lock, NULL);
    pthread_cond_init(&asking->changed, NULL);
    while (started < threads && start(&askers[started], asking))
        started++;
    ssk_status status = started ? take_all(asking, error) : ask_alone(parallel, error);
    for (size_t i = 0; i < started; i++) {
        pthread_join(askers[i].thread, NULL);
        session_close(&askers[i].session);
    }
    pthread_mutex_destroy(&asking->lock);
    pthread_cond_destroy(&asking->changed);
    free(askers);
    free(asking);
    return status;
}
