/* Lists of bigrams and of pairs: gathered, written and joined, they name the passages that have them, as many
 * as there are, wherever the parts are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/lists/bigram_lists.h"
#include "indexer/lists/join_lists.h"
#include "seisaku/buffer.h"
#include "seisaku/numbers.h"
#include "seisaku/postings.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"
#include "seisaku/terms.h"
#include "seisaku/unicode.h"

enum {
    PARTS = 11,
    PASSAGES = 60, /* of a part at most */
    POINTS = 40,   /* of a passage */
    LETTERS = 24,
    RARE = 3000,       /* points of one passage that is alone with them: more than is read at once */
    OWN_KEY_BYTES = 16 /* a list of more has a key of its own */
};

static char folder[] = "/tmp/test_lists.XXXXXX";

/* What is expected: the passages of each bigram of LETTERS, by its place, and of the end behind a letter. */
static struct ssk_docids expected[LETTERS][LETTERS + 1];

/* Letters of one, two, three and four bytes. */
static uint32_t letter(unsigned number)
{
    static const uint32_t blocks[] = {'a', 0xe0, 0x3042, 0x2000b};
    return number == LETTERS ? SSK_BIGRAM_END : blocks[number % 4] + number / 4;
}

static unsigned draw(unsigned below)
{
    static uint32_t state = 20290401;
    state = state * 1664525 + 1013904223;
    return (state >> 16) % below;
}

static const char *part_path(unsigned part)
{
    static char paths[PARTS][64];
    snprintf(paths[part], sizeof paths[part], "%s/%u", folder, part);
    return paths[part];
}

static void expect(unsigned first, unsigned second, uint32_t docid)
{
    struct ssk_docids *docids = &expected[first][second];
    if (!docids->count || docids->items[docids->count - 1] != docid)
        assert_true(ssk_docids_add(docids, docid));
}

/* A passage of letters, the first of them rare in later passages. */
static void gather(struct bigrams *bigrams, uint32_t number, uint32_t docid)
{
    uint32_t points[POINTS];
    unsigned letters[POINTS + 1];
    size_t count = draw(POINTS);
    for (size_t i = 0; i < count; i++) {
        letters[i] = draw(4) ? draw(LETTERS / 3) : draw(LETTERS - docid % 5);
        points[i] = letter(letters[i]);
    }
    letters[count] = LETTERS;
    for (size_t i = 0; i < count; i++)
        expect(letters[i], letters[i + 1], docid);
    const struct ssk_folded folded = {.points = points, .count = count};
    assert_true(bigrams_add(bigrams, &folded, number));
}

/* A long passage of points that no other has. */
static void gather_rare(struct bigrams *bigrams, uint32_t number)
{
    static uint32_t points[RARE];
    for (unsigned i = 0; i < RARE; i++)
        points[i] = 0x4e00 + i;
    const struct ssk_folded folded = {.points = points, .count = RARE};
    assert_true(bigrams_add(bigrams, &folded, number));
}

/* The list of a bigram, from its own key or its character's; nothing where it has none. */
static void read_list(struct ssk_buffer *out, struct xap_db *db, uint32_t first, uint32_t second)
{
    char key[16] = SSK_META_LIST;
    const char *value;
    size_t length, key_length = 1 + ssk_utf8_put(key + 1, first);
    ssk_buffer_clear(out);
    size_t whole = key_length + ssk_utf8_put(key + key_length, second);
    assert_int_equal(xap_db_metadata(&value, &length, db, key, whole), XAP_OK);
    assert_true(!length || length > OWN_KEY_BYTES);
    ssk_buffer_append(out, value, length);
    key[0] = *SSK_META_SHORT;
    assert_int_equal(xap_db_metadata(&value, &length, db, key, key_length), XAP_OK);
    struct ssk_bytes bytes = {value, value + length};
    uint64_t before = 0, point, size;
    while (ssk_take_number(&bytes, &point)) {
        assert_true(point > before && ssk_take_number(&bytes, &size) && size <= OWN_KEY_BYTES);
        before = point;
        const char *list = ssk_take_bytes(&bytes, size);
        if (point == second) {
            assert_int_equal(out->length, 0);
            ssk_buffer_append(out, list, size);
        }
    }
}

