/* Text → words with positions, and bigrams. Add a case by adding a row: words are written `term@position`, a
 * compound whose parts follow `[term@position]`, function words and marks are left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/buffer.h"
#include "seisaku/terms.h"

static struct ssk_dictionary *dictionary;
static struct ssk_analyzer *analyzer;

static int open_dictionary(void **state)
{
    (void)state;
    struct ssk_error error = {""};
    if (ssk_dictionary_open(&dictionary, &error) != SSK_OK)
        fail_msg("%s", error.message);
    assert_int_equal(ssk_analyzer_new(&analyzer, dictionary, &error), SSK_OK);
    return 0;
}

static int close_dictionary(void **state)
{
    (void)state;
    ssk_analyzer_free(analyzer);
    ssk_dictionary_free(dictionary);
    return 0;
}

static void show(struct ssk_buffer *out, const char *text)
{
    const struct ssk_term *terms;
    size_t count;
    assert_int_equal(ssk_analyze(analyzer, text, strlen(text), &terms, &count), SSK_OK);
    for (size_t i = 0; i < count; i++)
        if (terms[i].length)
            ssk_buffer_printf(out, terms[i].whole ? "%s[%s@%u]" : "%s%s@%u", out->length ? " " : "",
                              terms[i].text, terms[i].position);
}

static const struct {
    const char *text, *words;
} analyses[] = {
    {"国際的な規制", "国際@1 的@2 規制@3"},
    {"情報の共有", "情報@1 共有@2"},
    {"情報、共有", "情報@1 共有@3"},
    {"（情報）共有", "情報@2 共有@4"},
    {"見直しを行う", "見ミナオス@1 行オコナウ@2"},
    {"見直す", "見ミナオス@1"},
    {"確保する", "確保@1"},
    {"サーバー", "サーバ@1"},
    {"サーバ", "サーバ@1"},
    {"人々", "人@1 人@2"},
    {"国国", "国@1 国@2"},
    {"三月", "3@1 月@2"},
    {"五月一日", "5@1 月@2 1@3 日@4"},
    {"5月1日", "5@1 月@2 1@3 日@4"},
    {"二十四年度", "24@1 年度@2"},
    {"２４年度", "24@1 年度@2"},
    {"1,200人", "1200@1 人@2"},
    {"令和6年度", "[令和@0] 2024@1 年度@2"},
    {"R6年度", "2024@1 年度@2"},
    {"平成32年度", "[平成@0] 2020@1 年度@2"},
    {"三月末", "3@1 月@2 末@3"},
    {"月末", "月末@1"},
    {"事業年末", "事業@1 年末@2"},
    {"三、月末", "3@1 月末@3"},
    {"三目標", "3@1 目標@2"},
    {"三中央", "3@1 中央@2"},
    {"三月中旬", "3@1 月@2 中旬@3"},
    {"第一", "第@1 1@2"},
    {"第1", "第@1 1@2"},
    {"こと", ""},
    {"", ""},
};

static void analyses_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof analyses / sizeof *analyses; i++) {
        struct ssk_buffer words = SSK_BUFFER_INIT;
        show(&words, analyses[i].text);
        assert_string_equal(ssk_buffer_string(&words), analyses[i].words);
        ssk_buffer_free(&words);
    }
}

static void a_compound_stands_where_its_first_part_does(void **state)
{
    (void)state;
    struct ssk_buffer words = SSK_BUFFER_INIT;
    show(&words, "国家公安委員会の所管");
    const char *last = strstr(ssk_buffer_string(&words), "所管@");
    assert_non_null(last);
    assert_non_null(strstr(ssk_buffer_string(&words), "公安@"));
    ssk_buffer_free(&words);
}

static void a_term_knows_its_place_in_the_original(void **state)
{
    (void)state;
    const struct ssk_term *terms;
    size_t count;
    const char *text = "㍿ 令和6年度"; /* ㍿ is one point that folds to four */
    assert_int_equal(ssk_analyze(analyzer, text, strlen(text), &terms, &count), SSK_OK);
    bool found = false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(terms[i].text, "2024") == 0) {
            found = true;
            assert_int_equal(terms[i].start, 2);
            assert_int_equal(terms[i].end, 5);
        }
    assert_true(found);
}

static void very_long_words_are_cut(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (int i = 0; i < 3000; i++)
        ssk_buffer_append_char(&text, 'a');
    const struct ssk_term *terms;
    size_t count;
    assert_int_equal(ssk_analyze(analyzer, text.data, text.length, &terms, &count), SSK_OK);
    for (size_t i = 0; i < count; i++)
        assert_true(terms[i].length <= SSK_TERM_LIMIT);
    ssk_buffer_free(&text);
}

