/* The file that names an index's segments and notes their files: what is read of it, and what is refused. */
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
#include "lib/index/stub.h"
#include "seisaku/index.h"

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

static void write_file(const char *name, const char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void write_stub(const char *text)
{
    write_file(SSK_INDEX_STUB, text, strlen(text));
}

/* ------------------------------------------------------------------------------------------ places */

/* The places, with a blank between, DIR for the folder; the message where there are none. */
static void assert_places(const char *path, const char *wanted)
{
    struct ssk_strings places = {0};
    struct ssk_error error = {""};
    struct ssk_buffer found = SSK_BUFFER_INIT;
    if (ssk_index_places(&places, path, &error) != SSK_OK)
        ssk_buffer_append_string(&found, error.message);
    for (size_t i = 0; i < places.count; i++) {
        const char *place = places.items[i];
        bool below = strncmp(place, folder, strlen(folder)) == 0;
        ssk_buffer_printf(&found, "%s%s%s", i ? " " : "", below ? "DIR" : "",
                          place + (below ? strlen(folder) : 0));
    }
    if (!strstr(ssk_buffer_string(&found), wanted) || !*wanted)
        fail_msg("%s, not %s", ssk_buffer_string(&found), wanted);
    if (error.message[0] == '\0')
        assert_string_equal(ssk_buffer_string(&found), wanted);
    ssk_buffer_free(&found);
    ssk_strings_free(&places);
}

static void names_places(void **state)
{
    static const struct {
        const char *stub, *places;
    } rows[] = {
        {"auto one\n", "DIR/one"},
        {"auto one\nauto /two\n", "DIR/one /two"},
        {"# remark\n\nauto one\r\n\r\nremote localhost:80", "DIR/one remote://localhost:80"},
        {"remote h:1\nremote h:65535\nremote [::1]:80\n", "remote://h:1 remote://h:65535 remote://[::1]:80"},
        {"auto generation-1\n", "DIR/generation-1"}, /* nothing is noted: not guarded */
        {"", "names no database"},
        {"# remark\n", "names no database"},
        {"auto \n", "has a line other than"},
        {"auto", "has a line other than"},
        {"glass one\n", "has a line other than"},
        {"remote h\n", "has a line other than"},
        {"remote :80\n", "has a line other than"},
        {"remote h:\n", "has a line other than"},
        {"remote h:0\n", "has a line other than"},
        {"remote h:65536\n", "has a line other than"},
        {"remote h:000080\n", "has a line other than"},
        {"remote h:00080\n", "remote://h:00080"},
        {"remote h:80x\n", "has a line other than"},
        {"auto one\n# generation-1/a 1\n", "is damaged"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_stub(rows[i].stub);
        assert_places(folder, rows[i].places);
    }
    assert_places("remote://h:80", "remote://h:80");
    assert_places("remote://h", "write a server as");
    assert_places("/nonexistent/index", "no index at /nonexistent/index");
    write_file(SSK_INDEX_STUB, "auto one\n\0", 10);
    assert_places(folder, "is damaged");
}

static void is_a_short_file(void **state)
{
    enum { MOST = 64 << 10 };
    char path[128], *long_one = malloc(MOST + 1);
    (void)state;
    memset(long_one, '#', MOST + 1);
    memcpy(long_one, "auto one\n", 9);
    write_file(SSK_INDEX_STUB, long_one, MOST);
    assert_places(folder, "DIR/one");
    write_file(SSK_INDEX_STUB, long_one, MOST + 1);
    assert_places(folder, "is too long");
    free(long_one);
    snprintf(path, sizeof path, "%s/" SSK_INDEX_STUB, folder);
    assert_int_equal(unlink(path), 0);
    assert_places(folder, "is no index");
    assert_int_equal(mkdir(path, 0700), 0);
    assert_places(folder, "is no regular file");
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(mkfifo(path, 0700), 0);
    assert_places(folder, "is no regular file");
    assert_int_equal(unlink(path), 0);
}

static void knows_generations(void **state)
{
    static const struct {
        const char *place;
        int number;
    } rows[] = {{"/i/generation-1", 1},
                {"/i/generation-99999999", 99999999},
                {"/i/generation-100000000", 0},
                {"/i/generation-0", 0},
                {"/i/generation-01", 0},
                {"/i/generation-", 0},
                {"/i/generation-1x", 0},
                {"/i/generation", 0},
                {"/j/generation-1", 0},
                {"/i", 0},
                {"/ix/generation-1", 0},
                {"/i/x/generation-1", 0},
                {"/i/generation-12345678", 12345678}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ssk_index_generation("/i", rows[i].place), rows[i].number);
}

/* ------------------------------------------------------------------------------------------ guard */

static void guards_what_the_indexer_writes(void **state)
{
    struct ssk_buffer stub = SSK_BUFFER_INIT;
    (void)state;
    ssk_buffer_append_string(
        &stub, "auto generation-2\nauto generation-1\nremote h:80\n# generation-2/a 3 00000000000000ff\n");
    ssk_index_guard(&stub);
    char *whole = ssk_buffer_detach(&stub), *copy = strdup(whole);
    write_stub(whole);
    assert_places(folder, "DIR/generation-2 DIR/generation-1 remote://h:80");
    strstr(copy, "generation-1")[11] = '3';
    write_stub(copy);
    assert_places(folder, "is damaged");
    strcpy(copy, whole);
    strstr(copy, "0ff")[1] = 'e'; /* a note */
    write_stub(copy);
    assert_places(folder, "is damaged");
    strcpy(copy, whole);
    strstr(copy, "remote h:80")[7] = 'k'; /* the user's own */
    write_stub(copy);
    assert_places(folder, "DIR/generation-2 DIR/generation-1 remote://k:80");
    *strstr(copy, "# XAPIANDB") = '\0';
    write_stub(copy);
    assert_places(folder, "is damaged");
    strcpy(copy, whole);
    copy[strlen(copy) - 2] ^= 1; /* the guard itself */
    write_stub(copy);
    assert_places(folder, "is damaged");
    write_stub(strchr(whole, '\n') + 1); /* a line is gone */
    assert_places(folder, "is damaged");
    free(copy);
    free(whole);
}

static void reads_notes(void **state)
{
    struct stub_note parsed;
    (void)state;
    assert_true(stub_note_parse(&parsed, "# generation-3/postlist.glass 8192 00ff00ff00ff00ff"));
    assert_string_equal(parsed.name, "generation-3/postlist.glass");
    assert_int_equal(parsed.size, 8192);
    assert_true(parsed.checksum == 0x00ff00ff00ff00ff);
    assert_false(stub_note_parse(&parsed, "# generation-3/postlist.glass 8192"));
    assert_false(stub_note_parse(&parsed, "# generation-3/postlist.glass 8192 00ff00ff00ff00ff x"));
    assert_false(stub_note_parse(&parsed, "# remark 8192 00ff00ff00ff00ff"));
    assert_false(stub_note_parse(&parsed, "auto generation-3"));
}

/* ------------------------------------------------------------------------------------------ files */

static void tell(void *context, const char *message)
{
    ssk_buffer_printf(context, "%s\n", message);
}

/* What a check tells, in one string; its numbers of files and of what it tells. */
static void assert_check(size_t files, size_t told, const char *wanted)
{
    struct ssk_buffer found = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    size_t checked, lines = 0;
    assert_int_equal(ssk_index_files_check(&checked, folder, tell, &found, &error), SSK_OK);
    for (const char *at = ssk_buffer_string(&found); (at = strchr(at, '\n')); at++)
        lines++;
    if (checked != files || lines != told || !strstr(ssk_buffer_string(&found), wanted))
        fail_msg("%zu files, %zu lines: %s", checked, lines, ssk_buffer_string(&found));
    ssk_buffer_free(&found);
}

/* The status of a comparison of generation 1. */
static ssk_status compared(const char *wanted)
{
    char place[128];
    struct ssk_error error = {""};
    snprintf(place, sizeof place, "%s/generation-1", folder);
    ssk_status status = ssk_index_files_compare(folder, place, &error);
    assert_non_null(strstr(error.message, wanted));
    return status;
}

static void make_segment(void)
{
    char path[128];
    snprintf(path, sizeof path, "%s/generation-1", folder);
    assert_true(mkdir(path, 0700) == 0 || access(path, F_OK) == 0);
    write_file("generation-1/iamglass", "glass", 5);
    write_file("generation-1/postlist.glass", "list", 4);
    write_file("generation-1/flintlock", "", 0);
    write_file("generation-1/.hidden", "", 0);
}

static void notes_and_compares_files(void **state)
{
    struct ssk_buffer stub = SSK_BUFFER_INIT, kept = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    (void)state;
    make_segment();
    ssk_buffer_append_string(&stub, "auto generation-1\n");
    size_t before = stub.length;
    assert_int_equal(ssk_index_files_note(&stub, folder, "generation-1", &error), SSK_OK);
    char *notes = strdup(stub.data + before);
    ssk_index_guard(&stub);
    write_stub(ssk_buffer_string(&stub));
    assert_int_equal(compared(""), SSK_OK);
    assert_check(2, 0, "");
    assert_int_equal(ssk_index_files_keep(&kept, folder, "generation-1", &error), SSK_OK);
    assert_string_equal(ssk_buffer_string(&kept), notes); /* the lines as they were */
    ssk_buffer_clear(&kept);
    assert_int_equal(ssk_index_files_keep(&kept, folder, "generation", &error), SSK_OK);
    assert_int_equal(kept.length, 0);

    write_file("generation-1/postlist.glass", "last", 4);
    assert_int_equal(compared(""), SSK_OK); /* looks at its size alone */
    assert_check(2, 1, "generation-1/postlist.glass is damaged");
    write_file("generation-1/postlist.glass", "lists", 5);
    assert_int_equal(compared("generation-1/postlist.glass is cut or grown"), SSK_CORRUPT);
    assert_check(2, 1, "generation-1/postlist.glass is cut or grown");
    write_file("generation-1/postlist.glass", "list", 4);
    write_file("generation-1/iamglass", "glaze", 5);
    assert_int_equal(compared("generation-1/iamglass is damaged"), SSK_CORRUPT);
    write_file("generation-1/iamglass", "glass", 5);
    write_file("generation-1/position.glass", "", 0);
    assert_int_equal(compared(""), SSK_OK);
    assert_check(2, 1, "position.glass is none of the files that were written");
    write_stub("auto generation-1\n");
    assert_int_equal(compared(""), SSK_OK);
    assert_check(0, 1, "is not noted");
    free(notes);
    ssk_buffer_free(&stub);
    ssk_buffer_free(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_places),      cmocka_unit_test(is_a_short_file),
        cmocka_unit_test(knows_generations), cmocka_unit_test(guards_what_the_indexer_writes),
        cmocka_unit_test(reads_notes),       cmocka_unit_test(notes_and_compares_files),
    };
    return cmocka_run_group_tests_name("stub", tests, make_folder, drop_folder);
}
