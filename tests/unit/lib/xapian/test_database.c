/* Databases that are made, opened, changed and compacted. */
#include <signal.h>
#include <sys/wait.h>

#include "tests/unit/lib/xapian/xapian_test.h"

static void test_version_and_sortable(void **state)
{
    (void)state;
    char low[XAP_SORTABLE_SIZE] = {0}, high[XAP_SORTABLE_SIZE] = {0};
    const size_t low_length = xap_sortable_serialise(low, -2.5),
                 high_length = xap_sortable_serialise(high, 2024);
    assert_memory_equal(xap_version(), "1.4", 3);
    assert_true(memcmp(low, high, sizeof low) < 0);
    assert_true(xap_sortable_unserialise(low, low_length) == -2.5);
    assert_true(xap_sortable_unserialise(high, high_length) == 2024);
}

static void test_open_modes(void **state)
{
    (void)state;
    struct xap_writer *writer = NULL, *other = NULL;
    struct xap_db *db = NULL;
    is(XAP_NOT_FOUND, xap_db_open(&db, path("none"), 0));
    assert_non_null(strstr(xap_db_message(db), "none"));
    xap_db_free(db);
    is(XAP_NOT_FOUND, xap_writer_open(&writer, path("none"), XAP_OPEN, 0));
    xap_writer_free(writer);
    ok(xap_writer_open(&writer, path("db"), XAP_CREATE, 4096));
    is(XAP_LOCKED, xap_writer_open(&other, path("db"), XAP_OPEN, 0));
    assert_non_null(strstr(xap_writer_message(other), "lock"));
    xap_writer_free(other);
    add(writer, "a");
    ok(xap_writer_close(writer));
    xap_writer_free(writer);
    is(XAP_OTHER, xap_writer_open(&other, path("db"), XAP_CREATE, 0));
    xap_writer_free(other);
    ok(xap_writer_open(&writer, path("db"), XAP_CREATE_OR_OVERWRITE, 0));
    uint32_t count = 9;
    ok(xap_db_doc_count(&count, xap_writer_db(writer)));
    assert_int_equal(count, 0);
    xap_writer_free(writer);
    assert_string_equal(xap_writer_message(NULL), "out of memory");
    xap_writer_free(NULL);
}

static void test_document(void **state)
{
    (void)state;
    struct xap_document *document = NULL;
    const char *text = NULL;
    size_t length = 0;
    ok(xap_document_new(&document));
    assert_int_equal(xap_document_docid(document), 0);
    ok(xap_document_set_data(document, "a\0b", 3));
    ok(xap_document_data(&text, &length, document));
    assert_int_equal(length, 3);
    assert_memory_equal(text, "a\0b", 4);
    ok(xap_document_add_term(document, STRING("政策"), 2));
    ok(xap_document_add_posting(document, STRING("plan"), 7, 1));
    ok(xap_document_add_posting(document, STRING("plan"), 9, 1));
    ok(xap_document_add_boolean_term(document, STRING("Kplan")));
    ok(xap_document_add_term(document, STRING("gone"), 1));
    ok(xap_document_remove_term(document, STRING("gone")));
    is(XAP_OTHER, xap_document_remove_term(document, STRING("gone")));
    assert_non_null(strstr(xap_document_message(document), "gone"));
    is(XAP_OTHER, xap_document_add_term(document, NULL, 0, 1));
    assert_seen("Kplan:0 plan:2 政策:2 ", xap_document_visit_terms(document, see_term, &seen));
    ok(xap_document_add_value(document, 3, STRING("three")));
    ok(xap_document_add_value(document, 1, STRING("one")));
    ok(xap_document_value(&text, &length, document, 3));
    assert_lent(text, length, "three");
    ok(xap_document_value(&text, &length, document, 2));
    assert_lent(text, length, "");
    assert_seen("one:1 three:3 ", xap_document_visit_values(document, see_value, &seen));
    xap_document_free(document);
}

static void test_replace_and_delete(void **state)
{
    (void)state;
    struct xap_writer *writer = writer_at("db");
    struct xap_db *db = xap_writer_db(writer);
    struct xap_document *document = document_of("id1 new");
    uint32_t docid = 0;
    add(writer, "id1 old");
    add(writer, "id2 old");
    add(writer, "id1 older");
    ok(xap_writer_replace_by_term(&docid, writer, STRING("id1"), document));
    assert_int_equal(docid, 1);
    assert_string_equal(matches(db, term("id1")), "1");
    assert_string_equal(matches(db, term("new")), "1");
    ok(xap_writer_replace_document(writer, 9, document));
    assert_string_equal(matches(db, term("new")), "1 9");
    ok(xap_writer_delete_document(writer, 9));
    is(XAP_NOT_FOUND, xap_writer_delete_document(writer, 9));
    ok(xap_writer_delete_by_term(writer, STRING("id2")));
    ok(xap_writer_delete_by_term(writer, STRING("id2")));
    assert_string_equal(matches(db, term("old")), "");
    xap_document_free(document);
    xap_writer_free(writer);
}

