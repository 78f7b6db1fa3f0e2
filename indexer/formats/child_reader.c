/* One fork a file: 1 ms beside the 50 of an ordinary PDF, and nothing of a library's state, lock or leak
 * outlives its file. The child sends records (document_serial.h) over a pipe; what it prints on stderr
 * (libraries do) comes over another and only serves to tell why it died. */
#include "indexer/formats/child_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/formats/document_serial.h"
#include "seisaku/fork_guard.h"

/* Letters of records beside SERIAL_DOCUMENT. */
enum { REPORTED = 'R', FAILED = 'F' };

enum { MIB = 1 << 20, CHATTER_MAX = 4096 };

struct child {
    pid_t pid;
    int records, chatter; /* ends to read from; -1 once closed */
    struct ssk_buffer received, said;
    bool late, loud; /* out of time; gave too much */
    int status;      /* of waitpid */
};

/* --- in the child --- */

static void limit(int resource, rlim_t most)
{
    const struct rlimit limit = {most, most};
    setrlimit(resource, &limit);
}

/* Bytes of address space in use; 0 if the system does not say. */
static size_t space_in_use(void)
{
    FILE *file = fopen("/proc/self/statm", "re");
    size_t pages = 0;
    if (file && fscanf(file, "%zu", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void confine(const struct child_limits *limits)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits->seconds + 1);
#ifndef __SANITIZE_ADDRESS__ /* its shadow takes terabytes of address space */
    size_t used = space_in_use();
    if (used > 0)
        limit(RLIMIT_AS, used + limits->memory * MIB);
#else
    (void)space_in_use;
#endif
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGSEGV, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
}

static void keep_report(void *context, const char *message)
{
    serial_put_message(context, REPORTED, message);
}

static bool send_all(int file, const struct ssk_buffer *buffer)
{
    for (size_t sent = 0; sent < buffer->length;) {
        ssize_t wrote = write(file, buffer->data + sent, buffer->length - sent);
        if (wrote < 0 && errno != EINTR)
            return false;
        sent += wrote > 0 ? (size_t)wrote : 0;
    }
    return !buffer->failed;
}

_Noreturn static void run(child_reader read_it, const struct source *source,
                          const struct child_limits *limits, int records, int chatter)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(chatter, STDERR_FILENO);
    confine(limits);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    struct document document = {0};
    struct ssk_error error = {""};
    message_through(keep_report, &out);
    ssk_status status = read_it(source, &document, &error);
    if (status == SSK_OK)
        serial_put_document(&out, &document);
    else
        serial_put_message(&out, FAILED, error.message);
    /* Neither exit handlers nor the leak check: this process is a copy of one that goes on. */
    _exit(send_all(records, &out) ? (int)status : SSK_MEMORY);
}

/* --- in the parent --- */

static ssk_status start(struct child *child, child_reader read_it, const struct source *source,
                        const struct child_limits *limits, struct ssk_error *error)
{
    int records[2], chatter[2], reason;
    if (pipe2(records, O_CLOEXEC) != 0)
        return ssk_fail(error, SSK_IO, "no pipe to a reader: %s", strerror(errno));
    if (pipe2(chatter, O_CLOEXEC) != 0) {
        close(records[0]);
        close(records[1]);
        return ssk_fail(error, SSK_IO, "no pipe to a reader: %s", strerror(errno));
    }
    /* What other threads print meanwhile may stand in stdio's buffers: the child leaves by _exit, so it is
     * not printed twice, and none of them is waited for. */
    child->pid = fork();
    if (child->pid == 0) {
        ssk_fork_guard_is_child();
        run(read_it, source, limits, records[1], chatter[1]);
    }
    reason = errno;
    close(records[1]);
    close(chatter[1]);
    child->records = records[0];
    child->chatter = chatter[0];
    if (child->pid < 0) {
        close(records[0]);
        close(chatter[0]);
        return ssk_fail(error, SSK_IO, "no process for a reader: %s", strerror(reason));
    }
    return SSK_OK;
}