static void check_all(struct xap_db *db, uint32_t rare)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    struct ssk_docids found = {0};
    for (unsigned i = 0; i < LETTERS; i++)
        for (unsigned j = 0; j <= LETTERS; j++) {
            const struct ssk_docids *docids = &expected[i][j];
            read_list(&list, db, letter(i), letter(j));
            assert_int_equal(list.length > 0, docids->count > 0);
            assert_true(!list.length || ssk_postings_read(&found, ssk_buffer_string(&list), list.length));
            assert_int_equal(list.length ? found.count : 0, docids->count);
            if (docids->count)
                assert_memory_equal(found.items, docids->items, docids->count * sizeof *found.items);
        }
    for (unsigned i = 0; i < RARE; i++) {
        read_list(&list, db, 0x4e00 + i, i + 1 < RARE ? 0x4e01 + i : SSK_BIGRAM_END);
        assert_true(ssk_postings_read(&found, ssk_buffer_string(&list), list.length));
        assert_int_equal(found.count, 1);
        assert_int_equal(found.items[0], rare);
    }
    ssk_docids_free(&found);
    ssk_buffer_free(&list);
}

static struct xap_writer *new_writer(const char *name)
{
    char path[64];
    struct xap_writer *writer = NULL;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(xap_writer_open(&writer, path, XAP_CREATE_OR_OVERWRITE | XAP_BACKEND_INMEMORY, 0),
                     XAP_OK);
    return writer;
}

static void lists_of_all_parts(void **state)
{
    (void)state;
    struct bigrams bigrams = {0};
    struct bigram_file files[PARTS];
    uint32_t next = 1, rare = 0;
    for (unsigned part = 0; part < PARTS; part++) {
        uint32_t count = part % 4 ? 1 + draw(PASSAGES) : 0; /* some are empty */
        files[part] = (struct bigram_file){part_path(part), next};
        for (uint32_t number = 0; number < count; number++)
            gather(&bigrams, number, next + number);
        if (part == 0) { /* whose first list comes behind those of the others */
            rare = next;
            gather_rare(&bigrams, count++);
        }
        assert_int_equal(bigrams_write(&bigrams, files[part].path), SSK_OK);
        assert_int_equal(bigrams.count, 0);
        next += count;
    }
    bigrams_free(&bigrams);
    struct xap_writer *writer = new_writer("lists");
    assert_int_equal(bigrams_join(writer, files, PARTS), SSK_OK);
    check_all(xap_writer_db(writer), rare);
    assert_int_equal(bigrams_join(writer, files, 0), SSK_OK);
    xap_writer_free(writer);
}

static void what_is_not_there(void **state)
{
    (void)state;
    struct xap_writer *writer = new_writer("none");
    struct bigram_file file = {"/no/such/file", 1};
    struct bigrams bigrams = {0};
    assert_int_equal(bigrams_join(writer, &file, 1), SSK_IO);
    assert_int_equal(bigrams_write(&bigrams, "/no/such/file"), SSK_IO);
    /* a list that ends within itself */
    file.path = part_path(0);
    gather(&bigrams, 0, 1);
    assert_int_equal(bigrams_write(&bigrams, file.path), SSK_OK);
    FILE *cut = fopen(file.path, "r+");
    assert_int_equal(fseek(cut, 0, SEEK_END), 0);
    assert_int_equal(ftruncate(fileno(cut), ftell(cut) - 1), 0);
    fclose(cut);
    assert_int_equal(bigrams_join(writer, &file, 1), SSK_IO);
    bigrams_free(&bigrams);
    xap_writer_free(writer);
}

/* ------------------------------------------------------------------------------------------ pairs */

