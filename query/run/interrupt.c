#include "query/run/interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "query/session/progress.h"

static volatile sig_atomic_t pager_id;
static const char *volatile file;

/* Calls nothing that a handler may not. */
static void end(int number)
{
    static const char clear[] = "\r\033[K";
    if (number == SIGINT && pager_id && !progress_working)
        return;
    if (progress_drawn && write(STDERR_FILENO, clear, sizeof clear - 1) < 0)
        progress_drawn = 0;
    if (file)
        unlink(file);
    if (pager_id) {
        kill((pid_t)pager_id, SIGTERM);
        waitpid((pid_t)pager_id, NULL, 0);
    }
    signal(number, SIG_DFL);
    raise(number);
}

void interrupt_open(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action = {.sa_handler = end, .sa_flags = SA_RESTART}, before;
        sigemptyset(&action.sa_mask);
        if (sigaction(numbers[i], NULL, &before) == 0 &&
            before.sa_handler == SIG_DFL) /* nohup(1) ignores one */
            sigaction(numbers[i], &action, NULL);
    }
}

void interrupt_set_pager(pid_t pager)
{
    pager_id = (sig_atomic_t)pager;
}

void interrupt_set_file(const char *path)
{
    file = path;
}
