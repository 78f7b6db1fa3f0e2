/* Reading tab-separated dictionaries: what counts as a row, and which files are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "seisaku/tsv.h"

/* Each row as `line:field|field;`. */
static ssk_status join(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    (void)error;
    char *out = context;
    size_t used = strlen(out);
    used += (size_t)sprintf(out + used, "%d:", row->line);
    for (size_t i = 0; i < row->count; i++)
        used += (size_t)sprintf(out + used, "%s%s", i ? "|" : "", row->fields[i]);
    strcpy(out + used, ";");
    assert_string_equal(row->fields[SSK_TSV_FIELDS - 1], "");
    return SSK_OK;
}

static ssk_status read_bytes(const char *bytes, size_t length, ssk_tsv_visit visit, void *context,
                             struct ssk_error *error)
{
    char path[] = "/tmp/seisaku-tsv-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, bytes, length), (ssize_t)length);
    close(fd);
    ssk_status status = ssk_tsv_read(path, visit, context, error);
    remove(path);
    return status;
}

static const struct {
    const char *file, *rows;
} files[] = {
    {"", ""},
    {"\n\n", ""},
    {"# comment\na\tb\n", "2:a|b;"},
    {"a\tb", "1:a|b;"},
    {"a\r\nb\r\n", "1:a;2:b;"},
    {"\xef\xbb\xbf"
     "a\n",
     "1:a;"},
    {"  a b \t c\n \t \n", "1:a b|c;"},
    {"a\t\tb\t\n", "1:a||b|;"},
    {"\ta\n", "1:|a;"},
    {"a #b\n", "1:a #b;"},
    {"經\t経\n", "1:經|経;"},
    {"\xef\xbf\xbd\n", "1:\xef\xbf\xbd;"},
};

static void reads_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char rows[256] = "";
        struct ssk_error error = {""};
        assert_int_equal(read_bytes(files[i].file, strlen(files[i].file), join, rows, &error), SSK_OK);
        assert_string_equal(rows, files[i].rows);
    }
}

static const struct {
    const char *file;
    size_t length;
    const char *message; /* what follows the path */
} broken[] = {
    {"a\n\xe5\x9b\n", 5, ":2: not valid UTF-8"},
    {"a\0b\n", 4, ":1: not valid UTF-8"},
    {"\xed\xa0\x80", 3, ":1: not valid UTF-8"},
    {"1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t17\n", 41, ":1: more than 16 fields"},
};

static void refuses_broken_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        char rows[256] = "";
        struct ssk_error error = {""};
        assert_int_equal(read_bytes(broken[i].file, broken[i].length, join, rows, &error), SSK_INPUT);
        assert_non_null(strstr(error.message, broken[i].message));
    }
}

static ssk_status stop_at_b(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    (*(int *)context)++;
    return *row->fields[0] == 'b' ? ssk_fail(error, SSK_MISMATCH, "stopped") : SSK_OK;
}

static void stops_when_told(void **state)
{
    (void)state;
    int rows = 0;
    struct ssk_error error = {""};
    assert_int_equal(read_bytes("a\nb\nc\n", 6, stop_at_b, &rows, &error), SSK_MISMATCH);
    assert_int_equal(rows, 2);
    assert_string_equal(error.message, "stopped");
}

static void string_map_what_it_cannot_read(void **state)
{
    (void)state;
    char rows[16] = "";
    struct ssk_error error = {""};
    assert_int_equal(ssk_tsv_read("/nonexistent/x.tsv", join, rows, &error), SSK_NOT_FOUND);
    assert_non_null(strstr(error.message, "/nonexistent/x.tsv"));
    assert_int_equal(ssk_tsv_read("/", join, rows, NULL), SSK_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows),
        cmocka_unit_test(refuses_broken_files),
        cmocka_unit_test(stops_when_told),
        cmocka_unit_test(string_map_what_it_cannot_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
