#include "query/run/pager.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "query/run/interrupt.h"

static pid_t pager; /* 0 for none, negative for one that could not be started */

static const char *program(void)
{
    const char *own = getenv("SEISAKU_PAGER"), *usual = getenv("PAGER");
    return own ? own : usual ? usual : "less";
}

static bool is_wanted(const struct options *options)
{
    const char *name = program();
    return !options->no_pager && options->format == FORMAT_TEXT && !options->html &&
           (!options->count || options->track) && *name && strcmp(name, "cat") != 0 &&
           isatty(STDOUT_FILENO) && isatty(STDERR_FILENO);
}

/* In the child: the pager, with less as git has it: it ends by itself where all fits the screen, shows
 * colours and links, and leaves the text there. Without the program the text goes through as it is. */
static void become_pager(int input)
{
    dup2(input, STDIN_FILENO);
    setenv("LESS", "FRX", false);
    setenv("LESSCHARSET", "utf-8", false);
    execl("/bin/sh", "sh", "-c", program(), (char *)NULL);
    _exit(EXIT_FAILURE);
}

/* Whether a shell would find the first word of the command. */
static bool is_there(const char *command)
{
    const char *path = getenv("PATH");
    size_t length = strcspn(command, " \t");
    if (memchr(command, '/', length))
        return true;
    for (const char *folder = path ? path : "/usr/bin:/bin"; *folder;) {
        size_t folder_length = strcspn(folder, ":");
        char name[4096];
        int size = snprintf(name, sizeof name, "%.*s/%.*s", (int)folder_length, folder, (int)length, command);
        if (size < (int)sizeof name && access(name, X_OK) == 0)
            return true;
        folder += folder_length + (folder[folder_length] == ':');
    }
    return false;
}

void pager_start(const struct options *options)
{
    int ends[2];
    if (!is_wanted(options) || !is_there(program()) || pipe2(ends, O_CLOEXEC) != 0)
        return;
    size_t columns = ssk_terminal_columns();
    char text[32];
    snprintf(text, sizeof text, "%zu", columns);
    pager = fork();
    if (pager == 0)
        become_pager(ends[0]);
    close(ends[0]);
    if (pager > 0) {
        setenv("COLUMNS", text, true); /* the terminal is out of sight now */
        dup2(ends[1], STDOUT_FILENO);
        interrupt_set_pager(pager);
    }
    close(ends[1]);
}

void pager_end(void)
{
    if (pager <= 0)
        return;
    fflush(stdout);
    close(STDOUT_FILENO);
    waitpid(pager, NULL, 0);
    interrupt_set_pager(0);
}

size_t pager_columns(void)
{
    return pager > 0 || isatty(STDOUT_FILENO) ? ssk_terminal_columns() : 0;
}
