/* What the library's other rooms stand on: messages, by tests/cases/lib_base.tsv; packed bytes, sums of
 * files, the trie of names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/base/trie.h"
#include "seisaku/buffer.h"
#include "seisaku/checksum.h"
#include "seisaku/compress.h"
#include "seisaku/numbers.h"
#include "seisaku/status.h"
#include "seisaku/translate.h"
#include "tests/unit/answer_table.h"

/* ------------------------------------------------------------------------------------------ messages */

static void message(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_error error = {""};
    (void)length;
    assert_int_equal(ssk_fail(&error, SSK_INPUT, "%s", text), SSK_INPUT);
    assert_int_equal(ssk_fail(NULL, SSK_IO, "%s", text), SSK_IO);
    ssk_buffer_append_string(out, error.message);
}

/* NUMBER|TEXT|END: of a message of the text so many times, how many bytes are told, before the gap and
 * behind. */
static void long_message(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    char *unit;
    unsigned long count = strtoul(text, &unit, 10);
    size_t bytes = strcspn(unit + 1, "|");
    (void)length;
    for (unsigned long i = 0; i < count; i++)
        ssk_buffer_append(&whole, unit + 1, bytes);
    ssk_buffer_append_string(&whole, unit + 1 + bytes + 1);
    ssk_fail(&error, SSK_INPUT, "%s", ssk_buffer_string(&whole));
    const char *gap = strstr(error.message, "…");
    size_t told = strlen(error.message), head = gap ? (size_t)(gap - error.message) : told,
           tail = gap ? told - head - strlen("…") : 0;
    ssk_buffer_printf(out, "%zu of %zu: %zu, %zu", told, whole.length, head, tail);
    assert_memory_equal(error.message, whole.data, head);
    assert_memory_equal(error.message + told - tail, whole.data + whole.length - tail, tail);
    ssk_buffer_free(&whole);
}

/* Of a message with < > around two wordings and | between: both messages; and in how little room they stand.
 */
static void wordings(struct ssk_buffer *out, const char *text, size_t length)
{
    char line[256], picked[SSK_MESSAGE];
    snprintf(line, sizeof line, "%s", text);
    for (char *c = line; *c; c++)
        *c = *c == '<' ? '\1' : *c == '|' ? '\2' : *c == '>' ? '\3' : *c;
    static const enum ssk_wording both[] = {SSK_ORIGINAL, SSK_TRANSLATED};
    for (int i = 0; i < 2; i++) {
        ssk_message_pick(picked, sizeof picked, line, both[i]);
        ssk_buffer_printf(out, "%s%s", out->length ? " / " : "", picked);
        char *whole = strdup(picked);
        for (size_t size = 1; size <= strlen(whole) + 1; size++) {
            ssk_message_pick(picked, size, line, both[i]);
            assert_int_equal(strlen(picked), size - 1);
            assert_memory_equal(picked, whole, size - 1);
        }
        free(whole);
    }
    (void)length;
}

/* ORIGINAL|TRANSLATED: both together, and in one byte less than they need. */
static void joined(struct ssk_buffer *out, const char *text, size_t length)
{
    char original[256], both[SSK_MESSAGE];
    size_t bytes = strcspn(text, "|");
    snprintf(original, sizeof original, "%.*s", (int)bytes, text);
    const char *translated = text + bytes + 1;
    ssk_message_join(both, length - 1 + 4, original, translated);
    ssk_buffer_append_string(out, both);
    ssk_message_join(both, length - 1 + 3, original, translated);
    ssk_buffer_printf(out, " / %s", both);
}

/* JSON as it is written and as it is appended. */
static void json(struct ssk_buffer *out, const char *text, size_t length)
{
    char written[512] = "";
    FILE *file = fmemopen(written, sizeof written, "w");
    assert_int_equal(ssk_json_write(text, length, file), 0);
    fclose(file);
    assert_int_equal(ssk_json_append(text, length, out), 0);
    assert_string_equal(ssk_buffer_string(out), written);
}

