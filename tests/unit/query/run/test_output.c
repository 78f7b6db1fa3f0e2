/* Files of a part of the output, and what the options want of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/run/output.h"

static char folder[] = "/tmp/seisaku-output-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int close_folder(void **state)
{
    (void)state;
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static const char *content(const char *path)
{
    static char text[100];
    FILE *file = fopen(path, "r");
    if (!file)
        return "none";
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static unsigned mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(lstat(path, &about), 0);
    return about.st_mode & 07777;
}

static void a_file_is_there_once_it_is_whole(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    FILE *file = output_file("new", &error);
    fputs("text", file);
    assert_string_equal(content("new"), "none");
    assert_string_equal(content("new.part"), "");
    assert_int_equal(output_close(file, "new", &error), SSK_OK);
    assert_string_equal(content("new"), "text");
    assert_string_equal(content("new.part"), "none");
    chmod("new", 0640);
    file = output_file("new", &error);
    fputs("later", file);
    assert_string_equal(content("new"), "text");
    assert_int_equal(output_close(file, "new", &error), SSK_OK);
    assert_string_equal(content("new"), "later");
    assert_int_equal(mode_of("new"), 0640);
    unlink("new");
}

static void what_is_no_file_takes_what_comes(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    assert_int_equal(output_write("target", "before", &error), SSK_OK);
    assert_int_equal(symlink("target", "link"), 0);
    assert_int_equal(output_write("link", "behind", &error), SSK_OK);
    assert_string_equal(content("target"), "behind");
    assert_int_equal(unlink("link"), 0);
    assert_int_equal(unlink("target"), 0);
    assert_int_equal(output_write("/dev/null", "nothing", &error), SSK_OK);
}

static void a_failure_leaves_what_was_there(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    assert_int_equal(output_write("none/file", "text", &error), SSK_IO);
    assert_non_null(strstr(error.message, "none/file: cannot be written ("));
    assert_int_equal(output_write("/dev/full", "text", &error), SSK_IO);
    assert_non_null(strstr(error.message, "/dev/full: "));
    assert_int_equal(output_write("file", "before", &error), SSK_OK);
    FILE *file = output_file("fresh", &error);
    mkdir("fresh", 0700); /* so that the name is taken meanwhile */
    assert_int_equal(output_close(file, "fresh", &error), SSK_IO);
    assert_string_equal(content("fresh.part"), "none");
    assert_int_equal(rmdir("fresh"), 0);
    assert_int_equal(output_write("file", "again", &error), SSK_OK);
    assert_string_equal(content("file"), "again");
    unlink("file");
}

static void speaks_the_users_language(void **state)
{
    (void)state;
    static const struct {
        const char *all, *messages, *lang;
        bool japanese;
    } cases[] = {
        {NULL, NULL, NULL, false},    {NULL, NULL, "ja_JP.UTF-8", true},
        {NULL, "ja", "C", true},      {NULL, "C", "ja", false},
        {"ja_JP", "C", "C", true},    {"C", "ja", "ja", false},
        {"", "", "ja", true},         {"", "ja", "", true},
        {NULL, NULL, "en_US", false}, {"", "", "", false},
        {NULL, NULL, "jp", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        const char *const values[] = {cases[i].all, cases[i].messages, cases[i].lang};
        for (size_t j = 0; j < 3; j++)
            assert_int_equal(values[j] ? setenv(names[j], values[j], 1) : unsetenv(names[j]), 0);
        assert_int_equal(output_is_japanese(), cases[i].japanese);
    }
}

static void knows_which_counts_are_wanted(void **state)
{
    (void)state;
    for (int format = 0; format < FORMATS; format++) {
        struct options options = {.format = (enum format)format};
        assert_false(wants_facets(&options));
        assert_false(rates_facets(&options));
        options.facets[FACETS - 1] = true;
        assert_true(wants_facets(&options));
        assert_int_equal(rates_facets(&options), format == FORMAT_JSON || format == FORMAT_JSONL);
        options = (struct options){.facets = {true}};
        assert_true(wants_facets(&options));
    }
}

/* How many of five values are left of the first and the last facet. */
static void cut(size_t first, size_t last, const struct options *options)
{
    struct search search = {0};
    const size_t facets[] = {0, FACETS - 1};
    for (size_t i = 0; i < 2; i++) {
        struct facet_counts *counts = &search.facets[facets[i]];
        counts->items = calloc(5, sizeof *counts->items);
        counts->count = counts->capacity = 5;
    }
    cut_facets(&search, options);
    assert_int_equal(search.facets[0].count, first);
    assert_int_equal(search.facets[FACETS - 1].count, last);
    search_free(&search);
}

static void counts_alone_have_as_many_values_as_asked(void **state)
{
    (void)state;
    cut(2, 2, &(struct options){.count = true, .limit_given = true, .limit = 2});
    cut(5, 5, &(struct options){.count = true, .limit_given = true, .limit = 9});
    cut(5, 5, &(struct options){.count = true, .limit = 2});
    cut(5, 5, &(struct options){.limit_given = true, .limit = 2});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_there_once_it_is_whole),
        cmocka_unit_test(what_is_no_file_takes_what_comes),
        cmocka_unit_test(a_failure_leaves_what_was_there),
        cmocka_unit_test(speaks_the_users_language),
        cmocka_unit_test(knows_which_counts_are_wanted),
        cmocka_unit_test(counts_alone_have_as_many_values_as_asked),
    };
    return cmocka_run_group_tests_name("output", tests, open_folder, close_folder);
}
