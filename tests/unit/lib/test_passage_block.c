/* Blocks give passages back as they were, and say so when they are damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/passage_block.h"

static struct ssk_packer *packer;
static struct ssk_unpacker *unpacker;

static int open_packers(void **state)
{
    (void)state;
    packer = ssk_packer_new("", 0);
    unpacker = ssk_unpacker_new("", 0);
    return !packer || !unpacker;
}

static int close_packers(void **state)
{
    (void)state;
    ssk_packer_free(packer);
    ssk_unpacker_free(unpacker);
    return 0;
}

/* Three neighbours of which each differs from the one before in another way. */
static void make_passages(struct ssk_passage *passages)
{
    static char *some[] = {(char *)"外務省", (char *)"防衛省"};
    passages[0] = (struct ssk_passage){.id = (char *)"a:9",
                                       .doc_id = (char *)"a",
                                       .title = (char *)"計画",
                                       .section_title = (char *)"国際",
                                       .ministries = {some, 2},
                                       .fiscal_year = 2030,
                                       .line_start = 40,
                                       .text = (char *)"東京都の施策。"};
    passages[1] = passages[0];
    passages[1].id = (char *)"a:10";
    passages[1].title = NULL;
    passages[1].ministries = (struct ssk_strings){some + 1, 1};
    passages[1].fiscal_year = 0;
    passages[1].text = (char *)"";
    passages[2] = passages[1];
    passages[2].id = (char *)"b";
    passages[2].title = (char *)"";
    passages[2].ministries = (struct ssk_strings){0};
    passages[2].line_start = 3;
    passages[2].text = (char *)"次\n";
}

static void pack(struct ssk_buffer *packed, const struct ssk_passage *passages, size_t count)
{
    struct ssk_block_writer writer = {0};
    const char *data;
    size_t length;
    for (size_t i = 0; i < count; i++)
        ssk_block_add(&writer, &passages[i], i == 1 ? "source" : NULL, 7 - i, NULL, 0);
    assert_int_equal(ssk_block_done(&data, &length, &writer), SSK_OK);
    assert_int_equal(ssk_pack(packed, packer, data, length), SSK_OK);
    ssk_block_writer_free(&writer);
}

static void assert_same(const char *a, const char *b)
{
    if (a && b)
        assert_string_equal(a, b);
    else
        assert_true(!a && !b);
}

static void passages_come_back(void **state)
{
    struct ssk_passage passages[3], read;
    struct ssk_buffer packed = SSK_BUFFER_INIT, heading = SSK_BUFFER_INIT;
    struct ssk_block block = {0};
    (void)state;
    make_passages(passages);
    pack(&packed, passages, 3);
    assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_OK);
    assert_int_equal(block.count, 3);
    for (size_t i = 0; i < 3; i++) {
        char *source, *id = ssk_block_id(&block, i);
        size_t number;
        assert_int_equal(ssk_block_passage(&read, &source, &number, &block, i, NULL), SSK_OK);
        assert_same(id, passages[i].id);
        assert_same(read.id, passages[i].id);
        assert_same(read.title, passages[i].title);
        assert_same(read.text, passages[i].text);
        assert_same(read.speaker_group, passages[i].speaker_group);
        assert_same(source, i == 1 ? "source" : NULL);
        assert_int_equal(number, 7 - i);
        assert_int_equal(read.fiscal_year, passages[i].fiscal_year);
        assert_int_equal(read.line_start, passages[i].line_start);
        assert_int_equal(read.ministries.count, passages[i].ministries.count);
        for (size_t m = 0; m < read.ministries.count; m++)
            assert_string_equal(read.ministries.items[m], passages[i].ministries.items[m]);
        ssk_passage_free(&read);
        free(source);
        free(id);
    }
    assert_int_equal(ssk_block_heading(&heading, &block, 0, NULL), SSK_OK);
    assert_string_equal(heading.data, "国際\n計画");
    assert_int_equal(ssk_block_passage(&read, NULL, NULL, &block, 3, NULL), SSK_CORRUPT);
    ssk_buffer_free(&packed);
    ssk_buffer_free(&heading);
    ssk_block_free(&block);
}

static void words_bound_a_text(void **state)
{
    static const bool bounds[] = {true, false, true, true, true, false, true}; /* 東京|都|の|施策|。 */
    const struct ssk_term terms[] = {{.start = 0, .end = 3, .whole = true},
                                     {.start = 0, .end = 2},
                                     {.start = 2, .end = 3},
                                     {.start = 3, .end = 4},
                                     {.start = 4, .end = 6}};
    struct ssk_passage passages[3];
    struct ssk_block_writer writer = {0};
    struct ssk_buffer packed = SSK_BUFFER_INIT;
    struct ssk_block block = {0};
    const char *data;
    size_t length;
    (void)state;
    make_passages(passages);
    ssk_block_add(&writer, &passages[0], NULL, 1, terms, sizeof terms / sizeof *terms);
    assert_int_equal(ssk_block_done(&data, &length, &writer), SSK_OK);
    assert_int_equal(ssk_pack(&packed, packer, data, length), SSK_OK);
    assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
        assert_int_equal(ssk_record_bound(&block.records[0], i), bounds[i]);
    assert_true(ssk_record_bound(&block.records[0], 1000));
    ssk_block_writer_free(&writer);
    ssk_buffer_free(&packed);
    ssk_block_free(&block);
}

