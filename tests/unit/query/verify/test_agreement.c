/* What is told by counts and lists is what a look at each text finds: queries are made of the texts' own
 * words and strings, and asked of every passage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/rank/search.h"
#include "query/run/query_to_search.h"
#include "query/verify/literal.h"
#include "query/verify/occurrences.h"
#include "query/verify/plain_string.h"
#include "seisaku/unicode.h"
#include "tests/unit/with_index.h"

static int open_session(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    add_index(read_batch("tests/data/ports.jsonl"));
    add_index(read_batch("tests/data/wildfires.jsonl"));
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ passages */

/* Passages of the combined database have numbers up to this; there may be none of a number. */
static uint32_t last_docid(void)
{
    uint32_t most = 0;
    for (size_t i = 0; i < session.segment_count; i++)
        most = session.segments[i]->passages > most ? session.segments[i]->passages : most;
    return most * (uint32_t)session.segment_count;
}

/* The passage, which counts its own words if it is `counted`. False where there is none of the number. */
static bool open_view(struct passage_view *view, uint32_t docid, bool counted)
{
    uint32_t local;
    const struct ssk_block *block;
    size_t index;
    struct ssk_error error;
    struct ssk_segment *segment = session_segment(&session, docid, &local);
    if (local > segment->passages)
        return false;
    assert_int_equal(session_block(&block, &index, &session, docid, &error), SSK_OK);
    assert_int_equal(passage_view_open(view, &session, &block->records[index], &error), SSK_OK);
    view->segment = counted ? segment : NULL;
    view->docid = local;
    return true;
}

/* ------------------------------------------------------------------------------------------ checks */

static size_t looked_at, analysed_there; /* by counts, and how often they did not do */

static void assert_same(const struct occurrences *found, const struct occurrences *expected,
                        const char *query, uint32_t docid)
{
    bool same = found->count == expected->count;
    for (size_t i = 0; same && i < found->count; i++)
        same = found->items[i].start == expected->items[i].start &&
               found->items[i].end == expected->items[i].end;
    if (!same)
        fail_msg("%s in passage %u: %zu marks by counts, %zu by analysis", query, docid, found->count,
                 expected->count);
}

static bool has_all_words(struct passage_view *view, const struct spelling *spelling)
{
    bool has = true;
    for (size_t i = 0; i < spelling->term_count && has; i++) {
        assert_int_equal(passage_view_find(view, spelling->terms[i]), SSK_OK);
        has = view->position_count > 0;
    }
    return has;
}

/* Whether words stand together is told by counts as by analysis, and of a string without folding as with it.
 */
static void check_spellings(struct passage_view *counted, struct passage_view *analysed,
                            const struct node *leaf)
{
    for (size_t i = 0; i < leaf->spelling_count; i++) {
        const struct spelling *spelling = &leaf->spellings[i];
        bool stands, expected, told;
        size_t at = literal_next(spelling, &counted->record, &counted->folded, 0);
        counted->analysed = false;
        assert_int_equal(occurrences_stand(&stands, counted, spelling), SSK_OK);
        assert_int_equal(occurrences_stand(&expected, analysed, spelling), SSK_OK);
        if (!spelling->exact && has_all_words(analysed, spelling))
            assert_int_equal(stands, expected);
        if (string_is_told(&told, spelling, &counted->record, session.dictionary->folder))
            assert_int_equal(told, at < counted->folded.count);
    }
}

/* The number of passages that have the query, by a look at each, in *count; each is looked at in both ways.
 */
static void look_at_each(bool *has, const char *query, const struct node *root)
{
    struct passage_view counted = {0}, analysed = {0};
    for (uint32_t docid = 1; docid <= last_docid(); docid++) {
        struct occurrences found = {0}, expected = {0};
        has[docid] = false;
        if (!open_view(&counted, docid, true) || !open_view(&analysed, docid, false))
            continue;
        assert_int_equal(occurrences_of_query(&expected, &analysed, root, false), SSK_OK);
        assert_int_equal(occurrences_of_query(&found, &counted, root, false), SSK_OK);
        assert_same(&found, &expected, query, docid);
        looked_at++;
        analysed_there += counted.analysed;
        check_spellings(&counted, &analysed, root);
        has[docid] = expected.count > 0;
        free(found.items);
        free(expected.items);
    }
    passage_view_free(&counted);
    passage_view_free(&analysed);
}

