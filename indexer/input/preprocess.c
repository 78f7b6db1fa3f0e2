#include "indexer/input/preprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/interrupt.h"
#include "seisaku/fork_guard.h"
#include "seisaku/translate.h"

enum { INPUT, OUTPUT, CHATTER, PIPES, CHATTER_MAX = 2048, COMMAND_NOT_FOUND = 127 };

struct running {
    pid_t pid;
    int files[PIPES]; /* the parent's ends; -1 once closed */
    size_t given;     /* bytes of the source */
    struct ssk_buffer printed, said;
    bool late, loud, held;          /* out of time; printed too much; something else holds its output */
    struct timespec started, heard; /* when it last printed */
    int status;                     /* of waitpid */
};

static void close_file(int *file)
{
    if (*file >= 0)
        close(*file);
    *file = -1;
}

/* ------------------------------------------------------------------------------------------ starting */

_Noreturn static void become(const char *command, const char *path, const int ends[PIPES])
{
    static const int ignored[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP};
    for (int i = 0; i < PIPES; i++)
        dup2(ends[i], i);
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
        signal(ignored[i], SIG_DFL);
    interrupt_forget();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0); /* what it starts ends with it */
    execlp(command, command, path, (char *)NULL);
    _exit(COMMAND_NOT_FOUND);
}

static ssk_status start(struct running *running, const char *command, const char *path,
                        struct ssk_error *error)
{
    int pipes[PIPES][2] = {{-1, -1}, {-1, -1}, {-1, -1}}, ends[PIPES];
    bool good = true;
    for (int i = 0; i < PIPES && good; i++)
        good = pipe2(pipes[i], O_CLOEXEC) == 0;
    for (int i = 0; i < PIPES; i++) {
        ends[i] = pipes[i][i == INPUT ? 0 : 1];
        running->files[i] = pipes[i][i == INPUT ? 1 : 0];
    }
    ssk_fork_guard_begin();
    running->pid = good ? fork() : -1;
    if (running->pid == 0)
        become(command, path, ends);
    int reason = errno;
    ssk_fork_guard_end();
    for (int i = 0; i < PIPES; i++)
        close_file(&ends[i]);
    if (running->pid > 0) {
        setpgid(running->pid, running->pid); /* whichever of the two comes first */
        fcntl(running->files[INPUT], F_SETFL, O_NONBLOCK);
        return SSK_OK;
    }
    for (int i = 0; i < PIPES; i++)
        close_file(&running->files[i]);
    return ssk_fail(error, SSK_IO, "the command of --pre cannot be started: %s", ssk_strerror(reason));
}

/* ------------------------------------------------------------------------------------------ talking */

/* A command may end without having read it all. */
static void give(struct running *running, const struct source *source)
{
    size_t left = source->bytes.length - running->given;
    ssize_t wrote = write(running->files[INPUT], source->bytes.data + running->given, left);
    running->given += wrote > 0 ? (size_t)wrote : 0;
    if (running->given == source->bytes.length || (wrote < 0 && errno != EAGAIN && errno != EINTR))
        close_file(&running->files[INPUT]);
}

static void take(int *file, struct ssk_buffer *into, uint64_t most, bool *loud)
{
    char block[1 << 16];
    ssize_t got = read(*file, block, sizeof block);
    bool fits = got <= 0 || into->length + (size_t)got <= most;
    if (got > 0 && fits)
        ssk_buffer_append(into, block, (size_t)got);
    if (loud)
        *loud |= !fits;
    if (got == 0 || (got < 0 && errno != EINTR))
        close_file(file);
}

static long seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - start->tv_sec);
}

