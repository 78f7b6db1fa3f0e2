/* Second-stage evidence: what must raise a passage's score. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/rank/evidence.h"
#include "seisaku/unicode.h"

static struct ssk_folder *folder;

static double weigh(void *context, uint32_t first, uint32_t second)
{
    (void)context, (void)first, (void)second;
    return 3.0;
}

/* The score of `text` under `heading` for the query 国際規制 of the words 国際 and 規制, which is never above
 * the most. */
static double score(const char *heading, const char *text)
{
    static const char *const words[] = {"国際", "規制"};
    struct evidence *evidence = evidence_new(100);
    struct ssk_folded folded = {0};
    char *whole = malloc(strlen(heading) + strlen(text) + 1);
    for (int i = 0; i < 2; i++) {
        ssk_fold(folder, SSK_FOLD_LITERAL, words[i], strlen(words[i]), &folded);
        evidence_add_string(evidence, evidence_add_word(evidence, 4.0), folded.points, folded.count);
    }
    ssk_fold(folder, SSK_FOLD_LITERAL, "国際規制", strlen("国際規制"), &folded);
    evidence_add_text(evidence, folded.points, folded.count, weigh, NULL);
    strcat(strcpy(whole, heading), text);
    size_t points = ssk_utf8_count(heading, strlen(heading));
    ssk_fold(folder, SSK_FOLD_LITERAL, whole, strlen(whole), &folded);
    double result = evidence_score(evidence, folded.points, folded.count, points);
    assert_true(result <= evidence_most(evidence));
    ssk_folded_free(&folded);
    evidence_free(evidence);
    free(whole);
    return result;
}

static void more_of_the_query_scores_higher(void **state)
{
    (void)state;
    assert_true(score("", "宇宙の開発。") == 0);
    assert_true(score("", "国際の枠組み。") > 0);
    assert_true(score("", "国際の枠組みの規制。") > score("", "国際の枠組み。"));
}

static void words_of_one_sentence_score_higher(void **state)
{
    (void)state;
    assert_true(score("", "国際の枠組みの規制。") > score("", "国際の枠組み。その規制。"));
}

static void words_side_by_side_score_higher(void **state)
{
    (void)state;
    assert_true(score("", "国際規制の枠組み。") > score("", "国際の枠組みの規制。"));
}

static void a_heading_counts_in_every_sentence(void **state)
{
    (void)state;
    assert_true(score("国際", "枠組み。その規制。") > score("", "枠組み。その規制。"));
    assert_true(score("国際", "") > 0);
}

static void words_at_the_beginning_score_higher(void **state)
{
    (void)state;
    char late[1024] = "";
    for (int i = 0; i < 7; i++)
        strcat(late, "次に述べる宇宙の開発、");
    strcat(late, "国際の枠組みの規制。");
    char early[1024] = "国際の枠組みの規制。";
    for (int i = 0; i < 7; i++)
        strcat(early, "次に述べる宇宙の開発、");
    assert_true(score("", early) > score("", late));
}

/* A word says the same once or often; its bigrams are weighed by how often they come, less each time. */
static void repetition_adds_little(void **state)
{
    (void)state;
    double once = score("", "規制。"), twice = score("", "規制の規制。"),
           often = score("", "規制の規制の規制。");
    assert_true(twice > once && often > twice);
    assert_true(often - twice < twice - once && often < once * 1.2);
}

static void long_queries_are_cut_short_not_refused(void **state)
{
    (void)state;
    struct evidence *evidence = evidence_new(100);
    uint32_t points[4096];
    for (size_t i = 0; i < 4096; i++)
        points[i] = (uint32_t)(0x4e00 + i);
    for (int i = 0; i < 1000; i++)
        evidence_add_string(evidence, evidence_add_word(evidence, 1.0), points + i, 2);
    evidence_add_text(evidence, points, 4096, weigh, NULL);
    assert_true(evidence_score(evidence, points, 4096, 0) > 0);
    evidence_free(evidence);
}

static void no_text_scores_above_the_most(void **state)
{
    (void)state;
    char often[8192] = "";
    for (int i = 0; i < 200; i++)
        strcat(often, "国際規制を");
    score("国際規制", often);
    score("国際規制、", "国際規制。国際規制！");
    score("", "国際規制");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_of_the_query_scores_higher),
        cmocka_unit_test(words_of_one_sentence_score_higher),
        cmocka_unit_test(words_side_by_side_score_higher),
        cmocka_unit_test(a_heading_counts_in_every_sentence),
        cmocka_unit_test(words_at_the_beginning_score_higher),
        cmocka_unit_test(repetition_adds_little),
        cmocka_unit_test(no_text_scores_above_the_most),
        cmocka_unit_test(long_queries_are_cut_short_not_refused),
    };
    assert_int_equal(ssk_folder_new(&folder, NULL, NULL), SSK_OK);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ssk_folder_free(folder);
    return failed;
}
