/* The bindings driven from C, on databases of a few words made in a temporary folder. */
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "xapian_c.h"

#define ok(call)             assert_int_equal((call), XAP_OK)
#define is(status, call)     assert_int_equal((call), (status))
#define STRING(text)         (text), strlen(text)
#define assert_lent(a, n, b) assert_string_equal_n((a), (n), (b))

static char root[] = "/tmp/test_xapian_c.XXXXXX";

/* ---- Helpers ---- */

static void assert_string_equal_n(const char *got, size_t length, const char *expected)
{
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(got, expected, length);
    assert_int_equal(got[length], 0);
}

/* Lent until the fourth call after. */
static const char *path(const char *name)
{
    static char paths[4][256];
    static int next;
    next = (next + 1) % 4;
    snprintf(paths[next], sizeof paths[next], "%s/%s", root, name);
    return paths[next];
}

static int remove_one(const char *name, const struct stat *stat, int type, struct FTW *ftw)
{
    (void)stat, (void)type, (void)ftw;
    return remove(name);
}

static int make_root(void **state)
{
    (void)state;
    strcpy(root + strlen(root) - 6, "XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static int remove_root(void **state)
{
    (void)state;
    return nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void write_file(const char *name, const char *data, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Words become postings at 1, 2, ...; the first one is also the value in slot 0, the last one in slot 1. */
static struct xap_document *document_of(const char *words)
{
    struct xap_document *document = NULL;
    ok(xap_document_new(&document));
    ok(xap_document_set_data(document, STRING(words)));
    uint32_t position = 0;
    for (size_t n = strcspn(words, " ");; words += n + 1, n = strcspn(words, " ")) {
        ok(xap_document_add_posting(document, words, n, ++position, 1));
        if (position == 1)
            ok(xap_document_add_value(document, 0, words, n));
        ok(xap_document_add_value(document, 1, words, n));
        if (!words[n])
            return document;
    }
}

static uint32_t add(struct xap_writer *writer, const char *words)
{
    struct xap_document *document = document_of(words);
    uint32_t docid = 0;
    ok(xap_writer_add_document(&docid, writer, document));
    xap_document_free(document);
    return docid;
}

static struct xap_writer *writer_at(const char *name)
{
    struct xap_writer *writer = NULL;
    ok(xap_writer_open(&writer, path(name), XAP_CREATE_OR_OPEN | XAP_NO_SYNC, 0));
    return writer;
}

/* `documents` ends with NULL. */
static void build(const char *name, const char *const *documents)
{
    struct xap_writer *writer = writer_at(name);
    while (*documents)
        add(writer, *documents++);
    ok(xap_writer_close(writer));
    xap_writer_free(writer);
}

static struct xap_db *reader_of(const char *name)
{
    struct xap_db *db = NULL;
    ok(xap_db_open(&db, path(name), 0));
    return db;
}

static const char *const first[] = {"policy data free flow trust", "budget data plan", "policy budget",
                                    "trust", NULL};
static const char *const second[] = {"policy nato plan", "data flow policy free", "budget policy data", NULL};

/* Both shards as one: documents 1, 3, 5, 7 are the first's, 2, 4, 6 the second's. */
static struct xap_db *both(void)
{
    struct xap_db *db = NULL, *a = NULL, *b = NULL;
    build("first", first);
    build("second", second);
    a = reader_of("first");
    b = reader_of("second");
    ok(xap_db_new(&db));
    ok(xap_db_add_database(db, a));
    ok(xap_db_add_database(db, b));
    xap_db_free(a);
    xap_db_free(b);
    return db;
}

static struct xap_query *term(const char *word)
{
    struct xap_query *query = NULL;
    ok(xap_query_term(&query, STRING(word), 1, 0));
    return query;
}

/* Frees both parts. */
static struct xap_query *combine(struct xap_query *a, xap_op op, struct xap_query *b, uint32_t window)
{
    struct xap_query *query = NULL, *parts[] = {a, b};
    ok(xap_query_combine(&query, op, parts, 2, window));
    xap_query_free(a);
    xap_query_free(b);
    return query;
}

static struct xap_enquire *enquire_of(struct xap_db *db, struct xap_query *query)
{
    struct xap_enquire *enquire = NULL;
    ok(xap_enquire_new(&enquire, db));
    ok(xap_enquire_set_query(enquire, query, 0));
    return enquire;
}

/* The docids in the order found, as in "3 1 2"; checks that all counts are exact. */
static const char *found(struct xap_enquire *enquire)
{
    static char ids[256];
    struct xap_mset *mset = NULL;
    struct xap_hit hit;
    ok(xap_enquire_mset(&mset, enquire, 0, 100, 100, NULL));
    assert_int_equal(xap_mset_matches_lower_bound(mset), xap_mset_size(mset));
    assert_int_equal(xap_mset_matches_estimated(mset), xap_mset_size(mset));
    assert_int_equal(xap_mset_matches_upper_bound(mset), xap_mset_size(mset));
    ids[0] = '\0';
    for (uint32_t i = 0; i < xap_mset_size(mset); i++) {
        ok(xap_mset_hit(&hit, mset, i));
        assert_int_equal(hit.rank, i);
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s%u", i ? " " : "", hit.docid);
    }
    xap_mset_free(mset);
    return ids;
}

/* The documents that match, by docid. Frees the query. */
static const char *matches(struct xap_db *db, struct xap_query *query)
{
    struct xap_enquire *enquire = enquire_of(db, query);
    ok(xap_enquire_set_bool_weight(enquire));
    const char *ids = found(enquire);
    xap_enquire_free(enquire);
    xap_query_free(query);
    return ids;
}

/* Visitors that write what they see to a string, and stop after `limit`. */
struct seen {
    char text[512];
    int limit, count;
};

static bool see(struct seen *seen)
{
    strcat(seen->text, " ");
    return ++seen->count != seen->limit;
}

static bool see_term(void *context, const char *word, size_t length, uint32_t count)
{
    struct seen *seen = context;
    sprintf(seen->text + strlen(seen->text), "%.*s:%u", (int)length, word, count);
    return see(seen);
}

static bool see_value(void *context, uint32_t id, const char *value, size_t length)
{
    return see_term(context, value, length, id);
}

static bool see_posting(void *context, uint32_t docid, uint32_t wdf, uint32_t doc_length)
{
    struct seen *seen = context;
    sprintf(seen->text + strlen(seen->text), "%u:%u:%u", docid, wdf, doc_length);
    return see(seen);
}

static bool see_position(void *context, uint32_t position)
{
    struct seen *seen = context;
    sprintf(seen->text + strlen(seen->text), "%u", position);
    return see(seen);
}

#define assert_seen(expected, call)                                                                          \
    do {                                                                                                     \
        struct seen seen = {{0}, 0, 0};                                                                      \
        ok(call);                                                                                            \
        assert_string_equal(seen.text, expected);                                                            \
    } while (0)

/* ---- Tests ---- */

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

/* A database `name` with one of its files replaced. */
static void damage(const char *name, const char *file, const char *data, size_t length)
{
    build(name, first);
    write_file(path(file), data, length);
}

static void assert_open(xap_status status, const char *name)
{
    struct xap_db *db = NULL;
    is(status, xap_db_open(&db, path(name), 0));
    assert_string_not_equal(xap_db_message(db), "");
    xap_db_free(db);
}

static void test_damage(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path("folder"), 0777), 0);
    assert_open(XAP_NOT_FOUND, "folder");
    write_file(path("folder/readme"), STRING("garbage\n"));
    assert_open(XAP_NOT_FOUND, "folder");
    write_file(path("folder/iamglass"), STRING("garbage\n"));
    assert_open(XAP_CORRUPT, "folder");
    write_file(path("file"), STRING("garbage garbage\n"));
    assert_open(XAP_CORRUPT, "file");
    damage("db1", "db1/postlist.glass", STRING("garbage\n"));
    assert_open(XAP_CORRUPT, "db1");
    damage("db2", "db2/iamglass", "", 0);
    assert_open(XAP_CORRUPT, "db2");
    damage("db3", "db3/iamglass", "\x0f\x0dXapian Glass\xff\xff and more that nobody reads", 43);
    assert_open(XAP_VERSION, "db3");
}

/* Returns what the commit says when no file may grow beyond 40,000 bytes. */
static xap_status commit_to_full_disk(struct xap_writer *writer)
{
    struct rlimit limit, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    small = limit;
    small.rlim_cur = 40000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const xap_status status = xap_writer_commit(writer);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    return status;
}

/* The old state stays, and the index is not to blame. No values here: Xapian 1.4 writes some of them in a
 * destructor, and aborts when that fails. */
static void test_disk_full(void **state)
{
    (void)state;
    char word[16];
    uint32_t docid = 0;
    build("db", first);
    struct xap_writer *writer = writer_at("db");
    struct xap_document *document = NULL;
    ok(xap_document_new(&document));
    for (int i = 0; i < 20000; i++) {
        sprintf(word, "%d", i);
        ok(xap_document_add_term(document, STRING(word), 1));
    }
    ok(xap_writer_add_document(&docid, writer, document));
    is(XAP_OTHER, commit_to_full_disk(writer));
    assert_non_null(strstr(xap_writer_message(writer), "File too large"));
    struct xap_db *db = reader_of("db");
    assert_string_equal(matches(db, term("policy")), "1 3");
    xap_db_free(db);
    xap_document_free(document);
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

/* The ids of each shard, under its UUID. */
struct sets {
    char uuids[2][37];
    struct xap_docids shards[2];
};

static void name_shard(struct sets *sets, int shard, const char *name, const uint32_t *ids, size_t count)
{
    struct xap_db *db = reader_of(name);
    const char *uuid = NULL;
    size_t length = 0;
    ok(xap_db_uuid(&uuid, &length, db));
    memcpy(sets->uuids[shard], uuid, length + 1);
    sets->shards[shard] = (struct xap_docids){sets->uuids[shard], length, ids, count};
    xap_db_free(db);
}

static struct xap_query *docids(const struct sets *sets, size_t count, double weight)
{
    struct xap_query *query = NULL;
    ok(xap_query_docids(&query, sets->shards, count, weight));
    return query;
}

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

/* Starts xapian-tcpsrv, in a process group of its own: when terminated it signals its whole group. It goes
 * when the test goes. */
static pid_t serve(const char *name, unsigned port)
{
    char number[16];
    snprintf(number, sizeof number, "-p%u", port);
    const pid_t child = fork();
    if (child == 0) {
        if (setsid() > 0 && prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && freopen("/dev/null", "w", stdout))
            execlp("xapian-tcpsrv", "xapian-tcpsrv", "-q", "-I", "127.0.0.1", number, path(name),
                   (char *)NULL);
        _exit(127);
    }
    return child;
}

static struct xap_db *remote_of(pid_t server, unsigned port)
{
    struct xap_db *db = NULL;
    for (int i = 0; i < 100 && waitpid(server, NULL, WNOHANG) == 0; i++) {
        if (xap_db_open_remote(&db, "127.0.0.1", port, 5000, 5000) == XAP_OK)
            return db;
        xap_db_free(db);
        usleep(50000);
    }
    return NULL;
}

static void search_remote(struct xap_db *remote)
{
    static const uint32_t ids[] = {1};
    struct sets sets;
    struct xap_mset *mset = NULL;
    struct xap_spy *spy = NULL;
    assert_string_equal(matches(remote, term("policy")), "1 3");
    struct xap_query *query = term("policy");
    struct xap_enquire *enquire = enquire_of(remote, query);
    ok(xap_spy_new(&spy, 0));
    ok(xap_enquire_add_spy(enquire, spy));
    assert_string_equal(found(enquire), "3 1");
    assert_seen("policy:2 ", xap_spy_visit_values(spy, see_term, &seen));
    xap_spy_free(spy);
    xap_query_free(query);
    name_shard(&sets, 0, "first", ids, 1);
    query = docids(&sets, 1, 0);
    ok(xap_enquire_set_query(enquire, query, 0));
    is(XAP_OTHER, xap_enquire_mset(&mset, enquire, 0, 10, 0, NULL));
    xap_mset_free(mset);
    xap_query_free(query);
    xap_enquire_free(enquire);
}

static void test_remote(void **state)
{
    (void)state;
    const unsigned port = 20000 + getpid() % 20000;
    struct xap_db *db = NULL;
    is(XAP_NETWORK, xap_db_open_remote(&db, "127.0.0.1", port, 1000, 1000));
    assert_non_null(strstr(xap_db_message(db), "127.0.0.1"));
    xap_db_free(db);
    build("first", first);
    const pid_t server = serve("first", port);
    db = remote_of(server, port);
    if (!db)
        skip();
    search_remote(db);
    xap_db_free(db);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_root, remove_root)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_version_and_sortable),
        TEST(test_open_modes),
        TEST(test_document),
        TEST(test_replace_and_delete),
        TEST(test_transactions),
        TEST(test_killed_in_transaction),
        TEST(test_reading),
        TEST(test_metadata_and_uuid),
        TEST(test_document_of_database),
        TEST(test_visitors),
        TEST(test_damage),
        TEST(test_disk_full),
        TEST(test_modified),
        TEST(test_long_term),
        TEST(test_stub),
        TEST(test_operators),
        TEST(test_elite_set),
        TEST(test_other_queries),
        TEST(test_wildcard_limit),
        TEST(test_query_itself),
        TEST(test_docids_of_one_shard),
        TEST(test_docids_of_two_shards),
        TEST(test_docids_weight),
        TEST(test_docids_refused),
        TEST(test_docids_many),
        TEST(test_sorting),
        TEST(test_sorting_with_relevance),
        TEST(test_mset),
        TEST(test_mset_document),
        TEST(test_spies),
        TEST(test_expansion),
        TEST(test_enquire_of_nothing),
        TEST(test_compaction),
        TEST(test_compaction_of_uncommitted),
        TEST(test_remote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
