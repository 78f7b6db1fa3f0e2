/* Command lines of a small program, by tests/cases/lib_options.tsv: what is read, its help, usage and
 * completions. Add a row there. */
#include <setjmp.h>
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

#include "seisaku/options.h"
#include "tests/unit/answer_table.h"

/* ------------------------------------------------------------------------------------------ the program */

struct values {
    struct ssk_option_list names, bodies;
    const char *file, *log, *own;
    bool many[3], flag;
    int pick;
    size_t size, number;
};

static ssk_status read_own(void *values, const char *value, struct ssk_error *error)
{
    ((struct values *)values)->own = value ? value : "usual";
    return value && strcmp(value, "no") == 0 ? ssk_fail(error, SSK_INPUT, "takes anything but no") : SSK_OK;
}

#define AT(member) .offset = offsetof(struct values, member)

static const char *const choices[] = {"one", "two", "three", NULL};
static const char *const groups[] = {"First", "Second"};

static const struct ssk_option options[] = {
    {"name", "DIR", "Names of [folders]: 'any' of them", 'n', SSK_OPTION_LIST, SSK_COMPLETE_FOLDER,
     AT(names)},
    {"file", "FILE", "A file", 'f', SSK_OPTION_STRING, SSK_COMPLETE_FILE, AT(file)},
    {"log", "FILE", "A {file} that may be left out", 0, SSK_OPTION_STRING, SSK_COMPLETE_FILE, AT(log),
     .usual = true},
    {"body", "BODY", "A ministry", 'b', SSK_OPTION_LIST, SSK_COMPLETE_MINISTRY, .group = 1, AT(bodies)},
    {"many", "KEY,...", "Some of {}; the order does not matter", 0, SSK_OPTION_CHOICES, .group = 1, AT(many),
     .choices = choices},
    {"pick", "KEY", "（一つ）を選ぶ。「二つ」は選ばない、という長い説明である。とても長いので折り返す。", 'p',
     SSK_OPTION_CHOICE, .group = 1, AT(pick), .choices = choices},
    {"size", "N", "A size that may be left out", 0, SSK_OPTION_NUMBER, .group = 1, AT(size), .usual = 5,
     .least = 2, .most = 9},
    {"a-long-name-of-one", "N", "A number, or all", 0, SSK_OPTION_NUMBER, .group = 1, AT(number),
     .all = true},
    {"own", "KEY", "What it reads itself", 'o', SSK_OPTION_OTHER, .group = 1, .usual = true, .narrow = true,
     .read = read_own},
    {"flag", NULL, "A flag", 'g', SSK_OPTION_FLAG, AT(flag)},
};

static void print_version(FILE *out)
{
    fputs("a version\n", out);
}

static const struct ssk_program large = {
    .name = "a-program",
    .arguments = "WORD...",
    .about = "What it is for, in a sentence that is longer than one line of a terminal.\n\nExample:\n  "
             "a-program x   y",
    .epilogue = "What stands below, and is longer than fifty columns, too.",
    .groups = groups,
    .group_count = 2,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .completion = SSK_COMPLETE_FILE,
    .print_version = print_version,
};

static const struct ssk_program small = {
    .name = "small",
    .arguments = "",
    .about = "",
    .groups = groups,
    .group_count = 1,
    .options = options,
    .option_count = 2,
    .print_version = print_version,
};

/* ------------------------------------------------------------------------------------------ the rows */

