/* Where files are, by the environment; and the compiled tables, which are read as long as they fit the
 * tables. */
#include <fcntl.h>
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

#include "indexer/base/remove_tree.h"
#include "seisaku/compiled.h"
#include "seisaku/paths.h"

static char folder[32];

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/seisaku-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    remove_tree(folder);
    return 0;
}

static void path_of(char out[256], const char *name)
{
    snprintf(out, 256, "%s/%s", folder, name);
}

static void write_file(const char *name, const char *bytes, size_t length)
{
    char path[256];
    path_of(path, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* ------------------------------------------------------------------------------------------ paths */

static void assert_path(char *found, const char *wanted)
{
    assert_string_equal(found, wanted);
    free(found);
}

static void paths_follow_the_environment(void **state)
{
    char wanted[256], text[256];
    (void)state;
    setenv("SEISAKU_INDEX", "/there", 1);
    setenv("XDG_DATA_HOME", "/data", 1);
    setenv("HOME", "/home/one", 1);
    assert_path(ssk_default_index(), "/there");
    setenv("SEISAKU_INDEX", "", 1); /* as if it were not there */
    assert_path(ssk_default_index(), "/data/seisaku/index");
    unsetenv("XDG_DATA_HOME");
    assert_path(ssk_default_index(), "/home/one/.local/share/seisaku/index");
    setenv("SEISAKU_DICT", "/tables", 1);
    assert_path(ssk_dict_path("eras.tsv"), "/tables/eras.tsv");
    setenv("XDG_CACHE_HOME", folder, 1);
    path_of(wanted, "seisaku/words");
    assert_path(ssk_cache_path("words"), wanted);
    path_of(text, "seisaku");
    assert_int_equal(access(text, W_OK), 0); /* it was made */
    unsetenv("XDG_CACHE_HOME");
    setenv("HOME", folder, 1);
    path_of(wanted, ".cache/seisaku/words");
    assert_path(ssk_cache_path("words"), wanted);
    unsetenv("HOME");
    assert_null(ssk_cache_path("words"));
}

static void own_tables_are_where_they_can_be_read(void **state)
{
    char wanted[256], path[256];
    (void)state;
    setenv("XDG_CONFIG_HOME", folder, 1);
    assert_null(ssk_own_dict_path("topics.tsv"));
    path_of(path, "seisaku");
    assert_true(mkdir(path, 0700) == 0 || access(path, F_OK) == 0);
    write_file("seisaku/topics.tsv", "a", 1);
    path_of(wanted, "seisaku/topics.tsv");
    assert_path(ssk_own_dict_path("topics.tsv"), wanted);
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", folder, 1);
    assert_null(ssk_own_dict_path("topics.tsv"));
    path_of(path, ".config");
    assert_int_equal(mkdir(path, 0700), 0);
    path_of(path, ".config/seisaku");
    assert_int_equal(mkdir(path, 0700), 0);
    write_file(".config/seisaku/topics.tsv", "a", 1);
    path_of(wanted, ".config/seisaku/topics.tsv");
    assert_path(ssk_own_dict_path("topics.tsv"), wanted);
}

/* ------------------------------------------------------------------------------------------ compiled tables
 */

static const char *const tables[] = {"variants.tsv",   "eras.tsv", "okurigana.tsv", "spellings.tsv",
                                     "ministries.tsv", "user.dic", "topics.tsv",    "writings.tsv"};
enum { TABLES = sizeof tables / sizeof *tables };

static void write_tables(void)
{
    setenv("SEISAKU_DICT", folder, 1);
    for (int i = 0; i < TABLES; i++)
        write_file(tables[i], "table", 5);
}

/* Each section has its own number once, and then a text. */
static void write_compiled(void)
{
    struct ssk_buffer sections[SSK_SECTIONS] = {0};
    struct ssk_error error = {""};
    char path[256];
    path_of(path, "compiled.dict");
    for (uint32_t i = 0; i < SSK_SECTIONS; i++) {
        ssk_saved_put(&sections[i], &i, sizeof i);
        ssk_saved_put(&sections[i], "港の灯台、防波堤", i * 3);
    }
    assert_int_equal(ssk_compiled_write(path, sections, &error), SSK_OK);
    for (int i = 0; i < SSK_SECTIONS; i++)
        ssk_buffer_free(&sections[i]);
}

static bool opens(void)
{
    struct ssk_compiled *compiled = ssk_compiled_open();
    bool open = compiled != NULL;
    ssk_compiled_free(compiled);
    return open;
}

static void sections_come_back(void **state)
{
    (void)state;
    write_tables();
    assert_false(opens());
    write_compiled();
    struct ssk_compiled *compiled = ssk_compiled_open();
    assert_non_null(compiled);
    for (uint32_t i = 0; i < SSK_SECTIONS; i++) {
        struct ssk_saved saved = ssk_compiled_section(compiled, (enum ssk_section)i);
        const void *array;
        size_t bytes;
        assert_true(ssk_saved_take(&array, &bytes, &saved));
        assert_int_equal(bytes, sizeof i);
        assert_memory_equal(array, &i, sizeof i);
        assert_true(ssk_saved_take(&array, &bytes, &saved));
        assert_int_equal(bytes, i * 3);
        assert_memory_equal(array, "港の灯台、防波堤", bytes);
        assert_false(ssk_saved_take(&array, &bytes, &saved));
    }
    ssk_compiled_free(compiled);
}

/* A table of another size, a newer one, and none. */
static void tables_decide_whether_it_fits(void **state)
{
    char path[256];
    struct stat compiled;
    (void)state;
    for (int i = 0; i < TABLES; i++) {
        write_tables();
        write_compiled();
        assert_true(opens());
        write_file(tables[i], "tables", 6);
        write_compiled();
        assert_true(opens());
        write_file(tables[i], "table", 5);
        assert_false(opens());
    }
    write_tables();
    write_compiled();
    path_of(path, "compiled.dict");
    assert_int_equal(stat(path, &compiled), 0);
    path_of(path, "eras.tsv");
    struct timespec times[2] = {compiled.st_mtim, compiled.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(opens()); /* as old */
    times[1].tv_sec++;
    times[1].tv_nsec = 0;
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_false(opens());
    times[1].tv_sec -= 2;
    times[1].tv_nsec = 999999999;
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_true(opens());
    assert_int_equal(unlink(path), 0);
    assert_false(opens());
    struct ssk_buffer sections[SSK_SECTIONS] = {0};
    struct ssk_error error = {""};
    assert_int_equal(ssk_compiled_write("/tmp/none", sections, &error), SSK_NOT_FOUND);
    assert_non_null(strstr(error.message, "eras.tsv"));
}

/* The file as it is, but for one byte; or without its end. */
static void damage_is_seen(void **state)
{
    char path[256], bytes[1024];
    (void)state;
    write_tables();
    write_compiled();
    path_of(path, "compiled.dict");
    FILE *file = fopen(path, "r");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_in_range(length, 100, sizeof bytes - 1);
    for (size_t i = 0; i < length; i++) {
        bytes[i] ^= 1;
        write_file("compiled.dict", bytes, length);
        assert_false(opens());
        bytes[i] ^= 1;
    }
    for (size_t cut = 0; cut < length; cut += 5) {
        write_file("compiled.dict", bytes, cut);
        assert_false(opens());
    }
    write_file("compiled.dict", bytes, length);
    assert_true(opens());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_follow_the_environment),
        cmocka_unit_test(own_tables_are_where_they_can_be_read),
        cmocka_unit_test(sections_come_back),
        cmocka_unit_test(tables_decide_whether_it_fits),
        cmocka_unit_test(damage_is_seen),
    };
    return cmocka_run_group_tests_name("paths", tests, make_folder, drop_folder);
}
