/* Orders, hits, spies and expansion. */
#include "tests/unit/lib/xapian/xapian_test.h"

static void test_sorting(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = NULL;
    const struct xap_sort_key keys[] = {{0, false}, {1, true}};
    ok(xap_query_match_all(&query));
    struct xap_enquire *enquire = enquire_of(db, query);
    assert_string_equal(found(enquire), "1 2 3 4 5 6 7");
    ok(xap_enquire_sort_by_value(enquire, 0, false));
    assert_string_equal(found(enquire), "3 6 4 1 2 5 7");
    ok(xap_enquire_sort_by_value(enquire, 0, true));
    assert_string_equal(found(enquire), "7 1 2 5 4 3 6");
    ok(xap_enquire_sort_by_keys(enquire, keys, 2));
    assert_string_equal(found(enquire), "3 6 4 1 2 5 7");
    ok(xap_enquire_sort_by_relevance_then_keys(enquire, keys, 2));
    assert_string_equal(found(enquire), "3 6 4 1 2 5 7");
    ok(xap_enquire_sort_by_relevance(enquire));
    ok(xap_enquire_set_docid_order(enquire, XAP_DESCENDING));
    assert_string_equal(found(enquire), "7 6 5 4 3 2 1");
    ok(xap_enquire_set_docid_order(enquire, XAP_ASCENDING));
    ok(xap_enquire_set_collapse_key(enquire, 0, 1));
    struct xap_mset *mset = NULL;
    ok(xap_enquire_mset(&mset, enquire, 0, 100, 100, NULL));
    assert_int_equal(xap_mset_size(mset), 4);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

static void test_sorting_with_relevance(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = term("budget"); /* by length: 5 before 3 and 6 */
    const struct xap_sort_key key = {0, false}, reverse = {1, true};
    struct xap_enquire *enquire = enquire_of(db, query);
    ok(xap_enquire_set_bm25(enquire, 0.9, 0, 1, 0.6, 0));
    ok(xap_enquire_set_time_limit(enquire, 60));
    assert_string_equal(found(enquire), "5 3 6");
    ok(xap_enquire_sort_by_value_then_relevance(enquire, 0, false));
    assert_string_equal(found(enquire), "3 6 5");
    ok(xap_enquire_sort_by_relevance_then_value(enquire, 1, false));
    assert_string_equal(found(enquire), "5 6 3");
    ok(xap_enquire_sort_by_keys_then_relevance(enquire, &key, 1));
    assert_string_equal(found(enquire), "3 6 5");
    ok(xap_enquire_sort_by_relevance_then_keys(enquire, &reverse, 1));
    assert_string_equal(found(enquire), "5 3 6");
    ok(xap_enquire_set_cutoff(enquire, 100, 0));
    assert_string_equal(found(enquire), "5");
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

static void test_mset(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = combine(term("policy"), XAP_OP_OR, term("nato"), 0);
    struct xap_enquire *enquire = enquire_of(db, query);
    struct xap_mset *mset = NULL;
    struct xap_hit hit = {0};
    uint32_t freq = 0;
    double weight = 0;
    ok(xap_enquire_mset(&mset, enquire, 1, 2, 100, NULL));
    xap_mset_free(mset);
    ok(xap_enquire_mset(&mset, enquire, 0, 2, 100, NULL));
    xap_query_free(query);
    xap_db_free(db);
    assert_seen("nato:0 policy:0 ", xap_enquire_visit_matching_terms(enquire, 2, see_term, &seen));
    xap_enquire_free(enquire);
    assert_int_equal(xap_mset_size(mset), 2);
    assert_int_equal(xap_mset_matches_estimated(mset), 5);
    ok(xap_mset_hit(&hit, mset, 0));
    assert_int_equal(hit.docid, 2);
    assert_int_equal(hit.percent, 100);
    assert_int_equal(hit.collapsed_count, 0);
    assert_true(hit.weight > 0 && hit.weight == xap_mset_max_attained(mset));
    assert_true(hit.weight <= xap_mset_max_possible(mset));
    ok(xap_mset_term_freq(&freq, mset, STRING("policy")));
    assert_int_equal(freq, 5);
    ok(xap_mset_term_freq(&freq, mset, STRING("data")));
    assert_int_equal(freq, 4);
    ok(xap_mset_term_weight(&weight, mset, STRING("nato")));
    assert_true(weight > 0);
    is(XAP_OTHER, xap_mset_term_weight(&weight, mset, STRING("data")));
    assert_non_null(strstr(xap_mset_message(mset), "data"));
    xap_mset_free(mset);
}

static void test_mset_document(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = term("nato");
    struct xap_enquire *enquire = enquire_of(db, query);
    struct xap_mset *mset = NULL;
    struct xap_document *document = NULL;
    const char *text = NULL;
    size_t length = 0;
    ok(xap_enquire_mset(&mset, enquire, 0, 2, 100, NULL));
    ok(xap_mset_fetch(mset));
    ok(xap_mset_document(&document, mset, 0));
    xap_enquire_free(enquire);
    xap_mset_free(mset);
    xap_query_free(query);
    xap_db_free(db);
    ok(xap_document_data(&text, &length, document));
    assert_lent(text, length, "policy nato plan");
    xap_document_free(document);
}

static void test_spies(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = term("policy");
    struct xap_spy *of_first = NULL, *of_last = NULL;
    struct xap_enquire *enquire = enquire_of(db, query);
    ok(xap_spy_new(&of_first, 0));
    ok(xap_spy_new(&of_last, 1));
    ok(xap_enquire_add_spy(enquire, of_first));
    ok(xap_enquire_add_spy(enquire, of_last));
    assert_string_equal(found(enquire), "5 2 6 4 1");
    assert_int_equal(xap_spy_total(of_first), 5);
    assert_seen("budget:1 data:1 policy:3 ", xap_spy_visit_values(of_first, see_term, &seen));
    assert_seen("budget:1 data:1 free:1 plan:1 trust:1 ", xap_spy_visit_values(of_last, see_term, &seen));
    xap_spy_free(of_first);
    assert_string_equal(found(enquire), "5 2 6 4 1");
    assert_int_equal(xap_spy_total(of_last), 10);
    ok(xap_enquire_clear_spies(enquire));
    assert_string_equal(found(enquire), "5 2 6 4 1");
    assert_int_equal(xap_spy_total(of_last), 10);
    xap_enquire_free(enquire);
    xap_spy_free(of_last);
    xap_query_free(query);
    xap_db_free(db);
}

static bool not_plan(void *context, const char *word, size_t length)
{
    ++*(int *)context;
    return length != 4 || memcmp(word, "plan", 4) != 0;
}

static void test_expansion(void **state)
{
    (void)state;
    struct xap_db *db = both();
    struct xap_query *query = term("policy");
    struct xap_enquire *enquire = enquire_of(db, query);
    struct xap_rset *rset = NULL;
    struct xap_eset *eset = NULL;
    const char *text = NULL;
    size_t length = 0;
    double weight = 0;
    int asked = 0;
    ok(xap_rset_new(&rset));
    is(XAP_OTHER, xap_rset_add_document(rset, 0));
    ok(xap_rset_add_document(rset, 2));
    ok(xap_rset_add_document(rset, 1));
    ok(xap_rset_remove_document(rset, 1));
    assert_int_equal(xap_rset_size(rset), 1);
    ok(xap_enquire_eset(&eset, enquire, 10, rset, XAP_EXPAND_EXACT_FREQ, NULL, NULL));
    assert_int_equal(xap_eset_size(eset), 2);
    ok(xap_eset_term(&text, &length, &weight, eset, 0));
    assert_lent(text, length, "nato");
    assert_true(weight > 0);
    xap_eset_free(eset);
    ok(xap_enquire_set_expansion(enquire, "bo1", 1));
    ok(xap_enquire_eset(&eset, enquire, 10, rset, XAP_EXPAND_QUERY_TERMS, not_plan, &asked));
    assert_int_equal(asked, 3);
    assert_int_equal(xap_eset_size(eset), 2);
    xap_eset_free(eset);
    is(XAP_OTHER, xap_enquire_set_expansion(enquire, "none", 1));
    xap_rset_free(rset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

static void test_enquire_of_nothing(void **state)
{
    (void)state;
    struct xap_enquire *enquire = NULL;
    struct xap_db *db = NULL;
    struct xap_mset *mset = NULL;
    ok(xap_db_new(&db));
    is(XAP_OTHER, xap_enquire_new(&enquire, db));
    assert_string_not_equal(xap_enquire_message(enquire), "");
    is(XAP_OTHER, xap_enquire_mset(&mset, enquire, 0, 1, 0, NULL));
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_db_free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sorting),
        TEST(test_sorting_with_relevance),
        TEST(test_mset),
        TEST(test_mset_document),
        TEST(test_spies),
        TEST(test_expansion),
        TEST(test_enquire_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
