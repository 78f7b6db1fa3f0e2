/* What a hostile file may make of a reader's process: each thing is tried from inside of a child. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/child/child_reader.h"
#include "indexer/child/sandbox.h"
#include "indexer/input/source.h"

static const struct source SOURCE = {.path = "x"};
static char secret[64]; /* a file that the user may read, outside of what readers need */

/* Each says in English what could be done that must not; NULL when nothing could. */
static const char *try_files(void)
{
    char path[] = "/tmp/sandbox.XXXXXX", byte;
    int file = open(secret, O_WRONLY);
    if (file >= 0)
        return "opened a file to write it";
    if (open("/tmp/sandbox-new", O_CREAT | O_RDWR, 0600) >= 0 || mkstemp(path) >= 0)
        return "made a file";
    if (unlink(secret) == 0 || rename(secret, "/tmp/sandbox-other") == 0 || chmod(secret, 0) == 0 ||
        truncate(secret, 0) == 0 || link(secret, "/tmp/sandbox-link") == 0)
        return "changed a file";
    if (mkdir("/tmp/sandbox-folder", 0700) == 0 || symlink("a", "/tmp/sandbox-symlink") == 0)
        return "made a folder or a link";
    file = open(secret, O_RDONLY);
    struct ssk_buffer told = SSK_BUFFER_INIT;
    sandbox_tell(&told);
    bool landlock = strstr(ssk_buffer_string(&told), ", Landlock") != NULL;
    ssk_buffer_free(&told);
    if (landlock && file >= 0 && read(file, &byte, 1) == 1)
        return "read a user's file";
    return NULL;
}

static const char *try_network(void)
{
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_DGRAM, 0) >= 0)
        return "made a socket";
    int pair[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 ? "made a pair of sockets" : NULL;
}

static const char *try_processes(void)
{
    char *const arguments[] = {"true", NULL};
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    if (child > 0)
        return "forked";
    execv("/bin/true", arguments);
    if (errno != EPERM)
        return "was let to run a program";
    if (kill(getppid(), 0) == 0)
        return "sent a signal";
    if (ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0)
        return "traced its parent";
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return "may gain privileges";
    return setuid(getuid()) == 0 ? "set its user" : NULL;
}

static const char *try_terminal(void)
{
    char key = 'x';
    errno = 0;
    if (ioctl(STDIN_FILENO, TIOCSTI, &key) == 0 || errno != EPERM)
        return "typed into a terminal";
    return ioctl(STDIN_FILENO, TIOCLINUX, &key) == 0 || errno != EPERM ? "pasted into a terminal" : NULL;
}

static const char *try_descriptors(void)
{
    for (int file = SANDBOX_OUTPUT + 1; file < 1024; file++)
        if (fcntl(file, F_GETFD) >= 0)
            return "holds a descriptor of its parent";
    return NULL;
}

/* Whether the descriptor is of /dev/null. */
static bool is_nowhere(int file)
{
    struct stat about, nowhere;
    return fstat(file, &about) == 0 && stat("/dev/null", &nowhere) == 0 && about.st_rdev == nowhere.st_rdev;
}

static const char *try_limits(void)
{
    static const struct {
        int resource;
        rlim_t most;
    } limits[] = {{RLIMIT_FSIZE, 0}, {RLIMIT_CORE, 0}, {RLIMIT_NOFILE, 64}, {RLIMIT_CPU, CHILD_SECONDS + 1}};
    struct rlimit limit;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (getrlimit(limits[i].resource, &limit) != 0 || limit.rlim_max != limits[i].most)
            return "has another limit";
    if (prctl(PR_GET_DUMPABLE) != 0)
        return "may be looked into";
    return is_nowhere(STDIN_FILENO) && is_nowhere(STDOUT_FILENO) ? NULL : "has its parent's streams";
}

/* It ends with its parent, and by what would end any process. */
static const char *try_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGSEGV, SIGABRT};
    struct sigaction now;
    int death = 0;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &now) != 0 || now.sa_handler != SIG_DFL)
            return "takes a signal in its own way";
    return prctl(PR_GET_PDEATHSIG, &death) == 0 && death == SIGKILL ? NULL : "outlives its parent";
}

static void *run_thread(void *context)
{
    *(bool *)context = true;
    return NULL;
}

/* What libraries do need still works. */
static const char *try_what_is_needed(void)
{
    pthread_t thread;
    bool ran = false;
    char byte;
    if (pthread_create(&thread, NULL, run_thread, &ran) != 0 || pthread_join(thread, NULL) != 0 || !ran)
        return "cannot start a thread";
    int file = open("/usr/lib/os-release", O_RDONLY);
    if (file < 0 || read(file, &byte, 1) != 1)
        return "cannot read below /usr";
    void *block = malloc(1 << 20);
    free(block);
    return block ? NULL : "has no memory";
}

static const char *(*attempt)(void);

static ssk_status read_attempt(const struct source *source, struct document *out, struct ssk_error *error)
{
    (void)source;
    (void)out;
    const char *done = attempt();
    return ssk_fail(error, SSK_INPUT, "%s", done ? done : "nothing");
}

static void expect_nothing(const char *(*what)(void))
{
    struct document document = {0};
    struct ssk_error error = {""};
    attempt = what;
    assert_int_equal(child_read(read_attempt, &SOURCE, NULL, &document, &error), SSK_INPUT);
    assert_string_equal(error.message, "nothing");
    document_free(&document);
}

static void test_denials(void **state)
{
    (void)state;
    expect_nothing(try_files);
    expect_nothing(try_network);
    expect_nothing(try_processes);
    expect_nothing(try_terminal);
    expect_nothing(try_descriptors);
    expect_nothing(try_limits);
    expect_nothing(try_what_is_needed);
    signal(SIGPIPE, SIG_IGN); /* as the indexer does */
    signal(SIGHUP, SIG_IGN);
    expect_nothing(try_signals);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    struct stat about;
    assert_int_equal(stat(secret, &about), 0);
    assert_int_equal(about.st_size, 6);
}

static void test_told(void **state)
{
    (void)state;
    struct ssk_buffer told = SSK_BUFFER_INIT;
    sandbox_tell(&told);
    assert_memory_equal(ssk_buffer_string(&told), "sandbox: ", strlen("sandbox: "));
    ssk_buffer_free(&told);
}

static int make_secret(void **state)
{
    (void)state;
    snprintf(secret, sizeof secret, "/tmp/seisaku-secret.XXXXXX");
    int file = mkstemp(secret);
    return file < 0 || write(file, "secret", 6) != 6 || close(file) != 0;
}

static int remove_secret(void **state)
{
    (void)state;
    return unlink(secret);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_denials), cmocka_unit_test(test_told)};
    return cmocka_run_group_tests(tests, make_secret, remove_secret);
}
