/* What segments are made of: parts that are merged in their order, the table of ids, examples for the
 * compression, the disk below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/segment/disk.h"
#include "indexer/segment/id_table.h"
#include "indexer/segment/part_databases.h"
#include "indexer/segment/passage_batch.h"
#include "seisaku/segment.h"

enum { FAN = 64 /* see part_databases.c */ };

static char folder[40];

/* ------------------------------------------------------------------------------------------ databases */

/* A database with one document, of the term that its number is. */
static void add_database(struct part_databases *list, unsigned number)
{
    char term[16];
    uint32_t docid;
    struct ssk_error error;
    struct xap_writer *writer;
    struct xap_document *document;
    char *path = part_databases_path(list);
    snprintf(term, sizeof term, "n%u", number);
    assert_int_equal(xap_writer_open(&writer, path, XAP_CREATE | XAP_NO_SYNC, 2048), XAP_OK);
    assert_int_equal(xap_document_new(&document), XAP_OK);
    assert_int_equal(xap_document_add_term(document, term, strlen(term), 1), XAP_OK);
    assert_int_equal(xap_writer_add_document(&docid, writer, document), XAP_OK);
    assert_int_equal(xap_writer_close(writer), XAP_OK);
    xap_document_free(document);
    xap_writer_free(writer);
    assert_int_equal(part_databases_add(list, path, 0, &error), SSK_OK);
}

static bool note_docid(void *context, uint32_t docid, uint32_t wdf, uint32_t length)
{
    (void)wdf, (void)length;
    *(uint32_t *)context = docid;
    return true;
}

/* The document of that number in the database. */
static uint32_t docid_of(const char *path, unsigned number)
{
    char term[16];
    uint32_t docid = 0;
    struct xap_db *db;
    snprintf(term, sizeof term, "n%u", number);
    assert_int_equal(xap_db_open(&db, path, XAP_BACKEND_GLASS), XAP_OK);
    assert_int_equal(xap_db_visit_postings(db, term, strlen(term), note_docid, &docid), XAP_OK);
    xap_db_free(db);
    return docid;
}

static void neighbours_of_one_level_are_merged_once_they_are_many(void **state)
{
    (void)state;
    struct ssk_error error;
    struct part_databases list = {.index = folder, .folder = folder};
    for (unsigned number = 1; number < FAN; number++) {
        add_database(&list, number);
        assert_int_equal(part_databases_settle(&list, &error), SSK_OK);
        assert_int_equal(list.count, number);
    }
    add_database(&list, FAN);
    assert_int_equal(part_databases_settle(&list, &error), SSK_OK);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].level, 1);
    for (unsigned number = 1; number <= FAN; number++)
        assert_int_equal(docid_of(list.items[0].path, number), number);
    /* what is of another level stays beside them */
    for (unsigned number = 1; number < FAN; number++)
        add_database(&list, FAN + number);
    assert_int_equal(part_databases_settle(&list, &error), SSK_OK);
    assert_int_equal(list.count, FAN);
    assert_int_equal(list.items[FAN - 1].level, 0);
    char whole[64];
    snprintf(whole, sizeof whole, "%s/whole", folder);
    assert_int_equal(part_databases_merge(&list, 1, whole, &error), SSK_OK);
    assert_int_equal(list.count, 1);
    assert_int_equal(docid_of(whole, FAN + 1), 1);
    assert_int_equal(docid_of(whole, FAN + FAN - 1), FAN - 1);
    assert_int_equal(docid_of(whole, 1), 0);
    part_databases_free(&list);
}

static void what_was_merged_is_gone_from_the_disk(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    char whole[64], none[64];
    struct part_databases list = {.index = folder, .folder = folder, .made = 1000};
    add_database(&list, 1);
    add_database(&list, 2);
    char *first = strdup(list.items[0].path);
    snprintf(whole, sizeof whole, "%s/pair", folder);
    assert_int_equal(access(first, F_OK), 0);
    assert_int_equal(part_databases_merge(&list, 0, whole, &error), SSK_OK);
    assert_int_not_equal(access(first, F_OK), 0);
    assert_int_equal(list.count, 0);
    free(first);
    snprintf(none, sizeof none, "%s/none", folder);
    assert_int_equal(part_databases_add(&list, strdup(none), 0, &error), SSK_OK);
    assert_int_not_equal(part_databases_merge(&list, 0, whole, &error), SSK_OK);
    assert_memory_equal(error.message, folder, strlen(folder));
    assert_int_equal(list.count, 1);
    part_databases_free(&list);
}

/* ------------------------------------------------------------------------------------------ ids */

static void ids_are_sorted_by_their_hashes(void **state)
{
    (void)state;
    struct part one = {.passages = 2, .ids = (uint64_t[]){7, 3}},
                other = {.passages = 3, .ids = (uint64_t[]){3, UINT64_MAX, 0}};
    struct part *parts[] = {&one, &other};
    struct id_table table = {0};
    assert_true(id_table_make(&table, parts, 2));
    static const struct id_place expected[] = {{0, 5}, {3, 2}, {3, 3}, {7, 1}, {UINT64_MAX, 4}};
    assert_int_equal(table.count, 5);
    for (size_t i = 0; i < table.count; i++) {
        assert_int_equal(table.items[i].hash, expected[i].hash);
        assert_int_equal(table.items[i].docid, expected[i].docid);
    }
    id_table_free(&table);
    struct id_table none = {0};
    assert_true(id_table_make(&none, parts, 0));
    assert_int_equal(none.count, 0);
    id_table_free(&none);
}