/* Takes what is there; closes the file at its end. What exceeds `most` bytes is dropped. */
static bool take(int *file, struct ssk_buffer *into, size_t most)
{
    char block[1 << 16];
    ssize_t got = read(*file, block, sizeof block);
    if (got > 0 && into->length + (size_t)got <= most)
        ssk_buffer_append(into, block, (size_t)got);
    if (got == 0 || (got < 0 && errno != EINTR)) {
        close(*file);
        *file = -1;
    }
    return got <= 0 || into->length + (size_t)got <= most;
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads until both pipes are closed, the time is over or the output too large. */
static void listen_to(struct child *child, const struct child_limits *limits)
{
    long long end = now() + (long long)limits->seconds * 1000;
    while ((child->records >= 0 || child->chatter >= 0) && !child->late && !child->loud) {
        struct pollfd files[2] = {{child->records, POLLIN, 0}, {child->chatter, POLLIN, 0}};
        long long left = end - now();
        if (left > 0)
            poll(files, 2, (int)(left < 1000 ? left : 1000));
        child->late = left <= 0;
        if (files[0].revents)
            child->loud = !take(&child->records, &child->received, limits->output * MIB);
        if (files[1].revents)
            take(&child->chatter, &child->said, CHATTER_MAX);
    }
}

static void finish(struct child *child)
{
    if (child->late || child->loud)
        kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
    if (child->records >= 0)
        close(child->records);
    if (child->chatter >= 0)
        close(child->chatter);
}

/* Libraries say so before they give up. */
static bool ran_out_of_memory(const struct child *child)
{
    static const char *const words[] = {"bad_alloc", "failed to allocate", "ut of memory",
                                        "Cannot allocate memory"};
    const char *said = ssk_buffer_string(&child->said);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(said, words[i]))
            return true;
    return WIFEXITED(child->status) && WEXITSTATUS(child->status) == SSK_MEMORY;
}

/* Why there is no record of the outcome. */
static ssk_status explain(const struct child *child, const struct child_limits *limits,
                          struct ssk_error *error)
{
    bool by_signal = WIFSIGNALED(child->status);
    if (child->late || (by_signal && WTERMSIG(child->status) == SIGXCPU))
        return ssk_fail(error, SSK_INPUT, "took longer than %u s to read", limits->seconds);
    if (child->loud)
        return ssk_fail(error, SSK_INPUT, "gives more than %zu MiB of text", limits->output);
    if (ran_out_of_memory(child))
        return ssk_fail(error, SSK_INPUT, "needs more than %zu MiB to read", limits->memory);
    if (by_signal)
        return ssk_fail(error, SSK_INPUT, "the reader crashed (signal %d)", WTERMSIG(child->status));
    return ssk_fail(error, SSK_INPUT, "the reader gave up (status %d)", WEXITSTATUS(child->status));
}

static ssk_status failure(struct serial_reader *serial, const struct child *child, struct ssk_error *error)
{
    char *message = serial_message(serial);
    ssk_status status = WIFEXITED(child->status) ? (ssk_status)WEXITSTATUS(child->status) : SSK_INPUT;
    ssk_fail(error, status, "%s", message ? message : "the reader gave no reason");
    free(message);
    return status;
}

/* Acts on the records in their order. */
static ssk_status unpack(const struct child *child, const struct child_limits *limits, struct document *out,
                         struct ssk_error *error)
{
    struct serial_reader serial = {child->received.data, child->received.data + child->received.length};
    ssk_status status = SSK_CORRUPT;
    for (char kind; (kind = serial_next(&serial)) != '\0';) {
        if (kind == SERIAL_DOCUMENT)
            status = serial_document(&serial, out);
        else if (kind == FAILED && !ran_out_of_memory(child)) /* its memory, not the parent's */
            return failure(&serial, child, error);
        else if (kind == FAILED)
            break;
        char *message = kind == REPORTED ? serial_message(&serial) : NULL;
        if (message)
            message_print("%s", message);
        free(message);
    }
    if (status == SSK_CORRUPT)
        return explain(child, limits, error);
    return status == SSK_MEMORY ? ssk_fail(error, status, "no memory left") : status;
}

ssk_status child_read(child_reader read_it, const struct source *source, const struct child_limits *limits,
                      struct document *out, struct ssk_error *error)
{
    struct child_limits used = limits ? *limits : (struct child_limits){0};
    used.seconds = used.seconds ? used.seconds : ISOLATE_SECONDS;
    used.memory = used.memory ? used.memory : ISOLATE_MEMORY;
    used.output = used.output ? used.output : ISOLATE_OUTPUT;
    struct child child = {0};
    ssk_fork_guard_begin();
    ssk_status status = start(&child, read_it, source, &used, error);
    ssk_fork_guard_end();
    if (status != SSK_OK)
        return status;
    listen_to(&child, &used);
    finish(&child);
    if (child.received.failed)
        status = ssk_fail(error, SSK_MEMORY, "no memory left");
    else if (child.late || child.loud)
        status = explain(&child, &used, error);
    else
        status = unpack(&child, &used, out, error);
    ssk_buffer_free(&child.received);
    ssk_buffer_free(&child.said);
    return status;
}
