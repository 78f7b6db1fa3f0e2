/* The folder of an index: who may write it, what its stub names, what is swept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/base/stub_file.h"
#include "indexer/index/generation.h"

static char folder[40];

static const char *in_folder(const char *name)
{
    static char path[2][128];
    static int next;
    char *out = path[next++ % 2];
    snprintf(out, sizeof path[0], "%s/%s", folder, name);
    return out;
}

static void write_file(const char *name)
{
    FILE *file = fopen(in_folder(name), "w");
    assert_non_null(file);
    fputs("x", file);
    assert_int_equal(fclose(file), 0);
}

/* A folder like that of a generation, in the index x. */
static void make_generation(int number)
{
    char name[64];
    snprintf(name, sizeof name, "x/generation-%d", number);
    assert_int_equal(mkdir(in_folder(name), 0700), 0);
    snprintf(name, sizeof name, "x/generation-%d/iamglass", number);
    write_file(name);
}

static bool is_there(const char *name)
{
    return access(in_folder(name), F_OK) == 0;
}

static void open_index(struct generations *generations)
{
    struct ssk_error error = {""};
    if (generations_open(generations, in_folder("x"), 0700, &error) != SSK_OK)
        fail_msg("%s", error.message);
}

static void publish(struct generations *generations, int number, struct generation_list kept)
{
    struct ssk_error error = {""};
    make_generation(number);
    assert_int_equal(generations_publish(generations, number, &kept, &error), SSK_OK);
}

static void what_is_published_is_found_again(void **state)
{
    (void)state;
    struct generations generations, other;
    struct ssk_error error = {""};
    open_index(&generations);
    assert_int_equal(generations.next, 1);
    assert_int_equal(generations.current.count, 0);
    assert_int_equal(generations_open(&other, in_folder("x"), 0700, &error), SSK_LOCKED);
    assert_non_null(strstr(error.message, "another seisaku-index writes this index"));
    generations_close(&other);
    publish(&generations, 1, (struct generation_list){0});
    assert_true(generation_list_has(&generations.current, 1));
    generations_close(&generations);

    open_index(&generations);
    assert_int_equal(generations.next, 2);
    assert_int_equal(generations.current.count, 1);
    publish(&generations, 2, (struct generation_list){(int[]){1}, 1});
    generations_close(&generations);

    open_index(&generations);
    assert_int_equal(generations.current.count, 2);
    assert_int_equal(generations.current.items[0], 2);
    assert_int_equal(generations.current.items[1], 1);
    publish(&generations, 3, (struct generation_list){0});
    generations_sweep(&generations); /* the state before stays for its readers */
    assert_true(is_there("x/generation-1") && is_there("x/generation-2") && is_there("x/generation-3"));
    generations_close(&generations);

    make_generation(9); /* of a run that was interrupted */
    open_index(&generations);
    assert_false(is_there("x/generation-9"));
    assert_true(is_there("x/generation-1") && is_there("x/generation-3"));
    assert_int_equal(generations.next, 10);
    publish(&generations, 10, (struct generation_list){0});
    generations_sweep(&generations);
    assert_false(is_there("x/generation-1") || is_there("x/generation-2"));
    assert_true(is_there("x/generation-3") && is_there("x/generation-10"));
    char *path = generation_path(&generations, 10);
    assert_string_equal(path, in_folder("x/generation-10"));
    free(path);
    generations_close(&generations);
}

static void a_folder_is_made_with_its_rights_and_those_above_it(void **state)
{
    (void)state;
    struct generations generations;
    struct ssk_error error = {""};
    struct stat about;
    const mode_t before = umask(022);
    assert_int_equal(generations_open(&generations, in_folder("a/b/c"), 0750, &error), SSK_OK);
    generations_close(&generations);
    umask(before);
    assert_int_equal(stat(in_folder("a/b/c"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0750);
    assert_int_equal(stat(in_folder("a/b"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0755);
    assert_int_equal(generations_open(&generations, in_folder("a/b/c"), 0700, &error), SSK_OK);
    generations_close(&generations);
    assert_int_equal(stat(in_folder("a/b/c"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0750); /* it was there */
}

static void a_folder_of_others_is_no_index(void **state)
{
    (void)state;
    struct generations generations;
    struct ssk_error error = {""};
    assert_int_equal(mkdir(in_folder("y"), 0700), 0);
    write_file("y/lock");
    write_file("y/" NEW_STUB);
    assert_int_equal(generations_open(&generations, in_folder("y"), 0700, &error), SSK_OK);
    generations_close(&generations);
    write_file("y/notes");
    assert_int_equal(generations_open(&generations, in_folder("y"), 0700, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "holds other files and is no index"));
    generations_close(&generations);
    write_file("file");
    assert_int_equal(generations_open(&generations, in_folder("file"), 0700, &error), SSK_IO);
    assert_non_null(strstr(error.message, "a file stands there"));
    generations_close(&generations);
}

static void a_stub_that_names_anothers_database_is_left_as_it_is(void **state)
{
    (void)state;
    struct generations generations;
    struct ssk_error error = {""};
    assert_int_equal(mkdir(in_folder("z"), 0700), 0);
    FILE *file = fopen(in_folder("z/XAPIANDB"), "w");
    fputs("auto /elsewhere/database\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(generations_open(&generations, in_folder("z"), 0700, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "names what is no generation of seisaku-index"));
    generations_close(&generations);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, access("/dev/shm", W_OK) == 0 ? "/dev/shm/seisaku-gen-XXXXXX" : "/tmp/seisaku-gen-XXXXXX");
    return !mkdtemp(folder);
}

static int remove_folder(void **state)
{
    (void)state;
    remove_tree(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_published_is_found_again),
        cmocka_unit_test(a_folder_is_made_with_its_rights_and_those_above_it),
        cmocka_unit_test(a_folder_of_others_is_no_index),
        cmocka_unit_test(a_stub_that_names_anothers_database_is_left_as_it_is),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
