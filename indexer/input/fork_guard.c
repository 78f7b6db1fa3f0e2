#include "indexer/input/fork_guard.h"

#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_child; /* in which the lock stays as the fork left it */

void forking_put_off(void)
{
    if (!is_child)
        pthread_mutex_lock(&lock);
}

void forking_allow(void)
{
    if (!is_child)
        pthread_mutex_unlock(&lock);
}

void forking_begin(void)
{
    pthread_mutex_lock(&lock);
}

void forking_end(void)
{
    pthread_mutex_unlock(&lock);
}

void forking_is_child(void)
{
    is_child = true;
}