static void add_bigram(const char *bigram, size_t length, void *context)
{
    ssk_buffer_append(context, bigram, length);
    ssk_buffer_append_char(context, ' ');
}

static void bigrams_cover_the_text_and_its_end(void **state)
{
    (void)state;
    struct ssk_folded folded = {0};
    struct ssk_buffer all = SSK_BUFFER_INIT, inner = SSK_BUFFER_INIT;
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, "国 のA", strlen("国 のA"), &folded),
                     SSK_OK);
    ssk_bigrams(&folded, true, add_bigram, &all);
    ssk_bigrams(&folded, false, add_bigram, &inner);
    assert_string_equal(ssk_buffer_string(&inner), "国の のa ");
    assert_string_equal(ssk_buffer_string(&all), "国の のa a\xf4\x8f\xbf\xbf ");
    ssk_buffer_free(&all);
    ssk_buffer_free(&inner);
    ssk_folded_free(&folded);
}

/* A word, whether it always has a term, and these. */
static const struct {
    const char *word;
    bool told;
    const char *terms;
} alone[] = {
    {"本", true, "本 "},     {"日", false, NULL}, /* その日: a function noun */
    {"龘", false, NULL},                          /* no entry */
    {"日本", true, "日本 "}, {"半導", true, ""},  /* never one word */
};

static void words_by_themselves_have_terms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
        struct ssk_strings terms = {0};
        struct ssk_buffer all = SSK_BUFFER_INIT;
        bool told;
        assert_int_equal(ssk_word_terms(&terms, &told, analyzer, alone[i].word, strlen(alone[i].word)),
                         SSK_OK);
        for (size_t j = 0; j < terms.count; j++)
            ssk_buffer_printf(&all, "%s ", terms.items[j]);
        if (told != alone[i].told || (told && strcmp(ssk_buffer_string(&all), alone[i].terms) != 0))
            fail_msg("%s: %d, %s", alone[i].word, told, ssk_buffer_string(&all));
        ssk_buffer_free(&all);
        ssk_strings_free(&terms);
    }
}

/* データローカライゼーション, in short: a noun before a word that no dictionary has. */
static void show_loan_word(struct ssk_buffer *out, int number)
{
    static const char *const nouns[] = {
        "アイデア", "データ",   "アンテナ", "モデル",   "エンジン", "テスト",   "カタログ", "サービス",
        "サンプル", "カメラ",   "スタイル", "スポーツ", "タイトル", "テレビ",   "テキスト", "デジタル",
        "トンネル", "ニュース", "ラジオ",   "バランス", "ビジネス", "ブランド", "ホテル",   "ポイント",
        "メディア", "ガラス",   "ユーザー", "レポート", "ロボット", "ワクチン"};
    static const char *const kana[] = {"ゾ", "ヌ", "ヘ", "ベ", "ム", "モ", "ヨ", "ザ"};
    const char *noun = nouns[number / 64];
    char word[64];
    snprintf(word, sizeof word, "%s%s%sヌ%sゾ", noun, strlen(noun) < 12 ? "ヌ" : "", kana[number / 8 % 8],
             kana[number % 8]);
    show(out, word);
}

/* What was found of words is kept, in fewer places than there are words here, all of one length: each has its
 * own parts, whatever came before it: of another analyzer in the other order. */
static void many_words_do_not_mix(void **state)
{
    (void)state;
    struct ssk_analyzer *first = analyzer;
    enum { WORDS = 30 * 64 };
    struct ssk_buffer *found = calloc(WORDS, sizeof *found), again = SSK_BUFFER_INIT;
    assert_non_null(found);
    for (int i = 0; i < WORDS; i++)
        show_loan_word(&found[i], i);
    assert_string_equal(ssk_buffer_string(&found[0]), "[アイデアゾヌゾゾ@1] アイデア@1 ゾヌゾゾ@2");
    assert_int_equal(ssk_analyzer_new(&analyzer, dictionary, NULL), SSK_OK);
    for (int i = WORDS; i-- > 0; ssk_buffer_clear(&again)) {
        show_loan_word(&again, i);
        assert_string_equal(ssk_buffer_string(&again), ssk_buffer_string(&found[i]));
        ssk_buffer_free(&found[i]);
    }
    ssk_buffer_free(&again);
    free(found);
    ssk_analyzer_free(analyzer);
    analyzer = first;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analyses_hold),
        cmocka_unit_test(a_compound_stands_where_its_first_part_does),
        cmocka_unit_test(a_term_knows_its_place_in_the_original),
        cmocka_unit_test(very_long_words_are_cut),
        cmocka_unit_test(bigrams_cover_the_text_and_its_end),
        cmocka_unit_test(words_by_themselves_have_terms),
        cmocka_unit_test(many_words_do_not_mix),
    };
    return cmocka_run_group_tests(tests, open_dictionary, close_dictionary);
}
