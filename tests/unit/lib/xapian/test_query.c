/* Queries, by the documents that match. */
#include "tests/unit/lib/xapian/xapian_test.h"

/* Each gives the documents of the combined shards, see both(). */
static void test_operators(void **state)
{
    (void)state;
    struct xap_db *db = both();
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_AND, term("data"), 0)), "1 4 6");
    assert_string_equal(matches(db, combine(term("nato"), XAP_OP_OR, term("trust"), 0)), "1 2 7");
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_AND_NOT, term("data"), 0)), "2 5");
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_XOR, term("data"), 0)), "2 3 5");
    assert_string_equal(matches(db, combine(term("plan"), XAP_OP_AND_MAYBE, term("nato"), 0)), "2 3");
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_FILTER, term("plan"), 0)), "2");
    assert_string_equal(matches(db, combine(term("nato"), XAP_OP_SYNONYM, term("plan"), 0)), "2 3");
    assert_string_equal(matches(db, combine(term("nato"), XAP_OP_MAX, term("flow"), 0)), "1 2 4");
    assert_string_equal(matches(db, combine(term("data"), XAP_OP_PHRASE, term("flow"), 0)), "4");
    assert_string_equal(matches(db, combine(term("data"), XAP_OP_PHRASE, term("flow"), 3)), "1 4");
    assert_string_equal(matches(db, combine(term("flow"), XAP_OP_PHRASE, term("data"), 3)), "");
    assert_string_equal(matches(db, combine(term("flow"), XAP_OP_NEAR, term("data"), 2)), "4");
    assert_string_equal(matches(db, combine(term("flow"), XAP_OP_NEAR, term("data"), 3)), "1 4");
    xap_db_free(db);
}

static void test_elite_set(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = combine(term("data"), XAP_OP_ELITE_SET, term("nato"), 1);
    struct xap_enquire *enquire = enquire_of(db, query);
    assert_string_equal(found(enquire), "2 3 1"); /* the first shard has no nato, so data is its best */
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

static void test_other_queries(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = NULL;
    ok(xap_query_match_all(&query));
    assert_string_equal(matches(db, query), "1 2 3 4 5 6 7");
    ok(xap_query_match_nothing(&query));
    assert_true(xap_query_empty(query));
    assert_string_equal(matches(db, query), "");
    ok(xap_query_combine(&query, XAP_OP_OR, NULL, 0, 0));
    assert_true(xap_query_empty(query));
    xap_query_free(query);
    ok(xap_query_value_range(&query, 0, STRING("budget"), STRING("data")));
    assert_string_equal(matches(db, query), "3 4 6");
    ok(xap_query_value_ge(&query, 0, STRING("policy")));
    assert_string_equal(matches(db, query), "1 2 5 7");
    ok(xap_query_value_le(&query, 0, STRING("budget")));
    assert_string_equal(matches(db, query), "3 6");
    ok(xap_query_wildcard(&query, STRING("f"), 0, XAP_WILDCARD_ERROR, XAP_OP_OR));
    assert_string_equal(matches(db, query), "1 4");
    ok(xap_query_wildcard(&query, STRING("p"), 1, XAP_WILDCARD_FIRST, XAP_OP_SYNONYM));
    assert_string_equal(matches(db, query), "2 3");
    ok(xap_query_wildcard(&query, STRING("p"), 1, XAP_WILDCARD_MOST_FREQUENT, XAP_OP_SYNONYM));
    assert_string_equal(matches(db, query), "1 2 4 5 6");
    xap_db_free(db);
}

static void test_wildcard_limit(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = NULL;
    struct xap_mset *mset = NULL;
    ok(xap_query_wildcard(&query, STRING("p"), 1, XAP_WILDCARD_ERROR, XAP_OP_SYNONYM));
    struct xap_enquire *enquire = enquire_of(db, query);
    is(XAP_OTHER, xap_enquire_mset(&mset, enquire, 0, 10, 0, NULL));
    assert_non_null(strstr(xap_mset_message(mset), "Wildcard"));
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

static void test_query_itself(void **state)
{
    (void)state;
    struct xap_query *query = combine(term("b"), XAP_OP_AND, term("a"), 0), *copy = NULL, *back = NULL;
    const char *text = NULL;
    size_t length = 0;
    ok(xap_query_scale(&copy, query, 0.5));
    ok(xap_query_description(&text, &length, copy));
    assert_lent(text, length, "Query(0.5 * (b AND a))");
    is(XAP_OTHER, xap_query_scale(&back, query, -1));
    xap_query_free(back);
    ok(xap_query_serialise(&text, &length, copy));
    ok(xap_query_unserialise(&back, text, length));
    ok(xap_query_description(&text, &length, back));
    assert_lent(text, length, "Query(0.5 * (b AND a))");
    xap_query_free(back);
    is(XAP_OTHER, xap_query_unserialise(&back, STRING("garbage")));
    assert_true(xap_query_empty(back));
    xap_query_free(back);
    xap_query_free(copy);
    ok(xap_query_copy(&copy, query));
    xap_query_free(query);
    assert_int_equal(xap_query_length(copy), 2);
    assert_seen("a:0 b:0 ", xap_query_visit_terms(copy, see_term, &seen));
    xap_query_free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_operators),      TEST(test_elite_set),    TEST(test_other_queries),
        TEST(test_wildcard_limit), TEST(test_query_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
