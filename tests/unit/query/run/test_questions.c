/* From options and query strings to searches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/run/filter_values.h"
#include "query/run/query_to_search.h"
#include "tests/unit/with_dictionary.h"

/* The ministries that the values name, parted by slashes. */
static const char *split(const char *first, const char *second)
{
    static char found[200];
    struct session session = {.dictionary = dictionary};
    struct options options = {.match = 0};
    struct ssk_error error = {""};
    assert_int_equal(ssk_option_list_add(&options.ministries, first, strlen(first), &error), SSK_OK);
    if (second)
        assert_int_equal(ssk_option_list_add(&options.ministries, second, strlen(second), &error), SSK_OK);
    assert_int_equal(split_ministries(&options, &session, &error), SSK_OK);
    *found = '\0';
    for (size_t i = 0; i < options.ministries.count; i++)
        strcat(strcat(found, i ? "/" : ""), options.ministries.items[i]);
    ssk_option_list_free(&options.ministries);
    return found;
}

static void parts_ministries(void **state)
{
    (void)state;
    assert_string_equal(split("METI", NULL), "METI");
    assert_string_equal(split("METI,外務省", NULL), "METI/外務省");
    assert_string_equal(split("METI", "外務省、防衛省"), "METI/外務省/防衛省");
    assert_string_equal(split("a，b､c;d；e|f｜g", NULL), "a/b/c/d/e/f/g");
    assert_string_equal(split("a, b,  c", NULL), "a/b/c");
    assert_string_equal(split(",a,,b, ,", NULL), "a/b");
    assert_string_equal(split("a b", NULL), "a b");
    assert_string_equal(
        split("Ministry of Health, Labour and Welfare", "MOFA,METI"), /* a name with a comma */
        "Ministry of Health, Labour and Welfare/MOFA/METI");
}

static const char *wrong(const char *query)
{
    static struct ssk_error error;
    struct session session = {.dictionary = dictionary};
    strcpy(error.message, "");
    ssk_status status = question_check(&session, query, &error);
    assert_true((status == SSK_OK) == !*error.message);
    return error.message;
}

static void says_where_a_query_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *query, *message;
    } cases[] = {{"(港", "character 1 of the query: "},
                 {"港 (灯台", "character 3 of the query: "},
                 {"港 \"灯台", "character 3 of the query: "},
                 {"港 /[/", "character 3 of the query: "},
                 {"港 OR (灯台 /a{2,1}/)", "character 10 of the query: "},
                 {"港 kind:novel", "character 3 of the query: "},
                 {"港 (灯台 -kind:novel)", "character 8 of the query: "}};
    assert_string_equal(wrong("港 灯台"), "");
    assert_string_equal(wrong("港 title:灯台 kind:plan /灯.台/"), "");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_memory_equal(wrong(cases[i].query), cases[i].message, strlen(cases[i].message));
}

static void asks_what_the_options_say(void **state)
{
    (void)state;
    char *value[] = {"x"};
    const struct ssk_option_list list = {value, 1};
    struct options options = {.limit = 7, .offset = 2, .sort = SORT_YEAR, .similar = "a:1"};
    options.facets[FACET_GENRE] = true;
    struct search search = question_search(&options, NULL);
    assert_int_equal(search.limit, 7);
    assert_int_equal(search.offset, 2);
    assert_int_equal(search.sort, SORT_YEAR);
    assert_string_equal(search.similar, "a:1");
    for (int facet = 0; facet < FACETS; facet++)
        assert_int_equal(search.wants_facet[facet], facet == FACET_GENRE);
    assert_true(filters_empty(&search.filters) && !search.explained && !search.only_ids);
    static const struct {
        size_t offset;
        enum field field;
    } lists[] = {{offsetof(struct options, ministries), FIELD_MINISTRY},
                 {offsetof(struct options, kinds), FIELD_KIND},
                 {offsetof(struct options, sections), FIELD_SECTION},
                 {offsetof(struct options, years), FIELD_YEAR},
                 {offsetof(struct options, genres), FIELD_GENRE},
                 {offsetof(struct options, dates), FIELD_DATE}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct options filtered = {.limit = 1};
        memcpy((char *)&filtered + lists[i].offset, &list, sizeof list);
        search = question_search(&filtered, NULL);
        for (int field = 0; field < FIELDS; field++)
            assert_int_equal(search.filters.of[field].count, field == (int)lists[i].field);
        assert_string_equal(search.filters.of[lists[i].field].values[0], "x");
    }
}

static void asks_for_no_more_than_is_printed(void **state)
{
    (void)state;
    struct options options = {.limit = 7, .explain = true};
    assert_true(question_search(&options, NULL).explained);
    options.count = true;
    assert_false(question_search(&options, NULL).explained);
    assert_int_equal(question_search(&options, NULL).limit, 0);
    options = (struct options){.limit = 7, .format = FORMAT_TREC};
    assert_true(question_search(&options, NULL).only_ids);
    options.group = 1;
    assert_false(question_search(&options, NULL).only_ids);
    options = (struct options){.format = FORMAT_TREC, .documents = true};
    assert_false(question_search(&options, NULL).only_ids);
    options = (struct options){.format = FORMAT_JSON};
    assert_false(question_search(&options, NULL).only_ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_ministries),
        cmocka_unit_test(says_where_a_query_is_wrong),
        cmocka_unit_test(asks_what_the_options_say),
        cmocka_unit_test(asks_for_no_more_than_is_printed),
    };
    return cmocka_run_group_tests_name("questions", tests, open_dictionary, free_dictionary);
}
