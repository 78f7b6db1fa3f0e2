#include "indexer/child/child_task.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "indexer/base/interrupt.h"
#include "indexer/base/messages.h"
#include "indexer/child/document_serial.h"
#include "indexer/child/sandbox.h"
#include "seisaku/memory.h"
#include "seisaku/translate.h"

enum { MIB = 1 << 20 };

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
    interrupt_forget();
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
    serial_put_message(&sender->out, CHILD_REPORTED, message);
    send_out(sender);
}

static ssk_status send_document(void *context, struct document *document, struct ssk_error *error)
{
    struct sender *sender = context;
    serial_put_document(&sender->out, document);
    return send_out(sender) == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

static ssk_status send_member(void *context, const char *name, const char *bytes, size_t length,
                              struct ssk_error *error)
{
    struct sender *sender = context;
    serial_put_member(&sender->out, name, bytes, length);
    return send_out(sender) == SSK_OK ? SSK_OK : ssk_no_memory(error);
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

static ssk_status fail_to_confine(int reason, struct ssk_error *error)
{
    return reason == ENOMEM ? ssk_no_memory(error)
                            : ssk_fail(error, SSK_INPUT, "not read: its reader cannot be confined: %s",
                                       ssk_strerror(reason));
}

_Noreturn void child_task_run(const struct child_task *task, const struct child_limits *limits, int records,
                              int chatter)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(chatter, STDERR_FILENO);
    confine(limits);
    int reason = sandbox_enter(records);
    struct sender sender = {.file = SANDBOX_OUTPUT};
    struct ssk_error error = {""};
    message_through(send_report, &sender);
    ssk_status status = reason ? fail_to_confine(reason, &error)
                               : ssk_memory_settle(read_task(task, &sender, &error), &error);
    serial_put_message(&sender.out, status == SSK_OK ? CHILD_DONE : CHILD_FAILED, error.message);
    ssk_status sent = send_out(&sender);
    /* Neither exit handlers nor the leak check: this process is a copy of one that goes on. */
    _exit((int)(sent == SSK_OK ? status : sent));
}