static void check(const char *query)
{
    struct node *root;
    struct ssk_error error = {""};
    bool *has = calloc(last_docid() + 1, sizeof *has);
    if (question_parse(&root, &session, query, &error) != SSK_OK)
        fail_msg("%s: %s", query, error.message);
    struct search search = {.root = root, .limit = session.passages, .unmarked = true};
    look_at_each(has, query, root);
    assert_int_equal(search_run(&search, &session, &error), SSK_OK);
    for (size_t i = 0; i < search.hit_count; i++) {
        if (!has[search.hits[i].docid])
            fail_msg("%s is found in %s", query, search.hits[i].passage.id);
        has[search.hits[i].docid] = false;
    }
    for (uint32_t docid = 1; docid <= last_docid(); docid++)
        if (has[docid])
            fail_msg("%s is not found in passage %u", query, docid);
    search_free(&search);
    node_free(root);
    free(has);
}

/* ------------------------------------------------------------------------------------------ queries */

/* The text between two code points, in quotes if it is `quoted`; NULL where that has signs of the query
 * syntax. */
static char *cut(const struct ssk_record *record, size_t start, size_t end, bool quoted)
{
    size_t first = ssk_utf8_offset(record->text, record->text_length, start),
           last = ssk_utf8_offset(record->text, record->text_length, end);
    char *query = NULL;
    for (size_t byte = first; byte < last;) {
        uint32_t point = ssk_utf8_next(record->text, record->text_length, &byte);
        if (!ssk_is_alnum(point) && !(quoted && point > 0xff))
            return NULL;
    }
    assert_true(asprintf(&query, quoted ? "\"%.*s\"" : "%.*s", (int)(last - first), record->text + first) >
                0);
    return query;
}

/* Up to three words from the one on that begins at or behind `start`. */
static char *cut_words(const struct ssk_record *record, size_t start, int words)
{
    size_t count = ssk_utf8_count(record->text, record->text_length), end;
    while (start < count && !ssk_record_bound(record, start))
        start++;
    for (end = start; end < count && words; words--)
        for (end++; end < count && !ssk_record_bound(record, end);)
            end++;
    return start < end ? cut(record, start, end, false) : NULL;
}

static void agree(bool quoted)
{
    struct passage_view view = {0};
    size_t asked = 0;
    for (uint32_t docid = 1; docid <= last_docid(); docid++) {
        if (!open_view(&view, docid, false))
            continue;
        size_t count = ssk_utf8_count(view.record.text, view.record.text_length),
               start = docid * 7 % (count + 1);
        char *query = quoted ? cut(&view.record, start,
                                   start + docid % 5 + 1 < count ? start + docid % 5 + 1 : count, true)
                             : cut_words(&view.record, start, (int)(docid % 3) + 1);
        if (query && *query && strcmp(query, "\"\"") != 0) {
            check(query);
            asked++;
        }
        free(query);
    }
    assert_true(asked > 40);
    passage_view_free(&view);
}

/* Analysis takes nearly all of the time of marking a text: counts are to spare it where they can, and no more
 * often. */
static void assert_spared(size_t analysed, size_t all)
{
    if (analysed_there != analysed || looked_at != all)
        fail_msg("%zu of %zu texts are analysed, not %zu of %zu", analysed_there, looked_at, analysed, all);
    looked_at = analysed_there = 0;
}

static void words_by_counts_are_those_by_analysis(void **state)
{
    *state = session.topics;
    session.topics = NULL;
    agree(false);
    session.topics = *state;
    assert_spared(184, 21010);
}

static void strings_by_lists_are_those_in_texts(void **state)
{
    (void)state;
    agree(true);
    assert_spared(0, 32852);
}

/* Which make several spellings, conditions and places of each. */
static void so_are_other_names(void **state)
{
    static const char *const queries[] = {
        "北大西洋条約機構", "サプライチェーン", "取り替え",   "子供",
        "サーバー",         "防波堤",           "点検",       "確かめる",
        "2061年度",         "令和43年度",       "第3条",      "名簿の写し",
        "津波の際に港",     "港の名",           "離島の航路", "避難する訓練",
        "二千六十三年三月", "株式会社",         "港湾局長",   "島"};
    (void)state;
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        check(queries[i]);
    assert_spared(26, 3820);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_by_counts_are_those_by_analysis),
        cmocka_unit_test(strings_by_lists_are_those_in_texts),
        cmocka_unit_test(so_are_other_names),
    };
    return cmocka_run_group_tests_name("agreement", tests, open_session, close_session);
}
