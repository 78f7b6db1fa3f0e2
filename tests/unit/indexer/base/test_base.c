/* What every room stands on: names and their numbers, patterns of paths, shards, kinds of files, files put in
 * place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/base/kind_counts.h"
#include "indexer/base/path_filter.h"
#include "indexer/base/remove_tree.h"
#include "indexer/base/replacement.h"
#include "indexer/base/shard.h"
#include "indexer/base/string_map.h"
#include "indexer/base/stub_file.h"

/* ------------------------------------------------------------------------------------------ names */

enum { NAMES = 1000 };

static bool add_number(void *context, const char *name, size_t number)
{
    char expected[16];
    snprintf(expected, sizeof expected, "name %zu", number);
    assert_string_equal(name, expected);
    *(size_t *)context += number;
    return true;
}

static bool stop_at_once(void *context, const char *name, size_t number)
{
    (void)name, (void)number;
    ++*(size_t *)context;
    return false;
}

static void names_keep_their_numbers(void **state)
{
    (void)state;
    struct string_map map = {0};
    char name[16];
    size_t sum = 0, calls = 0;
    assert_null(string_map_find(&map, "name 0"));
    for (size_t i = 0; i < NAMES; i++) {
        bool added = false;
        snprintf(name, sizeof name, "name %zu", i);
        assert_true(string_map_put(&map, name, i, &added));
        assert_true(added);
        assert_true(string_map_put(&map, name, i + 1, &added));
        assert_false(added);
        assert_true(string_map_put(&map, name, i + 2, NULL));
        assert_true(map.size >= 2 * map.count);
    }
    assert_int_equal(map.count, NAMES);
    for (size_t i = 0; i < NAMES; i++) {
        snprintf(name, sizeof name, "name %zu", i);
        assert_int_equal(*string_map_find(&map, name), i);
    }
    assert_null(string_map_find(&map, "name"));
    string_map_each(&map, add_number, &sum);
    assert_int_equal(sum, NAMES * (NAMES - 1) / 2);
    string_map_each(&map, stop_at_once, &calls);
    assert_int_equal(calls, 1);
    string_map_free(&map);
    assert_null(string_map_find(&map, "name 1"));
}

/* ------------------------------------------------------------------------------------------ paths */

static void patterns_choose_paths(void **state)
{
    (void)state;
    static const struct {
        const char *include, *exclude, *path;
        bool file, folder; /* wanted as such */
    } cases[] = {
        {NULL, NULL, "a/b.txt", true, true},
        {"*.txt", NULL, "a/b.txt", true, true},
        {"*.txt", NULL, "b.txt", true, true},
        {"*.pdf", NULL, "a/b.txt", false, true},
        {"a/*.txt", NULL, "a/b.txt", true, true},
        {"a/*.txt", NULL, "a/b/c.txt", true, true},
        {"a/*.txt", NULL, "b/a/c.txt", false, true},
        {"b*", NULL, "b/a.txt", false, true},
        {NULL, "*.txt", "a/b.txt", false, false},
        {NULL, "a", "a", false, false},
        {NULL, "a", "b/a", false, false},
        {NULL, "a", "a/b", true, true},
        {NULL, "b/a", "b/a", false, false},
        {NULL, "b/a", "a", true, true},
        {"*.txt", "b*", "a/b.txt", false, false},
        {"*.txt", "b*", "b/a.txt", true, true},
        {"?.txt", NULL, "島.txt", true, true},
        {"?.txt", NULL, "島々.txt", false, true},
        {"が.txt", NULL, "か\u3099.txt", true, true},
        {"か\u3099.txt", NULL, "が.txt", true, true},
        {"\xff*.txt", NULL, "\xff\xfe.txt", true, true},
        {"[ab].txt", NULL, "b.txt", true, true},
        {"[!ab].txt", NULL, "b.txt", false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct path_filter filter = {0};
        if (cases[i].include)
            assert_true(path_filter_add(&filter, "never", false) &&
                        path_filter_add(&filter, cases[i].include, false));
        if (cases[i].exclude)
            assert_true(path_filter_add(&filter, "never", true) &&
                        path_filter_add(&filter, cases[i].exclude, true));
        if (path_filter_want(&filter, cases[i].path, false) != cases[i].file ||
            path_filter_want(&filter, cases[i].path, true) != cases[i].folder)
            fail_msg("row %zu: %s", i, cases[i].path);
        path_filter_free(&filter);
        assert_true(path_filter_want(&filter, "any", false));
    }
}

static void files_are_counted_by_kind(void **state)
{
    (void)state;
    static const char *const paths[] = {"a.txt", "b/c.TXT",  "d.pdf",      "a.b/c",         ".txt",
                                        "e.",    "f.tar.gz", "g.日本",     "h.elevenchars", "i.twelveletter",
                                        "j.a_b", "k.pdf",    "l.doc/m.pdf"};
    struct kind_counts counts = {0};
    struct ssk_buffer told = SSK_BUFFER_INIT;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_true(kind_counts_add(&counts, paths[i]));
    assert_int_equal(counts.total, sizeof paths / sizeof *paths);
    kind_counts_tell(&counts, &told);
    assert_string_equal(ssk_buffer_string(&told), "6 without ending, 3 .pdf, 2 .txt, 1 .elevenchars, 1 .gz");
    ssk_buffer_free(&told);
    kind_counts_free(&counts);
}

/* ------------------------------------------------------------------------------------------ shards */

static void shards_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t number, count; /* 0: none */
    } cases[] = {
        {"1/1", 1, 1},
        {"2/3", 2, 3},
        {"3/3", 3, 3},
        {"4/3", 0, 0},
        {"0/3", 0, 0},
        {"1/0", 0, 0},
        {"", 0, 0},
        {"1", 0, 0},
        {"1/", 0, 0},
        {"/3", 0, 0},
        {"1/3x", 0, 0},
        {"1-3", 0, 0},
        {"+1/3", 0, 0},
        {" 1/3", 0, 0},
        {"1/3/", 0, 0},
        {"1/4096", 1, 4096},
        {"4096/4096", 4096, 4096},
        {"1/4097", 0, 0},
        {"12/10", 0, 0},
        {"10/12", 10, 12},
        {"1/99999999999999999999", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shard shard = {0};
        struct ssk_error error = {""};
        ssk_status status = shard_read(&shard, cases[i].text, &error);
        assert_int_equal(status, cases[i].count ? SSK_OK : SSK_INPUT);
        assert_int_equal(shard.number, cases[i].number);
        assert_int_equal(shard.count, cases[i].count);
    }
}

