#include "forking.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

void forking_put_off(void)
{
    pthread_rwlock_rdlock(&lock);
}

void forking_allow(void)
{
    pthread_rwlock_unlock(&lock);
}

void forking_begin(void)
{
    pthread_rwlock_wrlock(&lock);
}

void forking_end(void)
{
    pthread_rwlock_unlock(&lock);
}

void forking_start_child(void)
{
    pthread_rwlock_init(&lock, NULL);
}
