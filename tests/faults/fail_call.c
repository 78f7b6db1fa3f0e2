/* LD_PRELOAD: one system call fails once.
 * FAIL_CALL=open|write|pwrite|read|pread|fsync|fdatasync|rename|mkdir|unlink| close, FAIL_PATH: only for
 * paths that end so, FAIL_N: the Nth time over all threads, FAIL_ERRNO: with this number; FAIL_KILL=1: the
 * process is killed there instead. FAIL_LOG gets, at the end, how often each call was made. FAIL_ROOM=1:
 * statvfs tells of endless room. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { OPEN, WRITE, PWRITE, READ, PREAD, FSYNC, FDATASYNC, RENAME, MKDIR, UNLINK, CALLS };

static const char *const names[CALLS] = {"open",  "write",     "pwrite", "read",  "pread",
                                         "fsync", "fdatasync", "rename", "mkdir", "unlink"};
static atomic_long made[CALLS];
static int which = -1, reason = EIO, kills;
static long number;
static const char *suffix = "", *within = "";

__attribute__((constructor)) static void begin(void)
{
    const char *call = getenv("FAIL_CALL");
    for (int i = 0; i < CALLS && call; i++)
        if (strcmp(call, names[i]) == 0)
            which = i;
    number = getenv("FAIL_N") ? atol(getenv("FAIL_N")) : 0;
    reason = getenv("FAIL_ERRNO") ? atoi(getenv("FAIL_ERRNO")) : EIO;
    suffix = getenv("FAIL_PATH") ? getenv("FAIL_PATH") : "";
    within = getenv("FAIL_WITHIN") ? getenv("FAIL_WITHIN") : "";
    kills = getenv("FAIL_KILL") != NULL;
}

__attribute__((destructor)) static void end(void)
{
    FILE *log = getenv("FAIL_LOG") ? fopen(getenv("FAIL_LOG"), "a") : NULL;
    for (int i = 0; log && i < CALLS; i++)
        fprintf(log, "%s %ld\n", names[i], made[i]);
    if (log)
        fclose(log);
}

/* Where an open file is, to tell those of the index from others. */
static const char *path_of(int file, char *path, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, size - 1);
    path[length > 0 ? length : 0] = '\0';
    return path;
}

static int fails(int call, const char *path)
{
    size_t length = strlen(path), ending = strlen(suffix);
    if (!strstr(path, within) || length < ending || strcmp(path + length - ending, suffix) != 0)
        return 0;
    if (++made[call] != number || call != which)
        return 0;
    if (kills)
        kill(getpid(), SIGKILL);
    errno = reason;
    return 1;
}

static int file_fails(int call, int file)
{
    char path[4096];
    int kept = errno, failed = fails(call, path_of(file, path, sizeof path));
    if (!failed)
        errno = kept;
    return failed;
}

#define REAL(name) *(void **)&real = dlsym(RTLD_NEXT, name)

#define OPENER(function)                                                                                     \
    int function(const char *path, int flags, ...)                                                           \
    {                                                                                                        \
        static int (*real)(const char *, int, ...);                                                          \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = va_arg(rest, mode_t);                                                                  \
        va_end(rest);                                                                                        \
        if (!real)                                                                                           \
            REAL(#function);                                                                                 \
        return fails(OPEN, path) ? -1 : real(path, flags, mode);                                             \
    }
OPENER(open)
OPENER(open64)

#define ON_FILE(type, function, call, parameters, arguments)                                                 \
    type function parameters                                                                                 \
    {                                                                                                        \
        static type(*real) parameters;                                                                       \
        if (!real)                                                                                           \
            REAL(#function);                                                                                 \
        return file_fails(call, file) ? -1 : real arguments;                                                 \
    }
ON_FILE(ssize_t, write, WRITE, (int file, const void *data, size_t size), (file, data, size))
ON_FILE(ssize_t, read, READ, (int file, void *data, size_t size), (file, data, size))
ON_FILE(ssize_t, pwrite, PWRITE, (int file, const void *data, size_t size, off_t at), (file, data, size, at))
ON_FILE(ssize_t, pwrite64, PWRITE, (int file, const void *data, size_t size, off_t at),
        (file, data, size, at))
ON_FILE(ssize_t, pread, PREAD, (int file, void *data, size_t size, off_t at), (file, data, size, at))
ON_FILE(ssize_t, pread64, PREAD, (int file, void *data, size_t size, off_t at), (file, data, size, at))
ON_FILE(int, fsync, FSYNC, (int file), (file))
ON_FILE(int, fdatasync, FDATASYNC, (int file), (file))

#define ON_PATH(function, call, parameters, arguments)                                                       \
    int function parameters                                                                                  \
    {                                                                                                        \
        static int(*real) parameters;                                                                        \
        if (!real)                                                                                           \
            REAL(#function);                                                                                 \
        return fails(call, path) ? -1 : real arguments;                                                      \
    }
ON_PATH(rename, RENAME, (const char *from, const char *path), (from, path))
ON_PATH(mkdir, MKDIR, (const char *path, mode_t mode), (path, mode))
ON_PATH(unlink, UNLINK, (const char *path), (path))

#define ROOM(function, type)                                                                                 \
    int function(const char *path, struct type *about)                                                       \
    {                                                                                                        \
        static int (*real)(const char *, struct type *);                                                     \
        if (!real)                                                                                           \
            REAL(#function);                                                                                 \
        int answer = real(path, about);                                                                      \
        if (answer == 0 && getenv("FAIL_ROOM"))                                                              \
            about->f_bavail = (fsblkcnt_t)1 << 40;                                                           \
        return answer;                                                                                       \
    }
ROOM(statvfs, statvfs)
ROOM(statvfs64, statvfs64)
