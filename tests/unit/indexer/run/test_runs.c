/* Runs of the indexer in this process, by tests/cases/runs/NAME.case: what they say, and what is in the index
 * after. The lines of a case:
 *
 *   write FILE      the lines below that begin with "|" are what it holds, @NAME@ for an id; it is an hour
 * old touch FILE      as old as a moment less: as if it had been saved again remove FILE folder NAME, link
 * TARGET NAME, pipe NAME index ARGUMENTS what seisaku-index says, its answer, and "= STATUS" unless that is 0
 *   print FILE
 *   show INDEX [TERM…]  its segments, with their passages; in how many dead ones of each the terms were
 *
 * In what comes out ~ is the folder of the test, # the hash of an id, the content of an index, its bytes, or
 * seconds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <ctype.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/base/remove_tree.h"
#include "indexer/care/check.h"
#include "indexer/care/index_care.h"
#include "indexer/cli/options.h"
#include "indexer/input/source.h"
#include "indexer/run/run.h"
#include "seisaku/decode.h"
#include "tests/unit/show_index.h"
#include "tests/unit/text_cases.h"
#include "tests/unit/with_dictionary.h"

enum { ARGUMENTS = 24, HOUR = 3600 };

static char *checkout;
static char folder[40];
static time_t writings; /* so that each is later than the one before */

/* ------------------------------------------------------------------------------------------ files */

static void set_time(const char *name)
{
    const struct timespec when = {.tv_sec = time(NULL) - HOUR + writings++}, both[2] = {when, when};
    assert_int_equal(utimensat(AT_FDCWD, name, both, 0), 0);
}

/* Writes a line, in which @NAME@ stands for the id of the file of that name. */
static void write_line(FILE *file, const char *line, int length)
{
    char *text = strndup(line, (size_t)length), *rest = text;
    for (char *name = strsep(&rest, "@"); name; name = strsep(&rest, "@")) {
        fputs(name, file);
        name = strsep(&rest, "@");
        char *id = name ? source_id(&(struct source){.path = name}) : NULL;
        fputs(id ? id : "", file);
        free(id);
    }
    fputc('\n', file);
    free(text);
}

/* Writes the lines at *at that belong to the file. */
static void write_file(const char *name, const char **at)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    while (**at == '|') {
        size_t length = strcspn(*at, "\n"), mark = length > 1 ? 2 : 1;
        write_line(file, *at + mark, (int)(length - mark));
        *at += length + 1;
    }
    assert_int_equal(fclose(file), 0);
    set_time(name);
}

