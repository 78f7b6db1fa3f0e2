/* What an index knows of its sources, written and read again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/base/remove_tree.h"
#include "indexer/index/manifest.h"
#include "seisaku/schema.h"

static char folder[] = "/tmp/seisaku-manifest-XXXXXX";

static struct manifest_entry entry(const char *id, size_t passages)
{
    return (struct manifest_entry){.id = (char *)id,
                                   .place = "/a/b\tc\n",
                                   .size = UINT64_MAX,
                                   .modified = -5,
                                   .checksum = UINT64_C(0x0123456789abcdef),
                                   .settings = "html",
                                   .passages = passages,
                                   .reason = "one line"};
}

static void put(struct xap_writer *writer, const char *id, const char *value)
{
    char key[64];
    snprintf(key, sizeof key, SSK_META_SOURCE "%s", id);
    assert_int_equal(xap_writer_set_metadata(writer, key, strlen(key), value, strlen(value)), XAP_OK);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    char path[64];
    struct manifest manifest = {0};
    struct ssk_error error;
    struct xap_writer *writer;
    struct xap_db *db;
    const struct manifest_entry one = entry("one", 7), two = entry("two", 0), three = entry("three", 1);
    struct manifest_entry plain = entry("plain", 2);
    plain.reason = NULL;
    assert_false(manifest_changed(&manifest));
    assert_null(manifest_find(&manifest, "one"));
    assert_int_equal(manifest_set(&manifest, &one, &error) | manifest_set(&manifest, &two, &error) |
                         manifest_set(&manifest, &three, &error) | manifest_set(&manifest, &plain, &error),
                     SSK_OK);
    assert_int_equal(manifest.count, 4);
    assert_true(manifest_changed(&manifest));
    manifest_remove(&manifest, "two");
    manifest_remove(&manifest, "none");
    assert_null(manifest_find(&manifest, "two"));
    const struct manifest_entry again = entry("three", 9);
    assert_int_equal(manifest_set(&manifest, &again, &error), SSK_OK);
    assert_int_equal(manifest.count, 4);
    assert_int_equal(manifest_find(&manifest, "three")->passages, 9);

    snprintf(path, sizeof path, "%s/db", folder);
    assert_int_equal(xap_writer_open(&writer, path, XAP_CREATE, 4096), XAP_OK);
    assert_int_equal(manifest_write(&manifest, writer), XAP_OK);
    put(writer, "odd", "1\t2\t3");
    put(writer, "short", "1\t2\tff\t4\t");
    put(writer, "settings", "1\t2\tff\t4\thtml");
    put(writer, "reason", "1\t2\tff\t4\thtml\twhy");
    put(writer, "sound", "1\t2\tff\t4\ts\t\t");
    put(writer, "words", "a\tb\tc\td\te\tf\tg");
    assert_int_equal(xap_writer_close(writer), XAP_OK);
    xap_writer_free(writer);
    manifest_free(&manifest);
    assert_int_equal(manifest.count, 0);

    assert_int_equal(xap_db_open(&db, path, XAP_BACKEND_GLASS), XAP_OK);
    assert_int_equal(manifest_load(&manifest, db, &error), SSK_OK);
    assert_int_equal(manifest.count, 4);
    assert_false(manifest_changed(&manifest));
    const struct manifest_entry *found = manifest_find(&manifest, "one");
    assert_string_equal(found->place, one.place);
    assert_string_equal(found->settings, "html");
    assert_string_equal(found->reason, "one line");
    assert_true(found->size == one.size && found->modified == -5 && found->checksum == one.checksum);
    assert_int_equal(found->passages, 7);
    assert_string_equal(manifest_find(&manifest, "plain")->reason, "");
    assert_null(manifest_find(&manifest, "two"));
    found = manifest_find(&manifest, "sound");
    assert_true(found->size == 1 && found->modified == 2 && found->checksum == 255 && found->passages == 4);
    assert_string_equal(found->place, "");
    manifest_remove(&manifest, "sound");
    assert_true(manifest_changed(&manifest));
    manifest_free(&manifest);
    xap_db_free(db);
}

static int make_folder(void **state)
{
    (void)state;
    return !mkdtemp(folder);
}

static int remove_folder(void **state)
{
    (void)state;
    remove_tree(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_written_is_read)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
