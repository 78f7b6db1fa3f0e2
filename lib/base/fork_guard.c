/* One lock: held while a thread forks, and by those whose work a fork must not cut in two. */
#include "seisaku/fork_guard.h"

#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_child; /* in which the lock stays as the fork left it */

void ssk_fork_guard_put_off(void)
{
    if (!is_child)
        pthread_mutex_lock(&lock);
}

void ssk_fork_guard_allow(void)
{
    if (!is_child)
        pthread_mutex_unlock(&lock);
}

void ssk_fork_guard_begin(void)
{
    pthread_mutex_lock(&lock);
}

void ssk_fork_guard_end(void)
{
    pthread_mutex_unlock(&lock);
}

void ssk_fork_guard_is_child(void)
{
    is_child = true;
}
