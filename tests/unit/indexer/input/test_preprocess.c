/* Commands of --pre, each a script made for the test: what they print takes the place of the source, and what
 * they do wrong is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/input/preprocess.h"

static char folder[] = "/tmp/seisaku-pre-XXXXXX";
static char command[64];

static void write_command(const char *script)
{
    FILE *file = fopen(command, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(command, 0700), 0);
}

/* The bytes that the command makes of these; else "! " and why it makes none. The caller frees. */
static char *made_of(const char *path, const char *bytes, uint64_t limit)
{
    struct source source = {.path = path, .limit = limit};
    struct ssk_error error = {""};
    ssk_buffer_append_string(&source.bytes, bytes);
    ssk_status status = preprocess(&source, command, &error);
    if (status == SSK_OK)
        return ssk_buffer_detach(&source.bytes);
    assert_int_equal(status, SSK_INPUT);
    assert_string_equal(ssk_buffer_string(&source.bytes), bytes); /* as it was */
    ssk_buffer_free(&source.bytes);
    char *told = NULL;
    const char *words =
        strstr(error.message, command) == error.message ? error.message + strlen(command) : error.message;
    assert_true(asprintf(&told, "!%s", words) > 0);
    return told;
}

static void expect(const char *script, uint64_t limit, const char *expected)
{
    write_command(script);
    char *made = made_of("a.xyz", "港湾", limit);
    if (strcmp(made, expected) != 0)
        fail_msg("%s: %s", script, made);
    free(made);
}

static void what_it_prints_takes_the_place_of_the_source(void **state)
{
    (void)state;
    expect("cat", 0, "港湾");
    expect("cat; echo 空港", 0, "港湾空港\n");
    expect("echo \"$# $1\"", 0, "1 a.xyz\n");
    expect("echo 道路; echo chatter >&2", 0, "道路\n");
    expect("exec 2>&-; echo 道路", 0, "道路\n");
    expect("echo 道路; exec >&- 2>&-; sleep 0.1", 0, "道路\n");
    expect("printf 123456", 6, "123456");
}

static void what_it_does_wrong_is_told(void **state)
{
    (void)state;
    expect("exit 3", 0, "! failed (status 3)");
    expect("echo 道路; exit 1", 0, "! failed (status 1)");
    expect("echo why >&2; echo more >&2; exit 3", 0, "! failed (status 3): why");
    expect("kill -SEGV $$", 0, "! crashed (signal 11)");
    expect("true", 0, "! printed nothing");
    expect("cat >/dev/null", 0, "! printed nothing");
    expect("printf 1234567", 6, "! prints more than --max-size allows");
    expect("while :; do echo 港湾; done", 1000, "! prints more than --max-size allows");
    expect("exec >&- 2>&-; sleep 0.1; exit 4", 0, "! failed (status 4)");
    expect("echo gone >&2; exit 127", 0, "! failed (status 127): gone");
    expect("kill -TERM $$", 0, "! crashed (signal 15)");
    unlink(command);
    char *made = made_of("a.xyz", "港湾", 0);
    assert_memory_equal(
        made, "!the command of --pre cannot be run: ", strlen("!the command of --pre cannot be run: "));
    free(made);
}

static void a_name_is_never_an_option(void **state)
{
    (void)state;
    write_command("echo \"$1\"");
    static const char *const names[][2] = {
        {"-a", "./-a\n"}, {"-", "-\n"}, {"a-", "a-\n"}, {"/b/-c", "/b/-c\n"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *made = made_of(names[i][0], "港湾", 0);
        assert_string_equal(made, names[i][1]);
        free(made);
    }
}

/* More than a pipe holds goes in while as much comes out; a command may also end before it has read it. */
static void much_goes_in_and_out(void **state)
{
    (void)state;
    char *many = malloc(700001);
    for (size_t i = 0; i < 700000; i++)
        many[i] = (char)('a' + i % 25);
    many[700000] = '\0';
    write_command("cat");
    char *made = made_of("a.xyz", many, 0);
    assert_string_equal(made, many);
    free(made);
    write_command("echo 港湾");
    made = made_of("a.xyz", many, 0);
    assert_string_equal(made, "港湾\n");
    free(made);
    write_command("wc -c");
    made = made_of("a.xyz", many, 0);
    assert_int_equal(atoi(made), 700000);
    free(made);
    free(many);
}

/* The signals that the indexer ignores end a command all the same; no descriptor of a pipe stays open. */
static void nothing_of_the_indexer_is_left_to_it(void **state)
{
    (void)state;
    int before = dup(STDERR_FILENO), after;
    close(before);
    expect("kill -PIPE $$; echo 港湾", 0, "! crashed (signal 13)");
    after = dup(STDERR_FILENO);
    close(after);
    assert_int_equal(after, before);
}

static int prepare(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN); /* as the indexer does */
    if (!mkdtemp(folder))
        return -1;
    snprintf(command, sizeof command, "%s/command", folder);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    remove_tree(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_prints_takes_the_place_of_the_source),
        cmocka_unit_test(what_it_does_wrong_is_told),
        cmocka_unit_test(a_name_is_never_an_option),
        cmocka_unit_test(much_goes_in_and_out),
        cmocka_unit_test(nothing_of_the_indexer_is_left_to_it),
    };
    return cmocka_run_group_tests(tests, prepare, clear);
}
