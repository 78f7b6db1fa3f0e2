/* Segments: what is read of one that the indexer wrote, against its texts; and of ones that make no sense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/numbers.h"
#include "seisaku/postings.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "tests/unit/with_index.h"

static struct ssk_segment *segment;
static struct passage_batch *batch; /* its passages, in their order */

static int open_segment(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    add_index(read_batch("tests/data/ports.jsonl"));
    open_indexes();
    segment = session.segments[0];
    batch = read_batch("tests/data/ports.jsonl");
    return 0;
}

static int close_segment(void **state)
{
    passage_batch_free(batch);
    close_indexes();
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ passages */

static void gives_passages_by_number_and_id(void **state)
{
    struct ssk_error error = {""};
    const struct ssk_block *block;
    size_t index;
    uint32_t docid;
    (void)state;
    assert_int_equal(segment->passages, batch->count);
    for (uint32_t i = 0; i < segment->passages; i++) {
        const struct ssk_passage *passage = &batch->items[i].passage;
        struct ssk_passage read;
        char *id;
        assert_int_equal(ssk_segment_find(&docid, segment, passage->id, &error), SSK_OK);
        assert_int_equal(docid, i + 1);
        assert_int_equal(ssk_segment_block(&block, &index, segment, docid, &error), SSK_OK);
        assert_string_equal(block->records[index].text, passage->text);
        assert_string_equal(id = ssk_block_id(block, index), passage->id);
        assert_int_equal(ssk_block_passage(&read, NULL, NULL, block, index, &error), SSK_OK);
        assert_string_equal(read.text, passage->text);
        free(id);
        ssk_passage_free(&read);
    }
    assert_int_equal(ssk_segment_find(&docid, segment, "plan61:99", &error), SSK_OK);
    assert_int_equal(docid, 0);
    assert_int_equal(ssk_segment_block(&block, &index, segment, 0, &error), SSK_CORRUPT);
    assert_int_equal(ssk_segment_block(&block, &index, segment, segment->passages + 1, &error), SSK_CORRUPT);
    assert_non_null(ssk_segment_part(segment, segment->parts[0].number));
    assert_null(ssk_segment_part(segment, segment->parts[0].number + 1));
}

/* ------------------------------------------------------------------------------------------ made ones */

static void set(struct xap_writer *writer, const char *key, const struct ssk_buffer *value)
{
    assert_int_equal(xap_writer_set_metadata(writer, key, strlen(key), value->data, value->length), XAP_OK);
}

static void append_numbers(struct ssk_buffer *out, const int *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        ssk_append_number(out, (uint64_t)numbers[i]);
}

/* A segment of no documents whose layout is the tag and these numbers, with what `more` sets. */
static ssk_status open_made(struct ssk_segment **out, const char *tag, const int *numbers, size_t count,
                            void (*more)(struct xap_writer *writer))
{
    char folder[] = "/tmp/seisaku-test-XXXXXX";
    struct xap_writer *writer;
    struct xap_db *db;
    struct ssk_buffer layout = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    assert_non_null(mkdtemp(folder));
    assert_int_equal(xap_writer_open(&writer, folder, XAP_CREATE_OR_OVERWRITE, 0), XAP_OK);
    ssk_buffer_append(&layout, tag, strlen(tag) + 1);
    append_numbers(&layout, numbers, count);
    set(writer, SSK_META_LAYOUT, &layout);
    if (more)
        more(writer);
    assert_int_equal(xap_writer_commit(writer), XAP_OK);
    xap_writer_free(writer);
    assert_int_equal(xap_db_open(&db, folder, 0), XAP_OK);
    ssk_status status = ssk_segment_open(out, db, folder, false, &error);
    remove_tree(folder);
    ssk_buffer_free(&layout);
    return status;
}

static void refuses_layouts_without_sense(void **state)
{
    /* bits, parts; of each its number, passages, characters, passages of a block, genre */
    static const struct {
        const char *tag;
        int numbers[12];
        size_t count;
        ssk_status status;
    } rows[] = {
        {"t", {8, 0}, 2, SSK_OK},
        {"t", {32, 0}, 2, SSK_OK},
        {"t", {33, 0}, 2, SSK_CORRUPT},
        {"t", {8}, 1, SSK_CORRUPT},
        {"t", {8, 1, 7, 0, 0, 16, 0}, 7, SSK_OK},
        {"t", {8, 1, 7, 0, 0, 16, SSK_GENRES - 1}, 7, SSK_OK},
        {"t", {8, 1, 7, 0, 0, 16, SSK_GENRES}, 7, SSK_CORRUPT},
        {"t", {8, 1, 7, 0, 0, 0, 0}, 7, SSK_CORRUPT},
        {"t", {8, 1, 7, 0, 0, SSK_BLOCK_MOST, 0}, 7, SSK_OK},
        {"t", {8, 1, 7, 0, 0, SSK_BLOCK_MOST + 1, 0}, 7, SSK_CORRUPT},
        {"t", {8, 1, 7, 1, 0, 16, 0}, 7, SSK_CORRUPT}, /* there is no document */
        {"t", {8, 2, 7, 0, 0, 16, 0}, 7, SSK_CORRUPT}, /* nor a second part */
        {"t", {8, 100000}, 2, SSK_CORRUPT},
        {"12345678901234567890123456789012", {8, 0}, 2, SSK_OK},
        {"123456789012345678901234567890123", {8, 0}, 2, SSK_CORRUPT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ssk_segment *made = NULL;
        ssk_status status = open_made(&made, rows[i].tag, rows[i].numbers, rows[i].count, NULL);
        if (status != rows[i].status)
            fail_msg("row %zu: %d", i, status);
        if (status == SSK_OK) {
            assert_string_equal(made->tag, rows[i].tag);
            assert_int_equal(made->id_bits, rows[i].numbers[0]);
            assert_int_equal(made->part_count, rows[i].numbers[1]);
            if (made->part_count)
                assert_int_equal(made->parts[0].number, 7);
        }
        ssk_segment_free(made);
    }
}

static char tag[64];

/* Tells that passages 1, 3 and the last are dead. */
static void tell_dead(struct xap_writer *writer)
{
    struct ssk_buffer key = SSK_BUFFER_INIT, value = SSK_BUFFER_INIT;
    struct ssk_docids dead = {0};
    assert_true(ssk_docids_add(&dead, 1) && ssk_docids_add(&dead, 3) &&
                ssk_docids_add(&dead, segment->passages));
    append_numbers(&value, (int[]){40, 90}, 2);
    ssk_postings_append(&value, &dead);
    ssk_buffer_printf(&key, SSK_META_DEAD "%s", tag);
    set(writer, ssk_buffer_string(&key), &value);
    ssk_buffer_clear(&key);
    ssk_buffer_clear(&value);
    ssk_buffer_printf(&key, SSK_META_LOST "%s:防波堤", tag);
    ssk_append_number(&value, 2);
    set(writer, ssk_buffer_string(&key), &value);
    ssk_buffer_free(&key);
    ssk_buffer_free(&value);
    ssk_docids_free(&dead);
}

/* One more than there are passages. */
static void tell_too_many(struct xap_writer *writer)
{
    struct ssk_buffer key = SSK_BUFFER_INIT, value = SSK_BUFFER_INIT;
    append_numbers(&value, (int[]){1, 1, 1, (int)segment->passages + 1}, 4);
    ssk_buffer_printf(&key, SSK_META_DEAD "%s", tag);
    set(writer, ssk_buffer_string(&key), &value);
    ssk_buffer_free(&key);
    ssk_buffer_free(&value);
}

static void mourns_what_another_tells(void **state)
{
    struct ssk_segment *teller, *liar;
    struct ssk_error error = {""};
    uint32_t docid, lost;
    (void)state;
    snprintf(tag, sizeof tag, "%s", segment->tag);
    assert_int_equal(open_made(&teller, "t", (int[]){8, 0}, 2, tell_dead), SSK_OK);
    assert_int_equal(open_made(&liar, "l", (int[]){8, 0}, 2, tell_too_many), SSK_OK);
    assert_int_equal(ssk_segment_lost(&lost, segment, "防波堤", 9, &error), SSK_OK);
    assert_int_equal(lost, 0);
    assert_int_equal(ssk_segments_mourn((struct ssk_segment *[]){segment, liar}, 2, &error), SSK_CORRUPT);
    assert_int_equal(segment->dead.count, 0);
    assert_int_equal(ssk_segments_mourn((struct ssk_segment *[]){teller, segment}, 2, &error), SSK_OK);
    assert_int_equal(segment->dead.count, 3);
    assert_int_equal(segment->dead_length, 40);
    assert_int_equal(segment->dead_characters, 90);
    assert_ptr_equal(segment->state, teller);
    for (uint32_t i = 0; i < segment->passages; i++) {
        bool dead = i == 0 || i == 2 || i + 1 == segment->passages;
        assert_int_equal(ssk_segment_find(&docid, segment, batch->items[i].passage.id, &error), SSK_OK);
        assert_int_equal(docid, dead ? 0 : i + 1);
    }
    assert_int_equal(ssk_segment_lost(&lost, segment, "防波堤", 9, &error), SSK_OK);
    assert_int_equal(lost, 2);
    assert_int_equal(ssk_segment_lost(&lost, segment, "灯台", 6, &error), SSK_OK);
    assert_int_equal(lost, 0);
    segment->state = NULL;
    ssk_docids_free(&segment->dead);
    ssk_segment_free(teller);
    ssk_segment_free(liar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_passages_by_number_and_id),
        cmocka_unit_test(refuses_layouts_without_sense),
        cmocka_unit_test(mourns_what_another_tells),
    };
    return cmocka_run_group_tests_name("segments", tests, open_segment, close_segment);
}