static void print_file(struct ssk_buffer *out, const char *name)
{
    char block[4096];
    FILE *file = fopen(name, "r");
    if (!file) {
        ssk_buffer_printf(out, "no %s\n", name);
        return;
    }
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        ssk_buffer_append(out, block, got);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------ runs */

static void keep_message(void *context, const char *message)
{
    ssk_buffer_printf(context, "%s\n", message);
}

static int run_as_main_does(const struct options *options)
{
    if (options->check)
        return check(options);
    return wants_index_care(options) ? care_for_index(options, dictionary) : run_indexer(options, dictionary);
}

/* The words after `index`, of which `< FILE` at the end is what is on standard input. */
static void run_line(struct ssk_buffer *out, char **words, int count)
{
    struct options options;
    int before[2] = {dup(STDIN_FILENO), dup(STDOUT_FILENO)};
    bool fed = count > 2 && strcmp(words[count - 2], "<") == 0;
    int input = open(fed ? words[count - 1] : "/dev/null", O_RDONLY),
        output = open(".answer", O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(input >= 0 && output >= 0);
    count -= fed ? 2 : 0;
    words[count] = NULL;
    fflush(stdout);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    message_through(keep_message, out);
    index_options_parse(&options, count, words);
    int status = run_as_main_does(&options);
    message_through(NULL, NULL);
    fflush(stdout);
    dup2(before[0], STDIN_FILENO);
    dup2(before[1], STDOUT_FILENO);
    close(before[0]), close(before[1]), close(input), close(output);
    print_file(out, ".answer");
    unlink(".answer");
    if (status)
        ssk_buffer_printf(out, "= %d\n", status);
    ssk_option_list_free(&options.removed);
    path_filter_free(&options.patterns);
    path_filter_free(&options.pre_patterns);
}

/* ------------------------------------------------------------------------------------------ the lines of a
 * case */

/* Appends the text with what differs from run to run as ~ and #. */
static void append_stable(struct ssk_buffer *out, const char *text)
{
    static const char *const figures[] = {"bytes\t\t", "content\t\t", "\"seconds\":"};
    while (*text) {
        size_t hash = *text == '-' ? strspn(text + 1, "0123456789abcdef") : 0, figure = 0;
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
            if (strncmp(text, figures[i], strlen(figures[i])) == 0)
                figure = strlen(figures[i]);
        if (strncmp(text, folder, strlen(folder)) == 0) {
            ssk_buffer_append_char(out, '~');
            text += strlen(folder);
        } else if (hash == 16 || figure) {
            ssk_buffer_append(out, text, figure ? figure : 1);
            ssk_buffer_append_char(out, '#');
            text += figure ? figure + strspn(text + figure, "0123456789abcdef.") : 1 + hash;
        } else {
            ssk_buffer_append_char(out, *text++);
        }
    }
}

static void act(struct ssk_buffer *out, char **words, int count, const char **below)
{
    const char *verb = words[0];
    assert_true(count >= 2);
    if (strcmp(verb, "write") == 0)
        write_file(words[1], below);
    else if (strcmp(verb, "touch") == 0)
        set_time(words[1]);
    else if (strcmp(verb, "remove") == 0)
        remove_tree(words[1]);
    else if (strcmp(verb, "folder") == 0)
        assert_int_equal(mkdir(words[1], 0777), 0);
    else if (strcmp(verb, "link") == 0)
        assert_int_equal(symlink(words[1], words[2]), 0);
    else if (strcmp(verb, "pipe") == 0)
        assert_int_equal(mkfifo(words[1], 0666), 0);
    else if (strcmp(verb, "index") == 0)
        run_line(out, words, count);
    else if (strcmp(verb, "print") == 0)
        print_file(out, words[1]);
    else if (strcmp(verb, "show") == 0)
        show_index(out, dictionary, words[1], words + 2, count - 2);
    else
        fail_msg("no such line: %s", verb);
}

static char *run_script(const char *input)
{
    struct ssk_buffer raw = SSK_BUFFER_INIT, out = SSK_BUFFER_INIT;
    /* where a file is on the disk at once: an index is, before it is published */
    strcpy(folder,
           access("/dev/shm", W_OK) == 0 ? "/dev/shm/seisaku-runs-XXXXXX" : "/tmp/seisaku-runs-XXXXXX");
    assert_true(mkdtemp(folder) && chdir(folder) == 0);
    for (const char *at = input; *at;) {
        char line[512], *words[ARGUMENTS + 1];
        int count = 0;
        size_t length = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        at += length + (at[length] != '\0');
        for (char *word = strtok(line, " "); word && count < ARGUMENTS; word = strtok(NULL, " "))
            words[count++] = word;
        words[count] = NULL;
        if (count)
            act(&raw, words, count, &at);
    }
    assert_int_equal(chdir(checkout), 0);
    append_stable(&out, ssk_buffer_string(&raw));
    remove_tree(folder);
    ssk_buffer_free(&raw);
    return ssk_buffer_detach(&out);
}

static const struct stage stages[] = {
    {"runs/care", run_script, NULL},
    {"runs/corrections", run_script, NULL},
    {"runs/reading", run_script, NULL},
    {"runs/updates", run_script, NULL},
};

static int prepare(void **state)
{
    checkout = getcwd(NULL, 0);
    signal(SIGPIPE, SIG_IGN); /* as the indexer does */
    ssk_decode_prepare();
    return open_dictionary(state);
}

static int clear(void **state)
{
    free(checkout);
    return free_dictionary(state);
}

int main(void)
{
    return run_stages(stages, sizeof stages / sizeof *stages, prepare, clear);
}
