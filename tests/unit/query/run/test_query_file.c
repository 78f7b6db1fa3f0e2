/* Files of queries: which lines are queries, and what is said of the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/run/query_file.h"
#include "seisaku/buffer.h"
#include "tests/unit/with_dictionary.h"

/* The names, queries and lines of a file of these bytes, as name=query@line; else its last error, without the
 * path. */
static const char *read_bytes(const char *bytes, size_t length, bool trec)
{
    static char text[2000];
    char path[] = "/tmp/seisaku-queries-XXXXXX";
    FILE *stream = fdopen(mkstemp(path), "w");
    fwrite(bytes, 1, length, stream);
    fclose(stream);
    struct session session = {.dictionary = dictionary};
    struct query_file file;
    struct ssk_error error = {""};
    *text = '\0';
    ssk_status status = query_file_read(&file, &session, path, trec, &error);
    for (size_t i = 0; i < file.count && status == SSK_OK; i++)
        sprintf(text + strlen(text), "%s%s=%s@%zu", i ? " " : "", file.items[i].name, file.items[i].query,
                file.items[i].line);
    if (status != SSK_OK) {
        assert_int_equal(status, SSK_INPUT);
        assert_memory_equal(error.message, path, strlen(path));
        strcpy(text, error.message + strlen(path));
    }
    query_file_free(&file);
    unlink(path);
    return text;
}

static const char *read_text(const char *text)
{
    return read_bytes(text, strlen(text), false);
}

static void takes_a_query_a_line(void **state)
{
    (void)state;
    assert_string_equal(read_text("a\t港\nb\t波 OR 船\n"), "a=港@1 b=波 OR 船@2");
    assert_string_equal(read_text("a\t港\r\n\r\n# x\n \t \n\nb\t波"), "a=港@1 b=波@6");
    assert_string_equal(read_text("\xef\xbb\xbf"
                                  "a\t港\n"),
                        "a=港@1");
    assert_string_equal(read_text("  a b \t  港  \n"), "a b=港@1");
    assert_string_equal(read_text(" #\t港\n"), "#=港@1");
    assert_string_equal(read_text("a,b\t港\n"), "a,b=港@1");
}

static void takes_the_quotes_of_spreadsheets_off(void **state)
{
    (void)state;
    assert_string_equal(read_text("\"a \"\"b\"\"\"\t港\n"), "a \"b\"=港@1");
    assert_string_equal(read_text("a\t\"\"\"港 波\"\"\"\n"), "a=\"港 波\"@1");
    assert_string_equal(read_text("a\t\"\"\"港\"\" 波\"\n"), "a=\"港\" 波@1");
    assert_string_equal(read_text("a\t\"港 波\"\n"), "a=\"港 波\"@1"); /* a string of the query's own */
    assert_string_equal(read_text("a\t\"港\" \"波\"\n"), "a=\"港\" \"波\"@1"); /* two of them */
    assert_string_equal(read_text("\"\"\"\t港\n"), "\"\"\"=港@1");
    assert_string_equal(read_text("\"\"\"\"\t港\n"), "\"=港@1");
    assert_string_equal(read_text("\"\"\"\"\"\t港\n"), "\"\"\"\"\"=港@1");
    assert_string_equal(read_text("\"a\"\"\t港\n"), "\"a\"\"=港@1");
    assert_string_equal(read_text("a\"\"b\t港\n"), "a\"\"b=港@1");
    assert_string_equal(read_text("\"a\"\"b\t港\n"), "\"a\"\"b=港@1");
}

