/* One fork a file: 1 ms beside the 50 of an ordinary PDF, and nothing of a library's state, lock or leak
 * outlives its file. The child sends records (document_serial.h) over a pipe, each acted on as it comes; what
 * it prints on stderr (libraries do) comes over another and only serves to tell why it died. */
#include "indexer/child/child_reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/child/child_task.h"
#include "indexer/child/document_serial.h"
#include "indexer/child/sandbox.h"
#include "seisaku/fork_guard.h"
#include "seisaku/translate.h"

enum { MIB = 1 << 20, CHATTER_MAX = 4096 };

struct child {
    pid_t pid;
    int records, chatter; /* ends to read from; -1 once closed */
    struct ssk_buffer received, said;
    long long waited; /* milliseconds */
    bool late, loud;  /* out of time; gave too much */
    bool done;        /* it said so */
    char *failure;    /* what it said before it gave up; NULL for nothing */
    int status;       /* of waitpid */
};

/* --- in the parent --- */

static ssk_status start(struct child *child, const struct child_task *task, const struct child_limits *limits,
                        struct ssk_error *error)
{
    int records[2], chatter[2], reason;
    if (pipe2(records, O_CLOEXEC) != 0)
        return ssk_fail(error, SSK_IO, "no pipe to a reader: %s", ssk_strerror(errno));
    if (pipe2(chatter, O_CLOEXEC) != 0) {
        close(records[0]);
        close(records[1]);
        return ssk_fail(error, SSK_IO, "no pipe to a reader: %s", ssk_strerror(errno));
    }
    /* What other threads print meanwhile may stand in stdio's buffers: the child leaves by _exit, so it is
     * not printed twice, and none of them is waited for. */
    child->pid = fork();
    if (child->pid == 0) {
        ssk_fork_guard_is_child();
        child_task_run(task, limits, records[1], chatter[1]);
    }
    reason = errno;
    close(records[1]);
    close(chatter[1]);
    child->records = records[0];
    child->chatter = chatter[0];
    if (child->pid < 0) {
        close(records[0]);
        close(chatter[0]);
        return ssk_fail(error, SSK_IO, "no process for a reader: %s", ssk_strerror(reason));
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

/* Waits for more and takes it. */
static void wait_for_more(struct child *child, const struct child_limits *limits)
{
    struct pollfd files[2] = {{child->records, POLLIN, 0}, {child->chatter, POLLIN, 0}};
    long long begin = now(), left = (long long)limits->seconds * 1000 - child->waited;
    if (left > 0)
        poll(files, 2, (int)(left < 1000 ? left : 1000));
    child->late = left <= 0;
    if (files[0].revents)
        child->loud = !take(&child->records, &child->received, limits->output * MIB);
    if (files[1].revents)
        take(&child->chatter, &child->said, CHATTER_MAX);
    child->waited += now() - begin;
}

static ssk_status act_on_document(struct serial_reader *record, const struct document_sink *sink,
                                  struct ssk_error *error)
{
    struct document document = {0};
    ssk_status status = serial_document(record, &document);
    if (status == SSK_OK)
        status = sink->document(sink->context, &document, error);
    document_free(&document);
    return status;
}

static ssk_status act_on_member(struct serial_reader *record, const struct document_sink *sink,
                                struct ssk_error *error)
{
    const char *bytes;
    char *name = NULL;
    size_t length;
    ssk_status status = serial_member(record, &name, &bytes, &length);
    if (status == SSK_OK)
        status = sink->member ? sink->member(sink->context, name, bytes, length, error) : SSK_CORRUPT;
    free(name);
    return status;
}

static ssk_status act_on(struct child *child, char kind, struct serial_reader *record,
                         const struct document_sink *sink, struct ssk_error *error)
{
    if (kind == SERIAL_DOCUMENT)
        return act_on_document(record, sink, error);
    if (kind == SERIAL_MEMBER)
        return act_on_member(record, sink, error);
    char *message = serial_message(record);
    if (!message)
        return SSK_CORRUPT;
    child->done |= kind == CHILD_DONE;
    if (kind == CHILD_REPORTED)
        message_print("%s", message);
    if (kind == CHILD_FAILED && !child->failure)
        child->failure = message;
    else
        free(message);
    return SSK_OK;
}

/* Acts on the records that are whole, and drops them. */
static ssk_status act_on_all(struct child *child, const struct document_sink *sink, struct ssk_error *error)
{
    struct ssk_buffer *received = &child->received;
    struct serial_reader stream = {received->data, received->data + received->length}, record;
    ssk_status status = SSK_OK;
    for (char kind; status == SSK_OK && received->length && (kind = serial_next(&stream, &record)) != '\0';)
        status = act_on(child, kind, &record, sink, error);
    size_t left = (size_t)(stream.end - stream.at);
    if (left < received->length) {
        memmove(received->data, stream.at, left);
        received->data[left] = '\0';
        received->length = left;
    }
    return status;
}

/* Reads until both pipes are closed, the time is over, a record too large, or the sink has enough. */
static ssk_status listen_to(struct child *child, const struct child_limits *limits,
                            const struct document_sink *sink, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    while ((child->records >= 0 || child->chatter >= 0) && !child->late && !child->loud && status == SSK_OK) {
        size_t before = child->received.length;
        wait_for_more(child, limits);
        if (child->received.length > before)
            status = act_on_all(child, sink, error);
    }
    return status;
}

static void finish(struct child *child)
{
    kill(child->pid, SIGKILL); /* it may sit there still; one that has ended does not mind */
    while (waitpid(child->pid, &child->status, 0) < 0 && errno == EINTR)
        continue;
    close(child->records); /* which may be closed already: -1 is no file, and does no harm */
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

/* What came of the child when the sink is content. */
static ssk_status outcome(const struct child *child, const struct child_limits *limits,
                          struct ssk_error *error)
{
    if (child->done && !child->loud)
        return SSK_OK;
    if (!child->failure || child->late || child->loud || ran_out_of_memory(child))
        return explain(child, limits, error);
    ssk_status status = WIFEXITED(child->status) ? (ssk_status)WEXITSTATUS(child->status) : SSK_INPUT;
    return ssk_fail(error, status == SSK_OK ? SSK_INPUT : status, "%s",
                    *child->failure ? child->failure : ssk_both("the reader gave no reason"));
}

static ssk_status read_in_child(const struct child_task *task, const struct child_limits *limits,
                                const struct document_sink *sink, struct ssk_error *error)
{
    struct child_limits used = limits ? *limits : (struct child_limits){0};
    used.seconds = used.seconds ? used.seconds : CHILD_SECONDS;
    used.memory = used.memory ? used.memory : CHILD_MEMORY;
    used.output = used.output ? used.output : CHILD_OUTPUT;
    struct child child = {0};
    sandbox_prepare();
    ssk_fork_guard_begin();
    ssk_status status = start(&child, task, &used, error);
    ssk_fork_guard_end();
    if (status != SSK_OK)
        return status;
    status = listen_to(&child, &used, sink, error);
    finish(&child);
    if (child.received.failed || status == SSK_MEMORY)
        status = ssk_no_memory(error);
    else if (status == SSK_OK || status == SSK_CORRUPT)
        status = outcome(&child, &used, error);
    ssk_buffer_free(&child.received);
    ssk_buffer_free(&child.said);
    free(child.failure);
    return status;
}

ssk_status child_read_many(child_reader_many read_it, const struct source *source,
                           const struct child_limits *limits, const struct document_sink *sink,
                           struct ssk_error *error)
{
    const struct child_task task = {.read_many = read_it, .source = source};
    return read_in_child(&task, limits, sink, error);
}

/* The document becomes the caller's. */
static ssk_status keep_document(void *context, struct document *document, struct ssk_error *error)
{
    struct document *out = context;
    (void)error;
    char *path = out->path, *id = out->id;
    free(document->id);
    *out = *document;
    out->path = path;
    out->id = id;
    *document = (struct document){0};
    return SSK_OK;
}

ssk_status child_read(child_reader read_it, const struct source *source, const struct child_limits *limits,
                      struct document *out, struct ssk_error *error)
{
    const struct child_task task = {.read = read_it, .source = source};
    const struct document_sink sink = {.context = out, .document = keep_document};
    return read_in_child(&task, limits, &sink, error);
}