/* Bytes as a number, and as a sortable one; what is left behind each. */
static void taken(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_bytes bytes = {text, text + length}, sortable = bytes;
    uint64_t number;
    uint32_t small;
    if (ssk_take_number(&bytes, &number))
        ssk_buffer_printf(out, "%llu", (unsigned long long)number);
    else
        ssk_buffer_append_string(out, "none");
    ssk_buffer_printf(out, "+%td", bytes.end - bytes.at);
    if (ssk_take_sortable(&sortable, &small))
        ssk_buffer_printf(out, " %u+%td", small, sortable.end - sortable.at);
    else
        ssk_buffer_append_string(out, " none");
}

static const struct answer_row rows[] = {
    {"message", message},   {"long_message", long_message},
    {"wordings", wordings}, {"joined", joined},
    {"json", json},         {"taken", taken},
};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/lib_base.tsv", rows, sizeof rows / sizeof *rows);
}

/* ------------------------------------------------------------------------------------------ packing */

/* Numbers of every length, one behind the other. */
static void numbers_stand_behind_each_other(void **state)
{
    (void)state;
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (unsigned i = 0; i < 640; i++)
        ssk_append_number(&out, UINT64_C(0xfedcba9876543210) >> i % 64);
    assert_int_equal(out.data[out.length], 0);
    struct ssk_bytes bytes = {out.data, out.data + out.length};
    uint64_t number;
    for (unsigned i = 0; i < 640; i++) {
        assert_true(ssk_take_number(&bytes, &number));
        assert_true(number == UINT64_C(0xfedcba9876543210) >> i % 64);
    }
    assert_false(ssk_take_number(&bytes, &number));
    ssk_buffer_free(&out);
}

enum { EXAMPLES = 400 };

/* Sentences that resemble each other, and their lengths. */
static void examples(struct ssk_buffer *out, size_t lengths[EXAMPLES])
{
    for (unsigned i = 0; i < EXAMPLES; i++) {
        size_t before = out->length;
        ssk_buffer_printf(
            out,
            "第%u条　港湾管理者は、防波堤%uの点検を行い、その結果を国土交通大臣に報告しなければならない。", i,
            i * i % 977);
        lengths[i] = out->length - before;
    }
}

/* What is packed comes out again, behind what was there; less of it is no such thing. */
static size_t pack_and_unpack(const char *data, size_t length, const struct ssk_buffer *dictionary)
{
    struct ssk_packer *packer = ssk_packer_new(dictionary->data, dictionary->length);
    struct ssk_unpacker *unpacker = ssk_unpacker_new(dictionary->data, dictionary->length);
    struct ssk_buffer packed = SSK_BUFFER_INIT, out = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&packed, "head");
    assert_int_equal(ssk_pack(&packed, packer, data, length), SSK_OK);
    ssk_buffer_append_string(&out, "head");
    assert_int_equal(ssk_unpack(&out, unpacker, packed.data + 4, packed.length - 4), SSK_OK);
    assert_int_equal(out.length, length + 4);
    assert_memory_equal(out.data, "head", 4);
    assert_memory_equal(out.data + 4, data, length);
    assert_int_equal(out.data[out.length], 0);
    for (size_t cut = 0; cut + 4 < packed.length; cut += 7)
        assert_int_equal(ssk_unpack(&out, unpacker, packed.data + 4, cut), SSK_CORRUPT);
    assert_int_equal(ssk_unpack(&out, unpacker, "no such thing", 13), SSK_CORRUPT);
    assert_int_equal(out.length, length + 4);
    size_t bytes = packed.length - 4;
    ssk_buffer_free(&packed);
    ssk_buffer_free(&out);
    ssk_packer_free(packer);
    ssk_unpacker_free(unpacker);
    return bytes;
}

static void packed_bytes_come_out_again(void **state)
{
    (void)state;
    static size_t lengths[EXAMPLES];
    struct ssk_buffer text = SSK_BUFFER_INIT, dictionary = SSK_BUFFER_INIT, none = SSK_BUFFER_INIT;
    examples(&text, lengths);
    ssk_train(&dictionary, text.data, lengths, 3);
    assert_int_equal(dictionary.length, 0); /* too few */
    ssk_train(&dictionary, text.data, lengths, EXAMPLES);
    assert_true(dictionary.length > 0);
    size_t alone = pack_and_unpack(text.data, lengths[0], &none);
    assert_true(alone > lengths[0] / 2);
    assert_true(pack_and_unpack(text.data, lengths[0], &dictionary) < alone / 2);
    assert_true(pack_and_unpack(text.data, text.length, &none) < text.length / 4);
    pack_and_unpack(text.data, 0, &dictionary);
    ssk_buffer_free(&text);
    ssk_buffer_free(&dictionary);
}

