#include "indexer/base/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/base/remove_tree.h"

enum { PATHS = 4, ATTEMPTS = 1000, EXIT_GIVEN_UP = 2 };

static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
static sigset_t watched;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[PATHS];

/* Other threads may still make files there: until the folder is gone. Says whether it was a folder: one of an
 * index, which is what people wait for. */
static bool remove_for_good(const char *path)
{
    const struct timespec moment = {.tv_nsec = 1000000};
    struct stat about;
    bool folder = lstat(path, &about) == 0 && S_ISDIR(about.st_mode);
    for (int attempt = 0; attempt < ATTEMPTS && access(path, F_OK) == 0; attempt++) {
        remove_tree(path);
        nanosleep(&moment, NULL);
    }
    return folder;
}

/* Removes what the run had begun, whose other threads now wait for ever. */
static bool clear_up(void)
{
    bool index = false;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < PATHS; i++)
        index |= paths[i] && remove_for_good(paths[i]);
    return index;
}

static void *wait_for_signal(void *unused)
{
    int number = 0;
    (void)unused;
    while (sigwait(&watched, &number) != 0)
        continue;
    if (clear_up())
        message_print("interrupted: the index stays as it was");
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    signal(number, SIG_DFL);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL); /* now it ends the process */
    return NULL;
}

void interrupt_give_up(void)
{
    clear_up();
    message_print(
        "the disk did not take what was written: the index stays as it was: make room, or have the disk "
        "examined");
    _exit(EXIT_GIVEN_UP);
}

void interrupt_watch(void)
{
    pthread_t thread;
    struct sigaction now;
    sigemptyset(&watched);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (sigaction(ending[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(&watched, ending[i]);
    pthread_sigmask(SIG_BLOCK, &watched, NULL);
    if (pthread_create(&thread, NULL, wait_for_signal, NULL) != 0)
        interrupt_forget();
    else
        pthread_detach(thread);
}

void interrupt_forget(void)
{
    pthread_sigmask(SIG_UNBLOCK, &watched, NULL);
}

bool interrupt_removes(const char *path)
{
    char *copy = strdup(path), **place = NULL;
    pthread_mutex_lock(&lock);
    for (size_t i = 0; i < PATHS; i++)
        if (!paths[i])
            place = &paths[i];
    if (place)
        *place = copy;
    pthread_mutex_unlock(&lock);
    if (!place)
        free(copy);
    return copy && place;
}

void interrupt_keeps(const char *path)
{
    for (size_t i = 0; i < PATHS; i++) {
        if (paths[i] && strcmp(paths[i], path) == 0) {
            free(paths[i]);
            paths[i] = NULL;
        }
    }
}

void interrupt_hold(void)
{
    pthread_mutex_lock(&lock);
}

void interrupt_release(void)
{
    pthread_mutex_unlock(&lock);
}