static void test_transactions(void **state)
{
    (void)state;
    build("db", first);
    struct xap_writer *writer = writer_at("db");
    struct xap_db *db = xap_writer_db(writer), *reader = reader_of("db");
    bool changed = true;
    is(XAP_OTHER, xap_writer_commit_transaction(writer));
    ok(xap_writer_begin_transaction(writer, true));
    is(XAP_OTHER, xap_writer_begin_transaction(writer, true));
    add(writer, "nato");
    ok(xap_writer_delete_document(writer, 1));
    ok(xap_writer_set_metadata(writer, STRING("key"), STRING("value")));
    assert_string_equal(matches(db, term("nato")), "5");
    ok(xap_writer_cancel_transaction(writer));
    assert_string_equal(matches(db, term("nato")), "");
    assert_string_equal(matches(db, term("policy")), "1 3");
    assert_seen("", xap_db_visit_metadata_keys(db, NULL, 0, see_term, &seen));
    ok(xap_db_reopen(&changed, reader));
    assert_false(changed);
    ok(xap_writer_begin_transaction(writer, true));
    add(writer, "nato");
    assert_string_equal(matches(reader, term("nato")), "");
    ok(xap_writer_commit_transaction(writer));
    ok(xap_db_reopen(&changed, reader));
    assert_true(changed);
    assert_string_equal(matches(reader, term("nato")), "5");
    xap_db_free(reader);
    xap_writer_free(writer);
}

/* A crash in a transaction: the writer goes without a word, the old state is there. */
static void test_killed_in_transaction(void **state)
{
    (void)state;
    build("db", first);
    const pid_t child = fork();
    if (child == 0) {
        struct xap_writer *writer = NULL;
        uint32_t docid = 0;
        struct xap_document *document = NULL;
        if (xap_writer_open(&writer, path("db"), XAP_OPEN, 0) || xap_document_new(&document) ||
            xap_writer_begin_transaction(writer, true) || xap_writer_add_document(&docid, writer, document) ||
            xap_writer_delete_document(writer, 1))
            _exit(1);
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    struct xap_writer *writer = writer_at("db");
    uint32_t count = 0;
    ok(xap_db_doc_count(&count, xap_writer_db(writer)));
    assert_int_equal(count, 4);
    xap_writer_free(writer);
}

/* Adds a document of many terms, `letter` first in each. */
static void add_many(struct xap_writer *writer, char letter)
{
    char word[16];
    uint32_t docid = 0;
    struct xap_document *document = NULL;
    ok(xap_document_new(&document));
    for (int i = 0; i < 5000; i++) {
        sprintf(word, "%c%d", letter, i);
        ok(xap_document_add_term(document, STRING(word), 1));
    }
    ok(xap_writer_add_document(&docid, writer, document));
    ok(xap_writer_commit(writer));
    xap_document_free(document);
}

/* Two commits later the blocks that a reader still has in view are used again. */
static void test_modified(void **state)
{
    (void)state;
    struct xap_writer *writer = writer_at("db");
    add_many(writer, 'a');
    struct xap_db *db = reader_of("db");
    for (char letter = 'a'; letter < 'e'; letter++)
        add_many(writer, letter);
    struct seen none = {{0}, 0, 0};
    is(XAP_MODIFIED, xap_db_visit_postings(db, STRING("a4000"), see_posting, &none));
    assert_string_equal(none.text, "");
    ok(xap_db_reopen(NULL, db));
    assert_seen("1:1:5000 2:1:5000 ", xap_db_visit_postings(db, STRING("a4000"), see_posting, &seen));
    xap_writer_free(writer);
    xap_db_free(db);
}

static void test_long_term(void **state)
{
    (void)state;
    char word[246];
    struct xap_writer *writer = writer_at("db");
    struct xap_document *document = NULL;
    uint32_t docid = 0;
    memset(word, 'x', sizeof word);
    ok(xap_document_new(&document));
    ok(xap_document_add_term(document, word, 245, 1));
    ok(xap_writer_add_document(&docid, writer, document));
    ok(xap_document_add_term(document, word, 246, 1));
    is(XAP_OTHER, xap_writer_add_document(&docid, writer, document));
    assert_non_null(strstr(xap_writer_message(writer), "Term too long"));
    ok(xap_writer_commit(writer));
    xap_document_free(document);
    xap_writer_free(writer);
}

static void test_compaction(void **state)
{
    (void)state;
    struct xap_db *db = both(), *compact = NULL;
    ok(xap_db_compact(db, path("compact"), XAP_COMPACT_FULL, 0));
    is(XAP_OTHER, xap_db_compact(db, path("compact2"), XAP_COMPACT_NO_RENUMBER, 0));
    assert_string_not_equal(xap_db_message(db), "");
    xap_db_free(db);
    compact = reader_of("compact");
    assert_string_equal(matches(compact, term("policy")), "1 3 5 6 7");
    assert_string_equal(matches(compact, combine(term("data"), XAP_OP_PHRASE, term("flow"), 0)), "6");
    assert_seen("policy:1 budget:2 policy:3 trust:4 policy:5 data:6 budget:7 ",
                xap_db_visit_values(compact, 0, see_value, &seen));
    ok(xap_db_compact(compact, path("single"), XAP_COMPACT_FULLER | XAP_COMPACT_SINGLE_FILE, 0));
    xap_db_free(compact);
    compact = reader_of("single");
    assert_string_equal(matches(compact, term("nato")), "5");
    xap_db_free(compact);
}

static void test_compaction_of_uncommitted(void **state)
{
    (void)state;
    struct xap_writer *writer = writer_at("db");
    add(writer, "policy");
    is(XAP_OTHER, xap_db_compact(xap_writer_db(writer), path("compact"), 0, 0));
    ok(xap_writer_commit(writer));
    ok(xap_db_compact(xap_writer_db(writer), path("compact"), 0, 0));
    xap_writer_free(writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_version_and_sortable),
        TEST(test_open_modes),
        TEST(test_document),
        TEST(test_replace_and_delete),
        TEST(test_transactions),
        TEST(test_killed_in_transaction),
        TEST(test_modified),
        TEST(test_long_term),
        TEST(test_compaction),
        TEST(test_compaction_of_uncommitted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