static void buckets_are_as_many_as_keep_them_small(void **state)
{
    (void)state;
    static const struct {
        size_t count;
        unsigned bits;
    } cases[] = {{0, 0}, {64, 0}, {65, 1}, {128, 1}, {129, 1}, {130, 2}, {64 << 10, 10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct id_table table = {.count = cases[i].count};
        assert_int_equal(id_table_bits(&table), cases[i].bits);
    }
}

/* ------------------------------------------------------------------------------------------ batches */

static struct passage_batch *batch_of(size_t passages, size_t bytes)
{
    struct passage_batch *batch = passage_batch_new();
    char *text = malloc(bytes + 1);
    for (size_t i = 0; i < passages; i++) {
        for (size_t b = 0; b < bytes; b++)
            text[b] = (char)('a' + (i * 31 + b * b) % 23);
        text[bytes] = '\0';
        const struct ssk_passage passage = {.id = "p", .doc_id = "d", .text = text};
        assert_true(passage_batch_add(batch, &passage, "s", i + 1));
    }
    free(text);
    return batch;
}

static void a_batch_counts_its_bytes_and_keeps_copies(void **state)
{
    (void)state;
    struct passage_batch *batch = batch_of(3, 100);
    assert_int_equal(batch->count, 3);
    assert_int_equal(batch->bytes, 300);
    assert_int_equal(batch->items[2].number, 3);
    assert_string_equal(batch->items[2].source, "s");
    assert_int_equal(strlen(batch->items[2].passage.text), 100);
    passage_batch_clear(batch);
    assert_int_equal(batch->count, 0);
    assert_null(batch->items);
    passage_batch_free(batch);
}

static void the_genre_of_most_passages_is_the_batchs(void **state)
{
    (void)state;
    struct passage_batch *batch = batch_of(5, 10);
    assert_int_equal(part_genre(batch), SSK_GENRE_NONE);
    for (int i = 0; i < 3; i++)
        batch->items[i + 2].passage.genre = SSK_GENRE_MINUTES;
    assert_int_equal(part_genre(batch), SSK_GENRE_MINUTES);
    batch->items[4].passage.genre = SSK_GENRE_PLAN; /* two, two and one: the first that had two */
    assert_int_equal(part_genre(batch), SSK_GENRE_NONE);
    passage_batch_free(batch);
}

static void examples_are_made_of_half_a_mebibyte_or_more(void **state)
{
    (void)state;
    for (int enough = 0; enough < 2; enough++) {
        struct ssk_buffer out = SSK_BUFFER_INIT;
        struct passage_batch *batch = batch_of(512, 1024);
        batch->bytes -= !enough;
        assert_int_equal(part_examples(&out, batch), enough);
        assert_int_equal(out.length > 0, enough);
        ssk_buffer_free(&out);
        passage_batch_free(batch);
    }
}

/* ------------------------------------------------------------------------------------------ the disk */

static void write_file(const char *name, size_t bytes)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    for (size_t i = 0; i < bytes; i++)
        fputc('x', file);
    assert_int_equal(fclose(file), 0);
}

static void the_files_of_a_folder_are_counted_not_those_below(void **state)
{
    (void)state;
    char path[64], name[80];
    snprintf(path, sizeof path, "%s/files", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(disk_usage(path), 0);
    for (int i = 0; i < 2; i++) {
        snprintf(name, sizeof name, "%s/%d", path, i);
        write_file(name, i ? 30 : 12);
    }
    snprintf(name, sizeof name, "%s/below", path);
    assert_int_equal(mkdir(name, 0700), 0);
    snprintf(name, sizeof name, "%s/below/3", path);
    write_file(name, 500);
    assert_int_equal(disk_usage(path), 42);
    assert_true(disk_sync(path));
    assert_false(disk_sync("/nowhere"));
    assert_int_equal(disk_usage("/nowhere"), 0);
}

static void more_than_the_disk_has_is_refused_in_mebibytes(void **state)
{
    (void)state;
    struct statvfs about;
    struct ssk_error error = {""};
    assert_int_equal(statvfs(folder, &about), 0);
    const uint64_t room = (uint64_t)about.f_bavail * about.f_frsize;
    assert_int_equal(disk_has_room(folder, room / 2, &error), SSK_OK);
    assert_int_equal(disk_has_room(folder, UINT64_C(1) << 60, &error), SSK_IO);
    assert_non_null(strstr(error.message, "at least 1099511627776 MiB needed"));
    assert_int_equal(disk_has_room(folder, (UINT64_C(1) << 60) + 1, &error), SSK_IO);
    assert_non_null(strstr(error.message, "at least 1099511627777 MiB needed"));
    unsigned long long left = 0;
    assert_int_equal(sscanf(strstr(error.message, ": ") + 2, "%llu", &left), 1);
    assert_in_range(left, (room >> 20) / 2, (room >> 20) * 2);
    assert_int_equal(disk_has_room("/nowhere", UINT64_MAX, &error), SSK_OK); /* writing will tell */
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder,
           access("/dev/shm", W_OK) == 0 ? "/dev/shm/seisaku-parts-XXXXXX" : "/tmp/seisaku-parts-XXXXXX");
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_of_one_level_are_merged_once_they_are_many),
        cmocka_unit_test(what_was_merged_is_gone_from_the_disk),
        cmocka_unit_test(ids_are_sorted_by_their_hashes),
        cmocka_unit_test(buckets_are_as_many_as_keep_them_small),
        cmocka_unit_test(a_batch_counts_its_bytes_and_keeps_copies),
        cmocka_unit_test(the_genre_of_most_passages_is_the_batchs),
        cmocka_unit_test(examples_are_made_of_half_a_mebibyte_or_more),
        cmocka_unit_test(the_files_of_a_folder_are_counted_not_those_below),
        cmocka_unit_test(more_than_the_disk_has_is_refused_in_mebibytes),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