static void each_document_is_in_one_shard(void **state)
{
    (void)state;
    size_t of[3] = {0};
    for (size_t i = 0; i < NAMES; i++) {
        char key[16];
        size_t in = 0;
        snprintf(key, sizeof key, "key %zu", i);
        for (size_t number = 1; number <= 3; number++) {
            bool has = shard_has(&(struct shard){number, 3}, key);
            of[number - 1] += has;
            in += has;
        }
        assert_int_equal(in, 1);
        assert_true(shard_has(&(struct shard){0}, key));
    }
    for (size_t number = 0; number < 3; number++)
        assert_in_range(of[number], NAMES / 4, NAMES / 2);
}

/* ------------------------------------------------------------------------------------------ files */

static char folder[] = "/tmp/seisaku-base-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return !mkdtemp(folder) || chdir(folder) != 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return chdir("/") != 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *text_of(const char *path)
{
    static char text[64];
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[length] = '\0';
    if (file)
        fclose(file);
    return file ? text : NULL;
}

static void a_file_is_replaced_when_it_is_whole(void **state)
{
    (void)state;
    struct replacement replacement;
    struct ssk_error error;
    struct stat about;
    write_file("report", "before");
    assert_int_equal(symlink("report", "link"), 0);
    assert_int_equal(replacement_open(&replacement, "link", &error), SSK_OK);
    fputs("after", replacement.file);
    fflush(replacement.file);
    assert_string_equal(text_of("report"), "before");
    assert_int_equal(replacement_commit(&replacement, &error), SSK_OK);
    assert_string_equal(text_of("report"), "after");
    assert_true(lstat("link", &about) == 0 && S_ISLNK(about.st_mode));

    assert_int_equal(replacement_open(&replacement, "report", &error), SSK_OK);
    char temporary[256];
    snprintf(temporary, sizeof temporary, "%s", replacement.temporary);
    assert_int_equal(access(temporary, F_OK), 0);
    fputs("dropped", replacement.file);
    replacement_drop(&replacement);
    assert_string_equal(text_of("report"), "after");
    assert_int_equal(access(temporary, F_OK), -1);

    mode_t mask = umask(027);
    assert_int_equal(replacement_open(&replacement, "new", &error), SSK_OK);
    assert_int_equal(replacement_commit(&replacement, &error), SSK_OK);
    umask(mask);
    assert_true(stat("new", &about) == 0 && (about.st_mode & 0777) == 0640);

    assert_int_equal(replacement_open(&replacement, "none/report", &error), SSK_IO);
    assert_non_null(strstr(error.message, "cannot be written: "));
    assert_int_equal(replacement_commit(&replacement, &error), SSK_OK);
}

static void a_stub_takes_the_place_of_what_stands_there(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, "auto one\n");
    write_file("elsewhere", "kept");
    assert_int_equal(symlink("elsewhere", "stub.new"), 0);
    assert_true(stub_file_replace("stub", &text));
    assert_string_equal(text_of("stub"), "auto one\n");
    assert_string_equal(text_of("elsewhere"), "kept");
    assert_int_equal(access("stub.new", F_OK), -1);
    assert_false(stub_file_replace("none/stub", &text));
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_false(stub_file_replace("folder", &text));
    assert_int_equal(access("folder.new", F_OK), -1);
    ssk_buffer_free(&text);
}

static void a_tree_is_removed_and_links_are_not_followed(void **state)
{
    (void)state;
    assert_int_equal(mkdir("tree", 0700) | mkdir("tree/a", 0700) | mkdir("other", 0700), 0);
    write_file("tree/a/b", "gone");
    write_file("other/c", "kept");
    assert_int_equal(symlink("../other", "tree/link"), 0);
    remove_tree("tree");
    assert_int_equal(access("tree", F_OK), -1);
    assert_string_equal(text_of("other/c"), "kept");
    remove_tree(folder);
    assert_int_equal(access(folder, F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_keep_their_numbers),
        cmocka_unit_test(patterns_choose_paths),
        cmocka_unit_test(files_are_counted_by_kind),
        cmocka_unit_test(shards_are_read),
        cmocka_unit_test(each_document_is_in_one_shard),
        cmocka_unit_test(a_file_is_replaced_when_it_is_whole),
        cmocka_unit_test(a_stub_takes_the_place_of_what_stands_there),
        cmocka_unit_test(a_tree_is_removed_and_links_are_not_followed),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
