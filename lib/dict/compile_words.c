#include "lib/dict/compile_words.h"

#include <errno.h>
#include <mecab.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "seisaku/fork_guard.h"
#include "seisaku/translate.h"

/* In the child: the compiler, which writes what it has to say to `log`. */
static void run_compiler(const char *csv, const char *dictionary, const char *mecab_folder, FILE *log)
{
    char *arguments[] = {(char *)"mecab-dict-index",
                         (char *)"-d",
                         (char *)mecab_folder,
                         (char *)"-u",
                         (char *)dictionary,
                         (char *)"-f",
                         (char *)"utf-8",
                         (char *)"-t",
                         (char *)"utf-8",
                         (char *)csv,
                         NULL};
    ssk_fork_guard_is_child();
    if (dup2(fileno(log), STDOUT_FILENO) < 0 || dup2(fileno(log), STDERR_FILENO) < 0)
        _exit(1);
    int status = mecab_dict_index((int)(sizeof arguments / sizeof *arguments) - 1, arguments);
    fflush(stdout);
    _exit(status);
}

/* The last line that says something. */
static void read_last_line(FILE *log, char *out, size_t size)
{
    char line[512];
    *out = '\0';
    rewind(log);
    while (fgets(line, sizeof line, log)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line)
            snprintf(out, size, "%s", line);
    }
}

ssk_status compile_words(const char *csv, const char *dictionary, const char *mecab_folder,
                         struct ssk_error *error)
{
    FILE *log = tmpfile();
    if (!log)
        return ssk_fail(error, SSK_IO, "%s: %s", dictionary, ssk_strerror(errno));
    fflush(NULL);
    ssk_fork_guard_begin();
    pid_t child = fork();
    if (child == 0)
        run_compiler(csv, dictionary, mecab_folder, log);
    ssk_fork_guard_end();
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    char said[512];
    read_last_line(log, said, sizeof said);
    fclose(log);
    if (child < 0)
        return ssk_fail(error, SSK_IO, "%s: %s", dictionary, ssk_strerror(errno));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return ssk_fail(error, SSK_INPUT, "MeCab cannot compile %s: %s", csv, said);
    return SSK_OK;
}
