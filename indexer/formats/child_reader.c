/* One fork a file: 1 ms beside the 50 of an ordinary PDF, and nothing of a library's state, lock or leak
 * outlives its file. The child sends records (document_serial.h) over a pipe, each acted on as it comes; what
 * it prints on stderr (libraries do) comes over another and only serves to tell why it died. */
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

/* Letters of records beside those of document_serial.h. */
enum { REPORTED = 'R', FAILED = 'F', DONE = 'E' };

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

/* What the child is to do: one of the two. */
struct child_task {
    child_reader read;
    child_reader_many read_many;
    const struct source *source;
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

/* The child's end of the pipe, and the record that is being put together. */
struct sender {
    int file;
    struct ssk_buffer out;
};

static ssk_status send_out(struct sender *sender)
{
    bool good = !sender->out.failed;
    for (size_t sent = 0; good && sent < sender->out.length;) {
        ssize_t wrote = write(sender->file, sender->out.data + sent, sender->out.length - sent);
        good = wrote >= 0 || errno == EINTR;
        sent += wrote > 0 ? (size_t)wrote : 0;
    }
    ssk_buffer_clear(&sender->out);
    return good ? SSK_OK : SSK_MEMORY;
}

static void send_report(void *context, const char *message)
{
    struct sender *sender = context;
    serial_put_message(&sender->out, REPORTED, message);
    send_out(sender);
}

static ssk_status send_document(void *context, struct document *document, struct ssk_error *error)
{
    struct sender *sender = context;
    serial_put_document(&sender->out, document);
    return send_out(sender) == SSK_OK ? SSK_OK : ssk_fail(error, SSK_MEMORY, "no memory left");
}

static ssk_status send_member(void *context, const char *name, const char *bytes, size_t length,
                              struct ssk_error *error)
{
    struct sender *sender = context;
    serial_put_member(&sender->out, name, bytes, length);
    return send_out(sender) == SSK_OK ? SSK_OK : ssk_fail(error, SSK_MEMORY, "no memory left");
}

static ssk_status read_task(const struct child_task *task, struct sender *sender, struct ssk_error *error)
{
    const struct document_sink sink = {sender, send_document, send_member};
    struct document document = {0};
    if (task->read_many)
        return task->read_many(task->source, &sink, error);
    ssk_status status = task->read(task->source, &document, error);
    return status == SSK_OK ? send_document(sender, &document, error) : status;
}

_Noreturn static void run(const struct child_task *task, const struct child_limits *limits, int records,
                          int chatter)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(chatter, STDERR_FILENO);
    confine(limits);
    struct sender sender = {.file = records};
    struct ssk_error error = {""};
    message_through(send_report, &sender);
    ssk_status status = read_task(task, &sender, &error);
    serial_put_message(&sender.out, status == SSK_OK ? DONE : FAILED, error.message);
    ssk_status sent = send_out(&sender);
    /* Neither exit handlers nor the leak check: this process is a copy of one that goes on. */
    _exit((int)(sent == SSK_OK ? status : sent));
}

/* --- in the parent --- */

static ssk_status start(struct child *child, const struct child_task *task, const struct child_limits *limits,
                        struct ssk_error *error)
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
        run(task, limits, records[1], chatter[1]);
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
    child->done |= kind == DONE;
    if (kind == REPORTED)
        message_print("%s", message);
    if (kind == FAILED && !child->failure)
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
                    *child->failure ? child->failure : "the reader gave no reason");
}

static ssk_status read_in_child(const struct child_task *task, const struct child_limits *limits,
                                const struct document_sink *sink, struct ssk_error *error)
{
    struct child_limits used = limits ? *limits : (struct child_limits){0};
    used.seconds = used.seconds ? used.seconds : ISOLATE_SECONDS;
    used.memory = used.memory ? used.memory : ISOLATE_MEMORY;
    used.output = used.output ? used.output : ISOLATE_OUTPUT;
    struct child child = {0};
    ssk_fork_guard_begin();
    ssk_status status = start(&child, task, &used, error);
    ssk_fork_guard_end();
    if (status != SSK_OK)
        return status;
    status = listen_to(&child, &used, sink, error);
    finish(&child);
    if (child.received.failed || status == SSK_MEMORY)
        status = ssk_fail(error, SSK_MEMORY, "no memory left");
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