/* It has ended, and what it has started is silent but goes on: a server that it left behind, as a rule. */
static bool is_over(const struct running *running)
{
    siginfo_t ended = {0};
    return seconds_since(&running->heard) >= PREPROCESS_SILENCE &&
           waitid(P_PID, (id_t)running->pid, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid;
}

static void talk(struct running *running, const struct source *source)
{
    uint64_t most = source->limit ? source->limit : (uint64_t)PREPROCESS_OUTPUT << 20;
    clock_gettime(CLOCK_MONOTONIC, &running->started);
    running->heard = running->started;
    bool over = false;
    while ((running->files[OUTPUT] >= 0 || running->files[CHATTER] >= 0) && !running->late &&
           !running->loud && !over) {
        struct pollfd files[PIPES] = {{running->files[INPUT], POLLOUT, 0},
                                      {running->files[OUTPUT], POLLIN, 0},
                                      {running->files[CHATTER], POLLIN, 0}};
        poll(files, PIPES, 1000);
        if (files[INPUT].revents)
            give(running, source);
        if (files[OUTPUT].revents)
            take(&running->files[OUTPUT], &running->printed, most, &running->loud);
        if (files[CHATTER].revents)
            take(&running->files[CHATTER], &running->said, CHATTER_MAX, NULL);
        if (files[OUTPUT].revents || files[CHATTER].revents)
            clock_gettime(CLOCK_MONOTONIC, &running->heard);
        over = is_over(running);
        running->late = seconds_since(&running->started) >= PREPROCESS_SECONDS;
    }
    running->held = over && running->files[OUTPUT] >= 0;
}

/* Waits for its end: one that has closed its output may go on. */
static void finish(struct running *running)
{
    enum { MOST = 100 * 1000 * 1000 };
    for (int i = 0; i < PIPES; i++)
        close_file(&running->files[i]);
    bool kills = running->late || running->loud || running->held;
    for (struct timespec pause = {.tv_nsec = 500 * 1000};;) {
        if (kills)
            kill(-running->pid, SIGKILL);
        if (waitpid(running->pid, &running->status, WNOHANG) != 0)
            return;
        nanosleep(&pause, NULL);
        pause.tv_nsec = pause.tv_nsec < MOST ? pause.tv_nsec * 2 : MOST;
        running->late |= seconds_since(&running->started) >= PREPROCESS_SECONDS;
        kills |= running->late;
    }
}

/* ------------------------------------------------------------------------------------------ the outcome */

static ssk_status judge(const struct running *running, const char *command, uint64_t limit,
                        struct ssk_error *error)
{
    const char *said = ssk_buffer_string(&running->said);
    int words = (int)strcspn(said, "\n");
    if (running->printed.failed || running->said.failed)
        return ssk_no_memory(error);
    if (running->late)
        return ssk_fail(error, SSK_INPUT, "%s took longer than %d s", command, PREPROCESS_SECONDS);
    if (running->loud && !limit)
        return ssk_fail(error, SSK_INPUT, "%s prints more than %d MiB", command, PREPROCESS_OUTPUT);
    if (running->loud)
        return ssk_fail(error, SSK_INPUT, "%s prints more than --max-size allows", command);
    if (running->held)
        return ssk_fail(error, SSK_INPUT, "%s ended and left a process behind that holds its output",
                        command);
    if (WIFSIGNALED(running->status))
        return ssk_fail(error, SSK_INPUT, "%s crashed (signal %d)", command, WTERMSIG(running->status));
    if (WEXITSTATUS(running->status) == COMMAND_NOT_FOUND && !words)
        return ssk_fail(error, SSK_INPUT, "the command of --pre cannot be run: %s", command);
    if (WEXITSTATUS(running->status) != 0)
        return ssk_fail(error, SSK_INPUT, "%s failed (status %d)%s%.*s", command,
                        WEXITSTATUS(running->status), words ? ": " : "", words, said);
    if (!running->printed.length)
        return ssk_fail(error, SSK_INPUT, "%s printed nothing", command);
    return SSK_OK;
}

ssk_status preprocess(struct source *source, const char *command, struct ssk_error *error)
{
    struct running running = {0};
    char *path = NULL; /* a file's name is never taken for an option */
    bool dashed = source->path[0] == '-' && source->path[1];
    if (dashed && asprintf(&path, "./%s", source->path) < 0)
        return ssk_no_memory(error);
    ssk_status status = start(&running, command, path ? path : source->path, error);
    free(path);
    if (status != SSK_OK)
        return status;
    talk(&running, source);
    finish(&running);
    status = judge(&running, command, source->limit, error);
    if (status == SSK_OK) {
        ssk_buffer_free(&source->bytes);
        source->bytes = running.printed;
        running.printed = (struct ssk_buffer)SSK_BUFFER_INIT;
    }
    ssk_buffer_free(&running.printed);
    ssk_buffer_free(&running.said);
    return status;
}
