/* LD_PRELOAD: the Nth allocation after main begins fails, whoever asks for it. FAIL_ALLOC=N; FAIL_ALLOC_LOG
 * names a file that gets, at the end, how many there were, and after a crash the frames it happened in. */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static atomic_long asked;
static atomic_bool counting;
static long which;
static int log_file = -1;

static int fails(void)
{
    if (!counting || ++asked != which)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return fails() ? NULL : __libc_realloc(block, size);
}

static void crashed(int number)
{
    void *frames[64];
    counting = 0;
    int count = backtrace(frames, 64);
    dprintf(log_file, "signal %d\n", number);
    backtrace_symbols_fd(frames, count, log_file);
    signal(number, SIG_DFL);
    raise(number);
}

static void ended(void)
{
    counting = 0;
    dprintf(log_file, "asked %ld\n", asked);
}

static int (*real_main)(int, char **, char **);

static int main_counted(int argc, char **argv, char **environment)
{
    const char *number = getenv("FAIL_ALLOC"), *log = getenv("FAIL_ALLOC_LOG");
    static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
    void *frames[4];
    backtrace(frames, 4); /* loads what it needs */
    which = number ? atol(number) : 0;
    if (log)
        log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    for (size_t i = 0; log && i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], crashed);
    if (log)
        atexit(ended);
    counting = 1;
    return real_main(argc, argv, environment);
}

int __libc_start_main(int (*entry)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
    int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void),
                 void *);
    *(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = entry;
    return start(main_counted, argc, argv, init, fini, rtld_fini, stack_end);
}
