/* Runs of the indexer in this process, by tests/cases/runs/NAME.case: what they say, and what is in the index
 * after. The lines of a case:
 *
 *   write FILE      the lines below that begin with "|" are what it holds; it is an hour old
 *   touch FILE      as old as a moment less: as if it had been saved again
 *   remove FILE
 *   folder NAME, link TARGET NAME, pipe NAME
 *   index ARGUMENTS what seisaku-index says, its answer, and "= STATUS" unless that is 0
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
#include "indexer/run/run.h"
#include "seisaku/decode.h"
#include "seisaku/index.h"
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

/* Writes the lines at *at that belong to the file. */
static void write_file(const char *name, const char **at)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    while (**at == '|') {
        size_t length = strcspn(*at, "\n"), mark = length > 1 ? 2 : 1;
        fprintf(file, "%.*s\n", (int)(length - mark), *at + mark);
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

/* ------------------------------------------------------------------------------------------ indexes */

static void show_passage(struct ssk_buffer *out, struct ssk_segment *segment, uint32_t docid)
{
    const struct ssk_block *block;
    struct ssk_passage passage;
    struct ssk_error error;
    size_t index, number;
    char *source;
    uint32_t found;
    assert_int_equal(ssk_segment_block(&block, &index, segment, docid, &error), SSK_OK);
    assert_int_equal(ssk_block_passage(&passage, &source, &number, block, index, &error), SSK_OK);
    ssk_buffer_printf(out, "  %s %s %zu %s\n", passage.id, source ? source : "-", number, passage.text);
    assert_int_equal(ssk_segment_find(&found, segment, passage.id, &error), SSK_OK);
    assert_int_equal(found, docid);
    ssk_passage_free(&passage);
    free(source);
}

static void show_segment(struct ssk_buffer *out, struct ssk_segment *segment, char **terms, int count)
{
    ssk_buffer_printf(out, "segment of %u passages, %llu characters\n", segment->passages,
                      (unsigned long long)segment->characters);
    if (segment->dead.count)
        ssk_buffer_printf(out, "  dead: %zu, %llu characters, length %llu\n", segment->dead.count,
                          (unsigned long long)segment->dead_characters,
                          (unsigned long long)segment->dead_length);
    for (int i = 0; i < count && segment->dead.count; i++) {
        uint32_t lost = 0;
        struct ssk_error error;
        char term[64];
        snprintf(term, sizeof term, terms[i][0] == '=' ? "\001%s" : "%s", terms[i] + (terms[i][0] == '='));
        assert_int_equal(ssk_segment_lost(&lost, segment, term, strlen(term), &error), SSK_OK);
        ssk_buffer_printf(out, "  %s was in %u\n", terms[i], lost);
    }
    for (uint32_t docid = 1; docid <= segment->passages; docid++)
        if (!ssk_docids_has(&segment->dead, docid))
            show_passage(out, segment, docid);
}

/* A term that begins with "=" is a bigram. */
static void show_index(struct ssk_buffer *out, const char *index, char **terms, int count)
{
    struct ssk_strings places = {0};
    struct ssk_segment *segments[16];
    struct ssk_error error = {""};
    if (ssk_index_places(&places, index, &error) != SSK_OK) {
        ssk_buffer_printf(out, "%s\n", error.message);
        return;
    }
    assert_in_range(places.count, 1, sizeof segments / sizeof *segments);
    for (size_t i = 0; i < places.count; i++)
        assert_int_equal(ssk_index_open(&segments[i], index, places.items[i], dictionary, &error), SSK_OK);
    assert_int_equal(ssk_segments_mourn(segments, places.count, &error), SSK_OK);
    for (size_t i = 0; i < places.count; i++)
        show_segment(out, segments[i], terms, count);
    for (size_t i = 0; i < places.count; i++)
        ssk_segment_free(segments[i]);
    ssk_strings_free(&places);
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
        show_index(out, words[1], words + 2, count - 2);
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
