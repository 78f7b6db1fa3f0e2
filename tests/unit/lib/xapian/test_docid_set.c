/* Queries that are sets of documents. */
#include "tests/unit/lib/xapian/xapian_test.h"

static void test_docids_of_one_shard(void **state)
{
    (void)state;
    static const uint32_t ids[] = {2, 3, 4};
    struct sets sets;
    build("first", first);
    struct xap_db *db = reader_of("first");
    name_shard(&sets, 0, "first", ids, 3);
    assert_string_equal(matches(db, docids(&sets, 1, 0)), "2 3 4");
    assert_string_equal(matches(db, docids(&sets, 0, 0)), "");
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_AND, docids(&sets, 1, 0), 0)), "3");
    assert_string_equal(matches(db, combine(docids(&sets, 1, 0), XAP_OP_OR, term("flow"), 0)), "1 2 3 4");
    assert_string_equal(matches(db, combine(docids(&sets, 1, 0), XAP_OP_AND_NOT, term("trust"), 0)), "2 3");
    assert_string_equal(matches(db, combine(term("policy"), XAP_OP_AND_NOT, docids(&sets, 1, 0), 0)), "1");
    sets.shards[0].count = 0;
    assert_string_equal(matches(db, docids(&sets, 1, 0)), "");
    xap_db_free(db);
}

static void test_docids_of_two_shards(void **state)
{
    (void)state;
    static const uint32_t ids[2][2] = {{1, 4}, {1, 3}}; /* 1, 7 and 2, 6 when combined */
    struct sets sets;
    struct xap_db *db = both();
    name_shard(&sets, 0, "second", ids[1], 2);
    name_shard(&sets, 1, "first", ids[0], 2);
    assert_string_equal(matches(db, docids(&sets, 2, 0)), "1 2 6 7");
    assert_string_equal(matches(db, docids(&sets, 1, 0)), "2 6");
    assert_string_equal(matches(db, combine(term("data"), XAP_OP_AND, docids(&sets, 2, 0), 0)), "1 6");
    assert_string_equal(matches(db, combine(term("budget"), XAP_OP_OR, docids(&sets, 2, 0), 0)),
                        "1 2 3 5 6 7");
    assert_string_equal(matches(db, combine(docids(&sets, 2, 0), XAP_OP_AND_NOT, term("data"), 0)), "2 7");
    assert_string_equal(matches(db, combine(term("data"), XAP_OP_AND_NOT, docids(&sets, 2, 0), 0)), "3 4");
    xap_db_free(db);
}

static void test_docids_weight(void **state)
{
    (void)state;
    static const uint32_t ids[] = {2, 4};
    struct sets sets;
    struct xap_mset *mset = NULL;
    struct xap_hit hit = {0};
    build("first", first);
    struct xap_db *db = reader_of("first");
    name_shard(&sets, 0, "first", ids, 2);
    struct xap_query *query = combine(docids(&sets, 1, 50), XAP_OP_OR, term("policy"), 0), *half = NULL;
    ok(xap_query_scale(&half, query, 0.5));
    struct xap_enquire *enquire = enquire_of(db, half);
    assert_string_equal(found(enquire), "2 4 3 1");
    ok(xap_enquire_mset(&mset, enquire, 0, 10, 0, NULL));
    ok(xap_mset_hit(&hit, mset, 0));
    assert_true(hit.weight == 25);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(half);
    xap_query_free(query);
    xap_db_free(db);
}

static void assert_refused(const struct xap_docids *shards, size_t count, double weight, const char *why)
{
    struct xap_query *query = NULL;
    is(XAP_OTHER, xap_query_docids(&query, shards, count, weight));
    assert_non_null(strstr(xap_query_message(query), why));
    xap_query_free(query);
}

static void test_docids_refused(void **state)
{
    (void)state;
    static const uint32_t good[] = {1, 2}, falling[] = {2, 1}, twice[] = {2, 2}, none[] = {0, 1};
    const struct xap_docids shards[] = {{STRING("u"), good, 2}, {STRING("u"), good, 1}};
    assert_refused(shards, 2, 0, "UUID given twice");
    assert_refused(shards, 1, -1, "not negative");
    assert_refused(&(struct xap_docids){STRING("u"), falling, 2}, 1, 0, "must rise");
    assert_refused(&(struct xap_docids){STRING("u"), twice, 2}, 1, 0, "must rise");
    assert_refused(&(struct xap_docids){STRING("u"), none, 2}, 1, 0, "start at 1");
    struct xap_query *query = NULL;
    const char *text = NULL;
    size_t length = 0;
    ok(xap_query_docids(&query, shards, 1, 0));
    is(XAP_OTHER, xap_query_serialise(&text, &length, query));
    assert_null(text);
    xap_query_free(query);
}

/* Many ids, skipped through: every third of 3,000 documents, and each second has a term. */
static void test_docids_many(void **state)
{
    (void)state;
    static uint32_t ids[1000];
    struct sets sets;
    struct xap_mset *mset = NULL;
    struct xap_writer *writer = writer_at("db");
    for (uint32_t i = 1; i <= 3000; i++) {
        assert_int_equal(add(writer, i % 2 ? "odd" : "even"), i);
        if (i % 3 == 0)
            ids[i / 3 - 1] = i;
    }
    ok(xap_writer_close(writer));
    xap_writer_free(writer);
    struct xap_db *db = reader_of("db");
    name_shard(&sets, 0, "db", ids, 1000);
    struct xap_query *query = combine(term("even"), XAP_OP_AND, docids(&sets, 1, 0), 0);
    struct xap_enquire *enquire = enquire_of(db, query);
    ok(xap_enquire_mset(&mset, enquire, 0, 3000, 3000, NULL));
    assert_int_equal(xap_mset_size(mset), 500);
    assert_int_equal(xap_mset_matches_estimated(mset), 500);
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    xap_query_free(query);
    xap_db_free(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_docids_of_one_shard), TEST(test_docids_of_two_shards), TEST(test_docids_weight),
        TEST(test_docids_refused),      TEST(test_docids_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