/* ------------------------------------------------------------------------------------------ sums of files */

static void a_file_has_the_sum_of_its_bytes(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 7, 8, 9, 65535, 65536, 65537, 131072, 200001};
    static char bytes[200001];
    char path[] = "/tmp/test_base.XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 31 + i / 251);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        uint64_t sum = SSK_CHECKSUM_START;
        struct ssk_error error = {""};
        assert_int_equal(ftruncate(file, 0), 0);
        assert_int_equal(pwrite(file, bytes, sizes[i], 0), sizes[i]);
        assert_int_equal(ssk_checksum_file(&sum, path, &error), SSK_OK);
        assert_true(sum == ssk_checksum(SSK_CHECKSUM_START, bytes, sizes[i]));
    }
    close(file);
    remove(path);
    uint64_t sum = 5;
    struct ssk_error error = {""};
    assert_int_equal(ssk_checksum_file(&sum, path, &error), SSK_NOT_FOUND);
    assert_int_equal(ssk_checksum_file(&sum, "/tmp", &error), SSK_IO);
    assert_string_equal(error.message, "/tmp: Invalid argument");
    assert_true(sum == 5);
}

/* ------------------------------------------------------------------------------------------ names */

/* The node of a name of three points; 0 where none goes on so. */
static uint32_t walk(const struct ssk_trie *trie, const uint32_t points[3])
{
    uint32_t node = SSK_TRIE_ROOT;
    for (int i = 0; i < 3 && node; i++)
        node = ssk_trie_step(trie, node, points[i]);
    return node;
}

/* More names than there is room for at first. */
static void names_are_walked_point_by_point(void **state)
{
    (void)state;
    enum { NAMES = 30000 };
    struct ssk_trie *trie = ssk_trie_new();
    uint32_t previous = 9;
    for (uint32_t i = 0; i < NAMES; i++) {
        const uint32_t name[] = {0x4e00 + i % 100, 0x3042 + i / 100, 0x30a1 + i % 7};
        assert_true(ssk_trie_add(trie, name, 3, i + 1, &previous));
        assert_int_equal(previous, 0);
    }
    for (uint32_t i = 0; i < NAMES; i++) {
        const uint32_t name[] = {0x4e00 + i % 100, 0x3042 + i / 100, 0x30a1 + i % 7};
        const uint32_t other[] = {0x4e00 + i % 100, 0x3042 + i / 100, 0x30a1 + i % 7 + 1};
        assert_int_equal(ssk_trie_value(trie, walk(trie, name)), i + 1);
        assert_int_equal(walk(trie, other), 0);
    }
    const uint32_t first[] = {0x4e00, 0x3042, 0x30a1}, strange[] = {0x4e00 + 8192, 0x3042, 0x30a1};
    assert_int_equal(walk(trie, strange), 0); /* its beginning is one of another, by its place in the set */
    assert_true(ssk_trie_add(trie, first, 3, 7, &previous));
    assert_int_equal(previous, 1);
    assert_int_equal(ssk_trie_value(trie, walk(trie, first)), 1); /* which it keeps */
    assert_true(ssk_trie_add(trie, first, 2, 8, NULL));
    uint32_t node = ssk_trie_step(trie, ssk_trie_step(trie, SSK_TRIE_ROOT, first[0]), first[1]);
    assert_int_equal(ssk_trie_value(trie, node), 8);
    assert_int_equal(ssk_trie_value(trie, ssk_trie_step(trie, SSK_TRIE_ROOT, first[0])), 0);
    ssk_trie_free(trie);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_by_the_table),
        cmocka_unit_test(numbers_stand_behind_each_other),
        cmocka_unit_test(packed_bytes_come_out_again),
        cmocka_unit_test(a_file_has_the_sum_of_its_bytes),
        cmocka_unit_test(names_are_walked_point_by_point),
    };
    return cmocka_run_group_tests_name("what others stand on", tests, NULL, NULL);
}
