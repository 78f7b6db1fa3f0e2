/* What the tests of the bindings share: databases of a few words, made in a temporary folder. */
#ifndef SEISAKU_TESTS_XAPIAN_TEST_H
#define SEISAKU_TESTS_XAPIAN_TEST_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "xapian_c.h"

#define ok(call)             assert_int_equal((call), XAP_OK)
#define is(status, call)     assert_int_equal((call), (status))
#define STRING(text)         (text), strlen(text)
#define assert_lent(a, n, b) assert_string_equal_n((a), (n), (b))

static char root[] = "/tmp/test_xapian.XXXXXX";

static inline void assert_string_equal_n(const char *got, size_t length, const char *expected)
{
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(got, expected, length);
    assert_int_equal(got[length], 0);
}

/* Lent until the fourth call after. */
static inline const char *path(const char *name)
{
    static char paths[4][256];
    static int next;
    next = (next + 1) % 4;
    snprintf(paths[next], sizeof paths[next], "%s/%s", root, name);
    return paths[next];
}

static inline int remove_one(const char *name, const struct stat *stat, int type, struct FTW *ftw)
{
    (void)stat, (void)type, (void)ftw;
    return remove(name);
}

static inline int make_root(void **state)
{
    (void)state;
    strcpy(root + strlen(root) - 6, "XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static inline int remove_root(void **state)
{
    (void)state;
    return nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline void write_file(const char *name, const char *data, size_t length)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Words become postings at 1, 2, ...; the first one is also the value in slot 0, the last one in slot 1. */
static inline struct xap_document *document_of(const char *words)
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

static inline uint32_t add(struct xap_writer *writer, const char *words)
{
    struct xap_document *document = document_of(words);
    uint32_t docid = 0;
    ok(xap_writer_add_document(&docid, writer, document));
    xap_document_free(document);
    return docid;
}

static inline struct xap_writer *writer_at(const char *name)
{
    struct xap_writer *writer = NULL;
    ok(xap_writer_open(&writer, path(name), XAP_CREATE_OR_OPEN | XAP_NO_SYNC, 0));
    return writer;
}

/* `documents` ends with NULL. */
static inline void build(const char *name, const char *const *documents)
{
    struct xap_writer *writer = writer_at(name);
    while (*documents)
        add(writer, *documents++);
    ok(xap_writer_close(writer));
    xap_writer_free(writer);
}

static inline struct xap_db *reader_of(const char *name)
{
    struct xap_db *db = NULL;
    ok(xap_db_open(&db, path(name), 0));
    return db;
}

static const char *const first[] __attribute__((unused)) = {"policy data free flow trust", "budget data plan",
                                                            "policy budget", "trust", NULL};
static const char *const second[]
    __attribute__((unused)) = {"policy nato plan", "data flow policy free", "budget policy data", NULL};

/* Both shards as one: documents 1, 3, 5, 7 are the first's, 2, 4, 6 the second's. */
static inline struct xap_db *both(void)
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

static inline struct xap_query *term(const char *word)
{
    struct xap_query *query = NULL;
    ok(xap_query_term(&query, STRING(word), 1, 0));
    return query;
}

/* Frees both parts. */
static inline struct xap_query *combine(struct xap_query *a, xap_op op, struct xap_query *b, uint32_t window)
{
    struct xap_query *query = NULL, *parts[] = {a, b};
    ok(xap_query_combine(&query, op, parts, 2, window));
    xap_query_free(a);
    xap_query_free(b);
    return query;
}

static inline struct xap_enquire *enquire_of(struct xap_db *db, struct xap_query *query)
{
    struct xap_enquire *enquire = NULL;
    ok(xap_enquire_new(&enquire, db));
    ok(xap_enquire_set_query(enquire, query, 0));
    return enquire;
}

/* The docids in the order found, as in "3 1 2"; checks that all counts are exact. */
static inline const char *found(struct xap_enquire *enquire)
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
static inline const char *matches(struct xap_db *db, struct xap_query *query)
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

static inline bool see(struct seen *seen)
{
    strcat(seen->text, " ");
    return ++seen->count != seen->limit;
}

static inline bool see_term(void *context, const char *word, size_t length, uint32_t count)
{
    struct seen *seen = context;
    sprintf(seen->text + strlen(seen->text), "%.*s:%u", (int)length, word, count);
    return see(seen);
}

static inline bool see_value(void *context, uint32_t id, const char *value, size_t length)
{
    return see_term(context, value, length, id);
}

static inline bool see_posting(void *context, uint32_t docid, uint32_t wdf, uint32_t doc_length)
{
    struct seen *seen = context;
    sprintf(seen->text + strlen(seen->text), "%u:%u:%u", docid, wdf, doc_length);
    return see(seen);
}

static inline bool see_position(void *context, uint32_t position)
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

static inline void assert_open(xap_status status, const char *name)
{
    struct xap_db *db = NULL;
    is(status, xap_db_open(&db, path(name), 0));
    assert_string_not_equal(xap_db_message(db), "");
    xap_db_free(db);
}

/* The ids of each shard, under its UUID. */
struct sets {
    char uuids[2][37];
    struct xap_docids shards[2];
};

static inline void name_shard(struct sets *sets, int shard, const char *name, const uint32_t *ids,
                              size_t count)
{
    struct xap_db *db = reader_of(name);
    const char *uuid = NULL;
    size_t length = 0;
    ok(xap_db_uuid(&uuid, &length, db));
    memcpy(sets->uuids[shard], uuid, length + 1);
    sets->shards[shard] = (struct xap_docids){sets->uuids[shard], length, ids, count};
    xap_db_free(db);
}

static inline struct xap_query *docids(const struct sets *sets, size_t count, double weight)
{
    struct xap_query *query = NULL;
    ok(xap_query_docids(&query, sets->shards, count, weight));
    return query;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_root, remove_root)

#endif
