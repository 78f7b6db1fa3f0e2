/* The passage's JSON: what is written, what is read back, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/passage.h"

static const char BARE[] =
    "{\"schema\":1,\"id\":\"d:1\",\"doc_id\":null,\"title\":null,\"publisher\":null,\"url\":null,"
    "\"section\":null,\"path\":[],\"item\":null,\"ministries\":[],\"mentions\":[],\"kind\":\"text\","
    "\"fiscal_year\":null,\"page\":null,\"page_label\":null,"
    "\"source\":{\"path\":null,\"line_start\":null,\"line_end\":null},\"text\":\"本文\","
    "\"genre\":null,\"date\":null,\"speaker\":null,\"issuer\":[],\"fiscal_year_source\":null}";

static const char FULL[] =
    "{\"schema\":1,\"id\":\"d:1\",\"doc_id\":\"d\",\"title\":\"年次報告\",\"publisher\":\"内閣官房\","
    "\"url\":\"https://example.jp/\",\"section\":{\"number\":\"3.2\",\"title\":\"強化\"},"
    "\"path\":[\"3 国際\",\"3.2 強化\"],\"item\":\"(ア)\",\"ministries\":[\"外務省\",\"防衛省\"],"
    "\"mentions\":[\"警察庁\"],\"kind\":\"progress\",\"fiscal_year\":2023,\"page\":71,"
    "\"page_label\":\"別添2 - 71 -\",\"source\":{\"path\":\"a b.txt\",\"line_start\":9,\"line_end\":12},"
    "\"text\":\"一\\n二\\t\\u0001\\\"𠮷\",\"genre\":\"white paper\",\"date\":\"2024-02-29\","
    "\"speaker\":{\"name\":\"山田花子\",\"office\":\"外務大臣\",\"group\":\"海の会\"},\"issuer\":[\"内閣府\"]"
    ","
    "\"fiscal_year_source\":\"row\"}";

static void round_trip(void **state)
{
    (void)state;
    const char *const objects[] = {BARE, FULL};
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        struct ssk_passage passage = {0};
        struct ssk_buffer out = SSK_BUFFER_INIT;
        assert_int_equal(ssk_passage_from_json(&passage, objects[i], strlen(objects[i]), NULL), SSK_OK);
        assert_int_equal(ssk_passage_to_json(&passage, &out), SSK_OK);
        assert_string_equal(ssk_buffer_string(&out), objects[i]);
        ssk_buffer_free(&out);
        ssk_passage_free(&passage);
    }
}

static void members_are_read(void **state)
{
    (void)state;
    struct ssk_passage passage = {0};
    assert_int_equal(ssk_passage_from_json(&passage, FULL, strlen(FULL), NULL), SSK_OK);
    assert_string_equal(passage.section_number, "3.2");
    assert_string_equal(passage.ministries.items[1], "防衛省");
    assert_int_equal(passage.ministries.count, 2);
    assert_int_equal(passage.kind, SSK_KIND_PROGRESS);
    assert_int_equal(passage.fiscal_year, 2023);
    assert_int_equal(passage.line_end, 12);
    assert_string_equal(passage.text, "一\n二\t\x01\"𠮷");
    ssk_passage_free(&passage);
}

/* What a user's own file may lack, hold beside, or hold wrongly. */
static void accepted_and_refused(void **state)
{
    (void)state;
    static const struct {
        const char *json, *complaint; /* part of the message; NULL when it is accepted */
    } cases[] = {
        {"{\"id\":\"a\",\"text\":\"\"}", NULL},
        {"{\"text\":\"t\",\"id\":\"a\",\"unknown\":{\"x\":[1]},\"page\":null}", NULL},
        {"{\"id\":\"a\",\"text\":\"t\",\"section\":{\"number\":\"1\"}}", NULL},
        {"", "not JSON"},
        {"{\"id\":\"a\",\"text\":\"t\"} x", "not JSON"},
        {"{\"id\":\"a\",\"text\":\"\xff\"}", "not JSON"},
        {"[1]", "not a JSON object"},
        {"{\"text\":\"t\"}", "\"id\" is missing"},
        {"{\"id\":\"\",\"text\":\"t\"}", "\"id\" is missing"},
        {"{\"id\":\"a b\",\"text\":\"t\"}", "white space"},
        {"{\"id\":\"a\u3000b\",\"text\":\"t\"}", "white space"},
        {"{\"id\":\"a\"}", "\"text\" is missing"},
        {"{\"id\":1,\"text\":\"t\"}", "\"id\" is not a string"},
        {"{\"id\":\"a\",\"text\":\"t\",\"page\":0}", "\"page\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"page\":1.5}", "\"page\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"fiscal_year\":99999999999}", "\"fiscal_year\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"kind\":\"poem\"}", "\"kind\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"ministries\":\"外務省\"}", "\"ministries\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"ministries\":[\"外務省\",1]}", "\"ministries\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"section\":\"3.2\"}", "\"section\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"source\":{\"path\":1}}", "\"path\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"genre\":\"white_paper\",\"date\":\"2024\"}", NULL},
        {"{\"id\":\"a\",\"text\":\"t\",\"speaker\":{\"name\":\"山田花子\"},\"issuer\":null}", NULL},
        {"{\"id\":\"a\",\"text\":\"t\",\"genre\":\"poem\"}", "\"genre\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"date\":\"令和6年\"}", "\"date\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"date\":\"2023-02-29\"}", "\"date\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"speaker\":\"山田花子\"}", "\"speaker\""},
        {"{\"id\":\"a\",\"text\":\"t\",\"fiscal_year_source\":\"title\"}", "\"fiscal_year_source\""},
        {"{\"schema\":2,\"id\":\"a\",\"text\":\"t\"}", "schema 2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_passage passage = {0};
        struct ssk_error error = {""};
        ssk_status status = ssk_passage_from_json(&passage, cases[i].json, strlen(cases[i].json), &error);
        if (!cases[i].complaint) {
            assert_int_equal(status, SSK_OK);
        } else {
            assert_int_equal(status, SSK_INPUT);
            if (!strstr(error.message, cases[i].complaint))
                fail_msg("%s: %s", cases[i].json, error.message);
            assert_null(passage.id);
        }
        ssk_passage_free(&passage);
    }
}

static void bad_bytes_become_replacement_characters(void **state)
{
    (void)state;
    struct ssk_passage passage = {.id = "a", .source_path = "\x8e\x91-\xe8\xb3\x87-\xe8\xb3.txt", .text = ""};
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(ssk_passage_to_json(&passage, &out), SSK_OK);
    assert_non_null(strstr(ssk_buffer_string(&out), "\"path\":\"\ufffd\ufffd-資-\ufffd\ufffd.txt\""));
    ssk_buffer_free(&out);
}

static void kinds(void **state)
{
    (void)state;
    for (int kind = 0; kind < SSK_KINDS; kind++)
        assert_int_equal(ssk_kind_of(ssk_kind_name((enum ssk_kind)kind)), kind);
    assert_int_equal(ssk_kind_of("Plan"), SSK_KINDS);
    assert_int_equal(ssk_kind_of(""), SSK_KINDS);
}

static void genres(void **state)
{
    (void)state;
    assert_null(ssk_genre_name(SSK_GENRE_NONE));
    for (int genre = SSK_GENRE_NONE + 1; genre < SSK_GENRES; genre++)
        assert_int_equal(ssk_genre_of(ssk_genre_name((enum ssk_genre)genre)), genre);
    assert_int_equal(ssk_genre_of("white-paper"), SSK_GENRE_WHITE_PAPER);
    assert_int_equal(ssk_genre_of("white"), SSK_GENRES);
    assert_int_equal(ssk_genre_of(""), SSK_GENRES);
    for (int source = SSK_YEAR_NONE + 1; source < SSK_YEAR_SOURCES; source++)
        assert_int_equal(ssk_year_source_of(ssk_year_source_name((enum ssk_year_source)source)), source);
}

static void dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2025", "2025-03", "2025-03-18", "2024-02-29", "2000-02-29", "0645"};
    static const char *const bad[] = {"",           "25",         "2025-",      "2025-3",     "2025-13",
                                      "2025-00",    "2025-04-31", "2023-02-29", "1900-02-29", "2025-03-18T",
                                      "2025/03/18", "20250318",   "0000",       "2025-03-1",  " 2025"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(ssk_is_date(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(ssk_is_date(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip),
        cmocka_unit_test(members_are_read),
        cmocka_unit_test(accepted_and_refused),
        cmocka_unit_test(bad_bytes_become_replacement_characters),
        cmocka_unit_test(kinds),
        cmocka_unit_test(genres),
        cmocka_unit_test(dates),
    };
    return cmocka_run_group_tests_name("passage", tests, NULL, NULL);
}