static const struct ssk_term words[] = {
    {.text = "港", .length = 3, .position = 1},   {.text = "の", .length = 3, .position = 0},
    {.text = "安全", .length = 6, .position = 2}, {.text = "安全保障", .length = 12, .position = 2},
    {.text = "保障", .length = 6, .position = 3}, {.text = "船", .length = 3, .position = 5},
    {.text = "港", .length = 3, .position = 6},
};

/* Whether the second of two words adjoins the first, by their places above. */
static const bool adjoin[7][7] = {
    [0] = {[2] = true, [3] = true}, [2] = {[4] = true}, [3] = {[4] = true}, [5] = {[6] = true}};

static void pairs_of_adjoining_words(void **state)
{
    (void)state;
    struct bigrams bigrams = {0};
    size_t found = 0;
    assert_true(bigrams_add_pairs(&bigrams, words, sizeof words / sizeof *words, 9));
    for (unsigned i = 0; i < 7; i++)
        for (unsigned j = 0; j < 7; j++) {
            uint64_t pair = ssk_pair(words[i].text, words[i].length, words[j].text, words[j].length);
            bool listed = false;
            for (size_t k = 0; k < bigrams.count; k++)
                listed |= bigrams.items[k] == (pair << BIGRAM_PASSAGE_BITS | 9);
            bool other_port = (i == 6 && (j == 2 || j == 3)) || (i == 5 && j == 0); /* the same words */
            assert_int_equal(listed, adjoin[i][j] || other_port);
            found += adjoin[i][j];
        }
    assert_int_equal(bigrams.count, found);
    bigrams_free(&bigrams);
}

/* A pair that enough passages have is listed, one that fewer have is not. */
static void only_frequent_pairs_are_listed(void **state)
{
    (void)state;
    struct bigrams bigrams = {0};
    struct bigram_file files[] = {{part_path(0), 5}, {part_path(1), 100}};
    struct xap_writer *writer = new_writer("pairs");
    for (uint32_t i = 0; i < SSK_PAIR_LEAST - 1; i++)
        assert_true(bigrams_add_pairs(&bigrams, words, 5, i));
    assert_int_equal(bigrams_write(&bigrams, files[0].path), SSK_OK);
    assert_true(bigrams_add_pairs(&bigrams, words, 3, 1));
    assert_int_equal(bigrams_write(&bigrams, files[1].path), SSK_OK);
    assert_int_equal(bigrams_join(writer, files, 2), SSK_OK);
    static const uint32_t passages[SSK_PAIR_LEAST] = {5, 6, 7, 8, 9, 10, 11, 101};
    for (unsigned second = 2; second <= 4; second++) {
        struct ssk_buffer key = SSK_BUFFER_INIT;
        struct ssk_docids found = {0};
        const char *list;
        size_t length;
        const struct ssk_term *first = &words[second == 4 ? 2 : 0];
        ssk_pair_key(&key, ssk_pair(first->text, first->length, words[second].text, words[second].length));
        assert_int_equal(xap_db_metadata(&list, &length, xap_writer_db(writer), key.data, key.length),
                         XAP_OK);
        assert_int_equal(length > 0, second == 2);
        if (second == 2) {
            assert_true(ssk_postings_read(&found, list, length));
            assert_int_equal(found.count, SSK_PAIR_LEAST);
            assert_memory_equal(found.items, passages, sizeof passages);
        }
        ssk_docids_free(&found);
        ssk_buffer_free(&key);
    }
    bigrams_free(&bigrams);
    xap_writer_free(writer);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    for (unsigned part = 0; part < PARTS; part++)
        remove(part_path(part));
    for (unsigned i = 0; i < LETTERS; i++)
        for (unsigned j = 0; j <= LETTERS; j++)
            ssk_docids_free(&expected[i][j]);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_all_parts),
        cmocka_unit_test(what_is_not_there),
        cmocka_unit_test(pairs_of_adjoining_words),
        cmocka_unit_test(only_frequent_pairs_are_listed),
    };
    return cmocka_run_group_tests_name("lists of bigrams", tests, make_folder, remove_folder);
}
