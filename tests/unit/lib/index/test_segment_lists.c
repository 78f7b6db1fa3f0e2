/* The lists of a segment that the indexer wrote, against its texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/postings.h"
#include "seisaku/segment.h"
#include "seisaku/unicode.h"
#include "tests/unit/with_index.h"

static struct ssk_segment *segment;
static struct passage_batch *batch; /* its passages, in their order */
static struct ssk_folded *texts;    /* their literal foldings */

static int open_segment(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    add_index(read_batch("tests/data/ports.jsonl"));
    open_indexes();
    segment = session.segments[0];
    batch = read_batch("tests/data/ports.jsonl");
    texts = calloc(batch->count, sizeof *texts);
    for (size_t i = 0; i < batch->count; i++) {
        const char *text = batch->items[i].passage.text;
        assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text), &texts[i]),
                         SSK_OK);
    }
    return 0;
}

static int close_segment(void **state)
{
    for (size_t i = 0; i < batch->count; i++)
        ssk_folded_free(&texts[i]);
    free(texts);
    passage_batch_free(batch);
    close_indexes();
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ bigrams */

static bool has_bigram(const struct ssk_folded *text, uint32_t first, uint32_t second)
{
    for (size_t at = 0; at + 1 < text->count; at++)
        if (text->points[at] == first && text->points[at + 1] == second)
            return true;
    return false;
}

/* The list of the bigram has the passages that have it, and no others. */
static void check_list(uint32_t first, uint32_t second)
{
    struct ssk_docids listed = {0};
    struct ssk_buffer list = SSK_BUFFER_INIT;
    struct ssk_error error = {""};
    char bigram[16];
    uint32_t count, found = 0;
    size_t length = ssk_utf8_put(bigram, first);
    length += ssk_utf8_put(bigram + length, second);
    assert_int_equal(ssk_segment_list(&list, segment, bigram, length, &error), SSK_OK);
    assert_true(ssk_postings_read(&listed, ssk_buffer_string(&list), list.length));
    for (uint32_t i = 0; i < segment->passages; i++) {
        bool has = has_bigram(&texts[i], first, second);
        assert_int_equal(ssk_docids_has(&listed, i + 1), has);
        found += has;
    }
    assert_int_equal(listed.count, found);
    assert_int_equal(ssk_segment_list_count(&count, segment, bigram, length, &error), SSK_OK);
    assert_int_equal(count, found);
    ssk_docids_free(&listed);
    ssk_buffer_free(&list);
}

static void lists_the_passages_of_bigrams(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < segment->passages; i++)
        for (size_t at = 0; at + 1 < texts[i].count; at += 3)
            check_list(texts[i].points[at], texts[i].points[at + 1]);
    check_list(0x6e2f, 0x9f8d); /* in no passage */
    check_list(0x9f8d, 0x6e2f);
}

static bool add_list(void *context, const char *list, size_t length)
{
    unsigned char *has = context;
    struct ssk_docids docids = {0};
    assert_true(ssk_postings_read(&docids, list, length));
    for (size_t i = 0; i < docids.count; i++)
        has[docids.items[i]] = 1;
    ssk_docids_free(&docids);
    return true;
}

static void visits_the_lists_of_a_character(void **state)
{
    static const uint32_t points[] = {0x6e2f, 0x9632, 'a', 0x306e, 0x3001, 0x9f8d, 0x3002};
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        unsigned char has[1024] = {0};
        struct ssk_error error = {""};
        assert_int_equal(ssk_segment_visit_lists(segment, points[i], add_list, has, &error), SSK_OK);
        for (uint32_t p = 0; p < segment->passages; p++) {
            bool stands = false;
            for (size_t at = 0; at < texts[p].count; at++)
                stands |= texts[p].points[at] == points[i];
            assert_int_equal(has[p + 1], stands);
        }
    }
}

/* ------------------------------------------------------------------------------------------ pairs */

/* Whether one of the terms is the first word and one at the next position the second. */
static bool has_pair(const struct ssk_term *terms, size_t count, const char *first, const char *second)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count && terms[i].position && strcmp(terms[i].text, first) == 0; j++)
            if (terms[j].position == terms[i].position + 1 && strcmp(terms[j].text, second) == 0)
                return true;
    return false;
}

/* Fills `has` for each passage. Returns how many have it. */
static size_t passages_with(bool *has, struct ssk_analyzer *analyzer, const char *first, const char *second)
{
    size_t found = 0;
    for (size_t i = 0; i < batch->count; i++) {
        const struct ssk_term *terms;
        size_t count;
        const char *text = batch->items[i].passage.text;
        assert_int_equal(ssk_analyze(analyzer, text, strlen(text), &terms, &count), SSK_OK);
        has[i] = has_pair(terms, count, first, second);
        found += has[i];
    }
    return found;
}

/* Pairs that many passages have are listed, rarer ones are not. */
static void lists_the_passages_of_pairs(void **state)
{
    static const char *const pairs[][2] = {
        {"防波堤", "点検"}, {"点検", "防波堤"}, {"名簿", "写し"}, {"国土", "交通"}, {"交通", "省"},
        {"確かめる", "第"}, {"第", "1"},        {"名簿", "第"},   {"号", "名簿"},   {"の", "点検"},
        {"法律", "第"},     {"基", "補修"},     {"灯台", "灯台"}, {"港", "港"}};
    struct ssk_analyzer *analyzer;
    size_t listed_pairs = 0;
    (void)state;
    assert_int_equal(session_reader(&analyzer, &session, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *first = pairs[i][0], *second = pairs[i][1];
        struct ssk_docids found = {0};
        struct ssk_error error = {""};
        bool has[256], listed;
        size_t passages = passages_with(has, analyzer, first, second);
        uint64_t pair = ssk_pair(first, strlen(first), second, strlen(second));
        assert_true(ssk_is_pair(pair));
        assert_int_equal(ssk_segment_pair(&found, &listed, segment, pair, &error), SSK_OK);
        assert_int_equal(listed, passages >= SSK_PAIR_LEAST);
        for (uint32_t p = 0; p < segment->passages && listed; p++)
            assert_int_equal(ssk_docids_has(&found, p + 1), has[p]);
        listed_pairs += listed;
        ssk_docids_free(&found);
    }
    assert_true(listed_pairs > 0);
    assert_false(ssk_is_pair((uint64_t)0x10ffff << 21 | 0x10ffff));
    assert_true(ssk_pair("ab", 2, "c", 1) != ssk_pair("a", 1, "bc", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_the_passages_of_bigrams),
        cmocka_unit_test(visits_the_lists_of_a_character),
        cmocka_unit_test(lists_the_passages_of_pairs),
    };
    return cmocka_run_group_tests_name("lists of segments", tests, open_segment, close_segment);
}
