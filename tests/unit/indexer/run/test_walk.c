/* From PATHs to files, and the identity of what is found, in a folder made for the test. */
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

#include "indexer/formats/formats.h"
#include "indexer/input/source.h"
#include "indexer/work/walk.h"

/* One name in its two writings: ぱ.txt */
#define COMPOSED   "\u3071.txt"
#define DECOMPOSED "\u306f\u309a.txt"

static char folder[] = "/tmp/seisaku-walk-XXXXXX";

static int write_file(const char *name, const char *content)
{
    FILE *file = fopen(name, "w");
    if (!file)
        return -1;
    fputs(content, file);
    return fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    int failed = mkdir("b", 0777) | mkdir("none", 0777) | mkdir("b/sub", 0777) | mkdir("circle", 0777);
    failed |= write_file("b/2.txt", "2") | write_file("b/10.txt", "10") | write_file("b/sub/A.TXT", "A");
    failed |= write_file("b/.hidden.txt", "x") | write_file("b/image.png", "x") | write_file("a.txt", "a");
    failed |= write_file("none/readme", "x") | write_file("empty.txt", "") | mkfifo("fifo.txt", 0666);
    failed |= write_file("nfc-" COMPOSED, "x") | write_file("nfd-" DECOMPOSED, "x");
    failed |= symlink("..", "b/sub/up") | symlink("self.txt", "self.txt") |
              symlink("self.txt", "circle/self.txt") | symlink("gone", "b/broken.txt");
    return failed;
}

static int remove_folder(void **state)
{
    char command[sizeof folder + 16];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return chdir("/") | system(command);
}

static bool wanted(void *context, const char *path, bool is_folder)
{
    (void)context;
    return is_folder || format_reader_for_name(path) == format_reader_named("text");
}

static ssk_status note_file(void *context, const char *path, const struct stat *about)
{
    (void)about;
    ssk_buffer_printf(context, "%s\n", path);
    return SSK_OK;
}

static ssk_status note_skip(void *context, const char *path, const char *reason)
{
    ssk_buffer_printf(context, "%s: %.*s\n", path, (int)strcspn(reason, ":"), reason);
    return SSK_OK;
}

static void walks(void **state)
{
    (void)state;
    static const struct {
        const char *path, *found;
    } cases[] = {
        {"a.txt", "a.txt\n"},
        {"-", "-\n"},
        {"b", "b/10.txt\nb/2.txt\nb/broken.txt: not found\nb/sub/A.TXT\n"
              "b/sub/up: links back to a folder above it\n"},
        {"b/sub/", "b/sub/A.TXT\nb/sub/up/10.txt\nb/sub/up/2.txt\nb/sub/up/broken.txt: not found\n"
                   "b/sub/up/sub: links back to a folder above it\n"},
        {"none", "none: no documents in this folder\n"},
        {"gone", "gone: not found\n"},
        {"nfc-" COMPOSED, "nfc-" COMPOSED "\n"},
        {"nfc-" DECOMPOSED, "nfc-" COMPOSED "\n"},
        {"nfd-" DECOMPOSED, "nfd-" DECOMPOSED "\n"},
        {"nfd-" COMPOSED, "nfd-" DECOMPOSED "\n"},
        {"circle", "circle/self.txt: symbolic links in a circle\n"},
        {"fifo.txt", "fifo.txt: neither a file nor a folder\n"},
        {"self.txt", "self.txt: symbolic links in a circle\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer out = SSK_BUFFER_INIT;
        const struct walk_visitor visitor = {&out, wanted, note_file, NULL, note_skip};
        assert_int_equal(walk(cases[i].path, &visitor, NULL), SSK_OK);
        assert_string_equal(ssk_buffer_string(&out), cases[i].found);
        ssk_buffer_free(&out);
    }
}

static char *id_of(const char *path)
{
    const struct source source = {.path = path};
    return source_id(&source);
}

static void one_file_has_one_id(void **state)
{
    (void)state;
    char *absolute;
    assert_true(asprintf(&absolute, "%s/b/2.txt", folder) > 0);
    const char *const same[] = {"b/2.txt", "./b/2.txt", "b/../b/sub/../2.txt", absolute};
    char *first = id_of(same[0]), *other = id_of("a.txt");
    for (size_t i = 1; i < sizeof same / sizeof *same; i++) {
        char *id = id_of(same[i]);
        assert_string_equal(id, first);
        free(id);
    }
    assert_string_not_equal(first, other);
    assert_memory_equal(first, "2.txt-", 6);
    free(first);
    free(other);
    free(absolute);
}

static void ids_hold_no_white_space(void **state)
{
    (void)state;
    char *id = id_of("a b\tc\u3000d:e\xff"
                     "政策.txt"),
         *long_id = id_of("政策政策政策政策政策政策政策政策政策政策政策政策.txt");
    assert_memory_equal(id, "a_b_c_d_e_政策.txt-", strlen("a_b_c_d_e_政策.txt-"));
    assert_true(strlen(long_id) <= 81);
    free(id);
    free(long_id);
}

static void sources_load(void **state)
{
    (void)state;
    static const struct {
        const char *path, *content;
        ssk_status status;
    } cases[] = {{"a.txt", "a", SSK_OK}, {"empty.txt", NULL, SSK_INPUT}, {"gone.txt", NULL, SSK_IO}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct source source = {.path = cases[i].path};
        assert_int_equal(source_load(&source, NULL), cases[i].status);
        if (cases[i].content)
            assert_string_equal(ssk_buffer_string(&source.bytes), cases[i].content);
        ssk_buffer_free(&source.bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks),
        cmocka_unit_test(one_file_has_one_id),
        cmocka_unit_test(ids_hold_no_white_space),
        cmocka_unit_test(sources_load),
    };
    return cmocka_run_group_tests_name("walk", tests, make_folder, remove_folder);
}