static void says_what_is_wrong_with_a_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"a\t港\nb\n", ":2: no tab is in the line: a name, a tab and a query are expected; of a list"},
        {"a,港\n", ":1: no tab is in the line: a name, a tab and a query are expected; save a CSV"},
        {"\t港\n", ":1: no name stands before the tab"},
        {"  \t港\n", ":1: no name stands before the tab"},
        {"a\t港\t波\n", ":1: more than one tab is in the line"},
        {"a\t(港\n", ":1: character 1 of the query: "},
        {"a\t\n", ":1: "},
        {"a\t港\n\na\t波\n", ":3: the name a stands on line 1 already"},
        {"b\t港\na\t波\nb\t船\n", ":3: the name b stands on line 1 already"},
        {"", ": no query in it"},
        {"# a\n\n", ": no query in it"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_memory_equal(read_text(wrong[i].text), wrong[i].message, strlen(wrong[i].message));
    assert_non_null(strstr(read_bytes("a\t港\0波\n", 10, false), ":1: a NUL byte is in the line"));
}

static void trec_takes_no_names_with_blanks(void **state)
{
    (void)state;
    assert_string_equal(read_bytes("a\t港 波\n", 10, true), "a=港 波@1");
    assert_non_null(strstr(read_bytes("a b\t港\n", 8, true), ":1: the name has a blank"));
    assert_non_null(strstr(read_bytes("a　\t港\n", 9, true), ":1: the name has a blank"));
}

static void reads_other_encodings(void **state)
{
    (void)state;
    assert_string_equal(read_text("a\t\x8d\x60\x82\xcc\x98\x62\n"), "a=港の話@1"); /* Shift_JIS */
    assert_string_equal(read_text("a\t\x1b$B9A$NOC\x1b(B\n"), "a=港の話@1");       /* ISO-2022-JP */
}

/* Twenty wrong lines are told one by one, then how many more there are. */
static void counts_what_is_wrong_beyond_twenty(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (int i = 0; i < 23; i++) {
        ssk_buffer_append_string(&text, "x\n");
        const char *message = read_text(ssk_buffer_string(&text));
        char expected[40];
        sprintf(expected, i < 20 ? ":%d: no tab" : ": %d more lines are wrong", i < 20 ? i + 1 : i - 19);
        assert_memory_equal(message, expected, strlen(expected));
    }
    ssk_buffer_free(&text);
}

static void tells_files_apart(void **state)
{
    (void)state;
    struct session session = {.dictionary = dictionary};
    struct query_file file;
    struct ssk_error error = {""};
    assert_int_equal(query_file_read(&file, &session, "/nonexistent/q.tsv", false, &error), SSK_NOT_FOUND);
    assert_non_null(strstr(error.message, "/nonexistent/q.tsv: the file of queries cannot be opened ("));
    query_file_free(&file);
    assert_int_equal(query_file_read(&file, &session, "/tmp", false, &error), SSK_IO);
    assert_non_null(strstr(error.message, "/tmp: the file of queries cannot be read ("));
    query_file_free(&file);
}

static void a_failure_names_the_line(void **state)
{
    (void)state;
    struct named_query items[] = {{"a", "港", 2}, {"b", "波", 5}};
    const struct query_file file = {.path = "q.tsv", .items = items, .count = 2};
    struct ssk_error error = {"lost"};
    assert_int_equal(query_file_failed(&file, 1, SSK_OK, &error), SSK_OK);
    assert_string_equal(error.message, "lost");
    assert_int_equal(query_file_failed(&file, 1, SSK_CORRUPT, &error), SSK_CORRUPT);
    assert_string_equal(error.message, "q.tsv:5: lost");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_query_a_line),
        cmocka_unit_test(takes_the_quotes_of_spreadsheets_off),
        cmocka_unit_test(says_what_is_wrong_with_a_line),
        cmocka_unit_test(trec_takes_no_names_with_blanks),
        cmocka_unit_test(reads_other_encodings),
        cmocka_unit_test(counts_what_is_wrong_beyond_twenty),
        cmocka_unit_test(tells_files_apart),
        cmocka_unit_test(a_failure_names_the_line),
    };
    return cmocka_run_group_tests_name("query file", tests, open_dictionary, free_dictionary);
}
