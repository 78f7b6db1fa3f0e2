/* What a database tells of its documents, terms and values. */
#include "tests/unit/lib/xapian/xapian_test.h"

static void test_reading(void **state)
{
    (void)state;
    build("db", first);
    struct xap_db *db = reader_of("db");
    uint32_t n = 0;
    double average = 0;
    bool yes = false;
    ok(xap_db_doc_count(&n, db));
    assert_int_equal(n, 4);
    ok(xap_db_last_docid(&n, db));
    assert_int_equal(n, 4);
    ok(xap_db_average_length(&average, db));
    assert_true(average == 11 / 4.0);
    ok(xap_db_has_positions(&yes, db));
    assert_true(yes);
    ok(xap_db_term_exists(&yes, db, STRING("data")));
    assert_true(yes);
    ok(xap_db_term_exists(&yes, db, STRING("nato")));
    assert_false(yes);
    ok(xap_db_term_freq(&n, db, STRING("data")));
    assert_int_equal(n, 2);
    ok(xap_db_collection_freq(&n, db, STRING("nato")));
    assert_int_equal(n, 0);
    ok(xap_db_doc_length(&n, db, 2));
    assert_int_equal(n, 3);
    is(XAP_NOT_FOUND, xap_db_doc_length(&n, db, 5));
    assert_int_equal(n, 3);
    ok(xap_db_close(db));
    is(XAP_OTHER, xap_db_reopen(NULL, db));
    assert_non_null(strstr(xap_db_message(db), "closed"));
    xap_db_free(db);
}

static void test_metadata_and_uuid(void **state)
{
    (void)state;
    struct xap_writer *writer = writer_at("db");
    struct xap_db *db = xap_writer_db(writer);
    const char *text = NULL;
    size_t length = 0;
    ok(xap_writer_set_metadata(writer, STRING("k2"), STRING("two")));
    ok(xap_writer_set_metadata(writer, STRING("k1"), "a\0b", 3));
    ok(xap_writer_set_metadata(writer, STRING("other"), STRING("value")));
    is(XAP_OTHER, xap_writer_set_metadata(writer, NULL, 0, STRING("value")));
    ok(xap_writer_commit(writer));
    assert_seen("k1:0 k2:0 ", xap_db_visit_metadata_keys(db, STRING("k"), see_term, &seen));
    ok(xap_db_metadata(&text, &length, db, STRING("k1")));
    assert_int_equal(length, 3);
    assert_memory_equal(text, "a\0b", 4);
    ok(xap_db_metadata(&text, &length, db, STRING("none")));
    assert_lent(text, length, "");
    ok(xap_db_uuid(&text, &length, db));
    assert_int_equal(length, 36);
    uint64_t before = 0, after = 0;
    ok(xap_db_revision(&before, db));
    ok(xap_writer_set_metadata(writer, STRING("k2"), STRING("three")));
    ok(xap_writer_commit(writer));
    ok(xap_db_revision(&after, db));
    assert_true(after > before);
    xap_writer_free(writer);
    db = both();
    is(XAP_OTHER, xap_db_revision(&after, db));
    ok(xap_db_uuid(&text, &length, db));
    assert_int_equal(length, 36 + 1 + 36);
    assert_int_equal(text[36], ':');
    xap_db_free(db);
}

static void test_document_of_database(void **state)
{
    (void)state;
    build("db", first);
    struct xap_db *db = reader_of("db");
    struct xap_document *document = NULL;
    const char *text = NULL;
    size_t length = 0;
    is(XAP_NOT_FOUND, xap_db_document(&document, db, 5));
    assert_non_null(strstr(xap_document_message(document), "5"));
    xap_document_free(document);
    is(XAP_OTHER, xap_db_document(&document, db, 0));
    xap_document_free(document);
    ok(xap_db_document(&document, db, 2));
    xap_db_free(db);
    assert_int_equal(xap_document_docid(document), 2);
    ok(xap_document_data(&text, &length, document));
    assert_lent(text, length, "budget data plan");
    ok(xap_document_value(&text, &length, document, 1));
    assert_lent(text, length, "plan");
    assert_seen("budget:1 data:1 plan:1 ", xap_document_visit_terms(document, see_term, &seen));
    xap_document_free(document);
}

static void test_visitors(void **state)
{
    (void)state;
    struct xap_db *db = both();
    assert_seen("plan:2 policy:5 ", xap_db_visit_terms(db, STRING("p"), see_term, &seen));
    assert_seen("2:1:3 3:1:3 ", xap_db_visit_postings(db, STRING("plan"), see_posting, &seen));
    uint32_t wdf;
    is(XAP_OK, xap_db_wdf(&wdf, db, STRING("plan"), 3));
    assert_int_equal(wdf, 1);
    is(XAP_OK, xap_db_wdf(&wdf, db, STRING("plan"), 1));
    assert_int_equal(wdf, 0);
    is(XAP_OK, xap_db_wdf(&wdf, db, STRING("absent"), 1));
    assert_int_equal(wdf, 0);
    assert_seen("2 ", xap_db_visit_positions(db, 1, STRING("data"), see_position, &seen));
    assert_seen("", xap_db_visit_positions(db, 1, STRING("nato"), see_position, &seen));
    assert_seen("policy:1 policy:2 budget:3 data:4 policy:5 budget:6 trust:7 ",
                xap_db_visit_values(db, 0, see_value, &seen));
    struct seen two = {{0}, 2, 0};
    ok(xap_db_visit_terms(db, NULL, 0, see_term, &two));
    assert_string_equal(two.text, "budget:3 data:4 ");
    xap_db_free(db);
}

static void test_stub(void **state)
{
    (void)state;
    static const char lines[] = "# generation\nauto first\nauto second\n";
    struct xap_db *db = both();
    xap_db_free(db);
    write_file(path("stub"), STRING(lines));
    db = reader_of("stub");
    assert_string_equal(matches(db, term("plan")), "2 3");
    xap_db_free(db);
    assert_int_equal(mkdir(path("index"), 0777), 0);
    write_file(path("index/XAPIANDB"), STRING("auto ../second\n"));
    db = reader_of("index");
    assert_string_equal(matches(db, term("plan")), "1");
    xap_db_free(db);
    write_file(path("index/XAPIANDB"), STRING("auto nowhere\n"));
    assert_open(XAP_NOT_FOUND, "index");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_reading),
        TEST(test_metadata_and_uuid),
        TEST(test_document_of_database),
        TEST(test_visitors),
        TEST(test_stub),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
