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

/* The lock knows its writer by the thread's number, which is another one in the child: there it cannot be
 * unlocked, only made anew. */
void forking_born(void)
{
    static const pthread_rwlock_t fresh = PTHREAD_RWLOCK_INITIALIZER;
    lock = fresh;
}