/* An index of a program that did not know the fields of the last columns, which it left empty. */
static void fields_that_came_later_are_none(void **state)
{
    struct ssk_passage passages[3], read;
    struct ssk_block block = {0};
    struct ssk_buffer packed = SSK_BUFFER_INIT;
    (void)state;
    make_passages(passages);
    pack(&packed, passages, 3);
    assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_OK);
    block.columns[SSK_BLOCK_NUMBER + 1].end = block.columns[SSK_BLOCK_NUMBER + 1].at;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(ssk_block_passage(&read, NULL, NULL, &block, i, NULL), SSK_OK);
        assert_null(read.speaker_group);
        ssk_passage_free(&read);
    }
    block.columns[SSK_BLOCK_NUMBER].end = block.columns[SSK_BLOCK_NUMBER].at;
    size_t number;
    assert_int_equal(ssk_block_passage(&read, NULL, &number, &block, 0, NULL), SSK_CORRUPT);
    ssk_buffer_free(&packed);
    ssk_block_free(&block);
}

/* Whatever a block's bytes are, reading them stays within them. */
static void damaged_blocks_are_told(void **state)
{
    struct ssk_passage passages[3], read;
    struct ssk_block_writer writer = {0};
    struct ssk_block block = {0};
    const char *data;
    size_t length;
    (void)state;
    make_passages(passages);
    for (size_t i = 0; i < 3; i++)
        ssk_block_add(&writer, &passages[i], NULL, i, NULL, 0);
    assert_int_equal(ssk_block_done(&data, &length, &writer), SSK_OK);
    for (size_t at = 0; at < length; at++) {
        struct ssk_buffer damaged = SSK_BUFFER_INIT, packed = SSK_BUFFER_INIT;
        ssk_buffer_append(&damaged, data, length);
        damaged.data[at] = (char)(damaged.data[at] ^ 0xff);
        assert_int_equal(ssk_pack(&packed, packer, damaged.data, at % 2 ? length : at + 1), SSK_OK);
        if (ssk_block_open(&block, unpacker, packed.data, packed.length, NULL) == SSK_OK)
            for (size_t i = 0; i < block.count; i++)
                if (ssk_block_passage(&read, NULL, NULL, &block, i, NULL) == SSK_OK)
                    ssk_passage_free(&read);
        ssk_buffer_free(&damaged);
        ssk_buffer_free(&packed);
    }
    assert_int_equal(ssk_block_open(&block, unpacker, "no block", 8, NULL), SSK_CORRUPT);
    ssk_block_writer_free(&writer);
    ssk_block_free(&block);
}

/* Names are looked up by them: an index may come from anywhere. */
static void values_without_a_name_are_told(void **state)
{
    (void)state;
    for (int field = 0; field < 3; field++)
        for (int wrong = -1; wrong < 1000; wrong += wrong < 0 ? 100 : 900) {
            struct ssk_passage passages[3], read;
            struct ssk_buffer packed = SSK_BUFFER_INIT;
            struct ssk_block block = {0};
            make_passages(passages);
            int *const fields[] = {(int *)&passages[1].kind, (int *)&passages[1].genre,
                                   (int *)&passages[1].fiscal_year_source};
            *fields[field] = wrong;
            pack(&packed, passages, 3);
            assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_OK);
            assert_int_equal(ssk_block_passage(&read, NULL, NULL, &block, 0, NULL), SSK_OK);
            ssk_passage_free(&read);
            assert_int_equal(ssk_block_passage(&read, NULL, NULL, &block, 1, NULL), SSK_CORRUPT);
            ssk_buffer_free(&packed);
            ssk_block_free(&block);
        }
}

/* A few packed bytes may ask for any memory. */
static void blocks_that_would_fill_the_memory_are_told(void **state)
{
    (void)state;
    struct ssk_passage passages[3], read;
    struct ssk_buffer packed = SSK_BUFFER_INIT, text = SSK_BUFFER_INIT;
    struct ssk_block block = {0};
    char *names = calloc(SSK_NAMES_MOST + 1, 1), **list = calloc(SSK_NAMES_MOST + 1, sizeof *list);
    for (size_t i = 0; i <= SSK_TEXT_MOST; i++)
        ssk_buffer_append_char(&text, 'a');
    for (size_t i = 0; i <= SSK_NAMES_MOST; i++)
        list[i] = names;
    for (int wrong = 0; wrong < 2; wrong++) {
        make_passages(passages);
        passages[0].text = text.data + 1;
        passages[0].path = (struct ssk_strings){list, SSK_NAMES_MOST};
        if (wrong)
            passages[0].path.count++;
        ssk_buffer_clear(&packed);
        pack(&packed, passages, 3);
        assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_OK);
        assert_int_equal(ssk_block_passage(&read, NULL, NULL, &block, 0, NULL), wrong ? SSK_CORRUPT : SSK_OK);
        ssk_passage_free(&read);
    }
    passages[0].text = text.data;
    ssk_buffer_clear(&packed);
    pack(&packed, passages, 3);
    assert_int_equal(ssk_block_open(&block, unpacker, packed.data, packed.length, NULL), SSK_CORRUPT);
    free(names);
    free(list);
    ssk_buffer_free(&text);
    ssk_buffer_free(&packed);
    ssk_block_free(&block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passages_come_back),
        cmocka_unit_test(words_bound_a_text),
        cmocka_unit_test(fields_that_came_later_are_none),
        cmocka_unit_test(damaged_blocks_are_told),
        cmocka_unit_test(values_without_a_name_are_told),
        cmocka_unit_test(blocks_that_would_fill_the_memory_are_told),
    };
    return cmocka_run_group_tests(tests, open_packers, close_packers);
}
