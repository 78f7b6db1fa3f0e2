/* Damaged databases and a full disk. */
#include <signal.h>
#include <sys/resource.h>

#include "tests/unit/lib/xapian/xapian_test.h"

/* A database `name` with one of its files replaced. */
static void damage(const char *name, const char *file, const char *data, size_t length)
{
    build(name, first);
    write_file(path(file), data, length);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_damage),
        TEST(test_disk_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
