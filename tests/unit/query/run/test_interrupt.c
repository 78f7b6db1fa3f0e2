/* What a signal clears away, and which signals end a run. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/run/interrupt.h"
#include "query/session/progress.h"

/* What a child is when the signal comes. */
struct run {
    int signal;
    bool ignored; /* before, as by nohup(1) */
    bool working, drawn;
    bool pager;       /* one runs */
    const char *file; /* that is half written; NULL for none */
};

static char cleared[64]; /* what the child wrote to standard error */

static pid_t start_pager(void)
{
    pid_t id = fork();
    if (id == 0) {
        sleep(20);
        dprintf(STDERR_FILENO, "still there");
        _exit(0);
    }
    return id;
}

static void be(const struct run *run, int errors)
{
    dup2(errors, STDERR_FILENO);
    pid_t pager = run->pager ? start_pager() : 0;
    signal(run->signal, run->ignored ? SIG_IGN : SIG_DFL);
    interrupt_open();
    interrupt_set_pager(pager);
    interrupt_set_file(run->file);
    progress_working = run->working;
    progress_drawn = run->drawn;
    raise(run->signal);
    if (pager)
        kill(pager, SIGKILL);
    _exit(7); /* lives on */
}

/* How the run ends: its signal, or -7 where it lives on. */
static int end_of(struct run run)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t id = fork();
    if (id == 0)
        be(&run, ends[1]);
    close(ends[1]);
    ssize_t size = read(ends[0], cleared, sizeof cleared - 1); /* ends with the child and its pager */
    cleared[size > 0 ? size : 0] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(id, &status, 0), id);
    return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

static void ends_the_run(void **state)
{
    (void)state;
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        assert_int_equal(end_of((struct run){.signal = numbers[i]}), numbers[i]);
        assert_string_equal(cleared, "");
        assert_int_equal(end_of((struct run){.signal = numbers[i], .ignored = true}), -7);
    }
}

static void takes_the_line_away(void **state)
{
    (void)state;
    assert_int_equal(end_of((struct run){.signal = SIGTERM, .working = true, .drawn = true}), SIGTERM);
    assert_string_equal(cleared, "\r\033[K");
    assert_int_equal(end_of((struct run){.signal = SIGTERM, .working = true}), SIGTERM);
    assert_string_equal(cleared, "");
}

static void leaves_the_pager_its_own_signal(void **state)
{
    (void)state;
    assert_int_equal(end_of((struct run){.signal = SIGINT, .pager = true}), -7);
    assert_int_equal(end_of((struct run){.signal = SIGINT, .pager = true, .working = true}), SIGINT);
    assert_int_equal(end_of((struct run){.signal = SIGTERM, .pager = true}), SIGTERM);
    assert_string_equal(cleared, "");
    assert_int_equal(end_of((struct run){.signal = SIGHUP, .pager = true, .working = true}), SIGHUP);
    assert_string_equal(cleared, "");
}

static void removes_what_is_half_written(void **state)
{
    (void)state;
    char path[] = "/tmp/seisaku-interrupt-XXXXXX";
    close(mkstemp(path));
    assert_int_equal(end_of((struct run){.signal = SIGTERM}), SIGTERM);
    assert_int_equal(access(path, F_OK), 0);
    assert_int_equal(end_of((struct run){.signal = SIGTERM, .file = path}), SIGTERM);
    assert_int_not_equal(access(path, F_OK), 0);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_the_run),
        cmocka_unit_test(takes_the_line_away),
        cmocka_unit_test(leaves_the_pager_its_own_signal),
        cmocka_unit_test(removes_what_is_half_written),
    };
    alarm(60);
    return cmocka_run_group_tests_name("interrupt", tests, NULL, NULL);
}