/* Words parted by blanks: what is read, then the given bits, then the other words. */
static void parse(struct ssk_buffer *out, const char *text, size_t length)
{
    char *words[32] = {"a-program"}, *line = strndup(text, length), *rest;
    int count = 1, first;
    struct values values = {0};
    struct ssk_error error = {""};
    uint64_t given;
    for (char *word = strtok_r(line, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    if (ssk_options_parse(&large, count, words, &values, &given, &first, &error) != SSK_OK)
        ssk_buffer_append_string(out, error.message);
    else {
        for (size_t i = 0; i < values.names.count; i++)
            ssk_buffer_printf(out, "name=%s ", values.names.items[i]);
        for (size_t i = 0; i < values.bodies.count; i++)
            ssk_buffer_printf(out, "body=%s ", values.bodies.items[i]);
        ssk_buffer_printf(out, "%s %s %s %d%d%d %d %d %zu %zu given %llx:", values.file ? values.file : "-",
                          values.log ? values.log : "-", values.own ? values.own : "-", values.many[0],
                          values.many[1], values.many[2], values.flag, values.pick, values.size,
                          values.number, (unsigned long long)given);
        for (int i = first; i < count; i++)
            ssk_buffer_printf(out, " %s", words[i]);
    }
    ssk_option_list_free(&values.names);
    ssk_option_list_free(&values.bodies);
    assert_int_equal(values.names.count, 0);
    free(line);
}

typedef void (*writer)(const struct ssk_program *program, size_t columns, FILE *out);

static void print(struct ssk_buffer *out, const char *text, writer write_down)
{
    char *printed;
    size_t size;
    FILE *file = open_memstream(&printed, &size);
    write_down(*text == '-' ? &small : &large, strtoul(text + (*text == '-'), NULL, 10), file);
    fclose(file);
    ssk_buffer_append(out, printed, size);
    free(printed);
}

/* COLUMNS, behind a hyphen of the small program. */
static void help(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    print(out, text, ssk_options_help);
}

static void usage(struct ssk_buffer *out, const char *text, size_t length)
{
    (void)length;
    print(out, text, ssk_options_usage);
}

static void completion(struct ssk_buffer *out, const char *text, size_t length)
{
    char *printed;
    size_t size;
    FILE *file = open_memstream(&printed, &size);
    (void)length;
    bool known = ssk_options_completion(*text == '-' ? &small : &large, text + (*text == '-'), file);
    fclose(file);
    ssk_buffer_printf(out, "%s%s", known ? "" : "unknown ", printed);
    free(printed);
}

/* THESE THOSE UNLESS GIVEN, as bits: which of two rules refuses; the second is never met by 8. */
static void refusal(struct ssk_buffer *out, const char *text, size_t length)
{
    unsigned long n[4];
    (void)length;
    assert_int_equal(sscanf(text, "%lu %lu %lu %lu", &n[0], &n[1], &n[2], &n[3]), 4);
    const struct ssk_option_rule rules[] = {{n[0], n[1], n[2], "first"}, {16, 0, 0, "second"}};
    const char *message = ssk_options_refusal(rules, 2, n[3]);
    ssk_buffer_append_string(out, message ? message : "-");
}

static const struct answer_row rows[] = {
    {"completion", completion}, {"help", help}, {"parse", parse}, {"refusal", refusal}, {"usage", usage}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/lib_options.tsv", rows, sizeof rows / sizeof *rows);
}

static void knows_the_columns(void **state)
{
    (void)state;
    static const struct {
        const char *columns;
        size_t expected;
    } cases[] = {{"120", 120}, {"1", 1}, {"0", 80}, {"-3", 80}, {"x", 80}, {"", 80}, {NULL, 80}};
    int kept = dup(STDOUT_FILENO);
    fflush(stdout);
    assert_non_null(freopen("/dev/null", "w", stdout)); /* which is no terminal */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].columns)
            setenv("COLUMNS", cases[i].columns, 1);
        else
            unsetenv("COLUMNS");
        assert_int_equal(ssk_terminal_columns(), cases[i].expected);
    }
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

/* Of each closed stream the place is taken, by what cannot be read or written. */
static void takes_the_places_of_closed_streams(void **state)
{
    (void)state;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        char byte = 'x';
        close(STDIN_FILENO);
        close(STDOUT_FILENO);
        close(STDERR_FILENO);
        ssk_streams_open();
        bool taken = dup(STDIN_FILENO) == 3 || dup(STDIN_FILENO) > 3;
        bool kept = read(STDIN_FILENO, &byte, 1) < 0 && write(STDOUT_FILENO, &byte, 1) < 0 &&
                    write(STDERR_FILENO, &byte, 1) < 0;
        _exit(taken && kept ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_by_the_table),
        cmocka_unit_test(knows_the_columns),
        cmocka_unit_test(takes_the_places_of_closed_streams),
    };
    return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
