/* Which texts are told, without analysis, not to hold two words together. Add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/adjoining/adjoining.h"
#include "tests/unit/with_dictionary.h"

static const struct {
    const char *first, *second, *text;
    bool may;
} rows[] = {
    {"安全", "保障", "国の安全保障", true},
    {"安全", "保障", "安全の保障", true},
    {"安全", "保障", "安全についての保障", true},
    {"安全", "保障", "安全を確保し、所得を保障する", false},
    {"安全", "保障", "安全。保障", false},
    {"安全", "保障", "保障と安全", false},
    {"安全", "保障", "学校の安全と、生活の安全の保障", true},
    {"安全", "保障", "安全と老後生活水準維持向上の保障", false},
    {"安全", "保障", "安全のセーフティネットと保障", false},
    {"産業", "業界", "産業界", true},           /* one begins within the other */
    {"取組", "推進", "取り組みの推進", true},   /* a word of several spellings is not looked for */
    {"十分", "保障", "じゅうぶんな保障", true}, /* nor what has a numeral in it */
    {"国国", "保障", "国々の、また保障", true}, /* nor what 々 may stand for */
    {"県", "保障", "福祉の保障", false},
    {"労働", "者", "労働の義務を負う者", true},
    {"労働", "者", "労働時間、休日その他の労働条件", false},
    {"人", "者", "人々者", true}, /* 々 is any kanji */
    {"1", "条", "第二項から第二条まで", false},
    {"1", "条", "第二十一条", true}, /* the number may be cut otherwise */
    {"1", "条", "第1条", true},
    {"21", "条", "第二一条、第二十二条", true},
    {"22", "条", "第二一条、第二十一条", false},
    {"3", "年", "三年", true},
    {"3", "年", "令和三月、第五年", false},
    {"3", "条", "第参条", true},            /* a numeral at some places */
    {"500", "円", "伍百円", true},          /* likewise */
    {"2", "3", "二、三の例", true},         /* numbers in a row have commas between */
    {"20", "歳", "二十才の者", true},       /* 才 stands for 歳 */
    {"2024", "年", "令和六年", true},       /* nor a western year */
    {"年", "計画", "令和六年の予算", true}, /* nor what forms of years leave out */
    {"サイバ", "セキュリティ", "サイバーセキュリティー", true},
    {"サイバ", "セキュリティ", "サイバ-・セキュリティの", true},
    {"サイバ", "セキュリティ", "サイバー攻撃、セキュリティ", false},
    {"サイバ", "セキュリティ", "セキュリティとサイバー", false},
    {"バイオリン", "協奏曲", "ヴァイオリン協奏曲", true},
    {"バイオリン", "協奏曲", "ブァイオリンの協奏曲", true},
    {"インターフェース", "設計", "インターフェイスの設計", true},
    {"インターフェース", "設計", "インタフェースと、画面の設計", false},
    {"オンライン", "申請", "オンラインでの申請", true},
    {"カタカタ", "作業", "カタヽヽの作業", true}, /* ヽ is any kana */
    {"カタカタ", "作業", "カタヾヾの作業", true},
    {"カタカタ", "作業", "カタゝゝの作業", true},
    {"カタカタ", "作業", "カタゞゞの作業", true},
    {"作業", "カタカタ", "作業のカタヽヽ", true},
    {"福祉", "保障", "いすゞの福祉", false}, /* which are of no kanji */
    {"5", "パーセント", "五%", true},        /* % reads so */
    {"ウイ", "作業", "福祉の作業", true},    /* nothing in it is spelt in one way */
    {"データ", "保障", "福祉の保障", false},
};

static bool may_adjoin(const char *first, const char *second, const char *text, uint32_t distance)
{
    char *terms[] = {(char *)first, (char *)second};
    uint32_t offsets[] = {0, distance};
    const struct spelling spelling = {.terms = terms, .offsets = offsets, .term_count = 2};
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text), &folded), SSK_OK);
    bool may = words_may_adjoin(&spelling, &folded, NULL, dictionary->okurigana);
    ssk_folded_free(&folded);
    return may;
}

static void tells_texts_that_cannot_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (may_adjoin(rows[i].first, rows[i].second, rows[i].text, 1) != rows[i].may)
            fail_msg("%s %s: %s", rows[i].first, rows[i].second, rows[i].text);
}

/* 第一条: what adjoins one place of a word does not adjoin another. */
static void follows_one_place(void **state)
{
    (void)state;
    char *terms[] = {"第", "1", "条"};
    uint32_t offsets[] = {0, 1, 2};
    const struct spelling spelling = {.terms = terms, .offsets = offsets, .term_count = 3};
    static const char *const texts[] = {"第二条第一項", "第二条に、第一条"};
    for (int i = 0; i < 2; i++) {
        struct ssk_folded folded = {0};
        assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, texts[i], strlen(texts[i]), &folded),
                         SSK_OK);
        assert_int_equal(words_may_adjoin(&spelling, &folded, NULL, dictionary->okurigana), i == 1);
        ssk_folded_free(&folded);
    }
}

/* A comma that was typed between two words takes a place of its own. */
static void leaves_words_that_do_not_adjoin(void **state)
{
    (void)state;
    assert_true(may_adjoin("安全", "保障", "安全、保障", 2));
}

/* A term, a text, where words begin in it ("|"), how many places it has there, and whether that is all of it.
 */
static const struct {
    const char *term, *text;
    size_t places;
    bool sure;
} placed[] = {
    {"サイバ", "|サイバー|攻撃|と|サイバ|", 2, true},
    {"安全", "|食料|安全|保障|の|安全|", 2, true},
    {"安全", "|食料安全|保障|", 0, true},
    {"安全", "|安|全|", 1, false},        /* two words there */
    {"枠ワクグミ", "|枠組み|", 0, false}, /* spelt in several ways */
    {"年度", "|2|年度|", 1, true},
    {"年", "|2|年|", 0, false},          /* may be left out */
    {"サイバ", "|サイバ|ヽ|", 0, false}, /* ヽ is any kana */
};

/* The text without its bars; where they were, as bits. */
static void part(const char *parted, char *text, unsigned char *bounds)
{
    for (size_t point = 0, byte = 0; parted[byte];) {
        if (parted[byte] == '|') {
            bounds[point / 8] |= (unsigned char)(1u << point % 8);
            byte++;
            continue;
        }
        size_t start = byte;
        ssk_utf8_next(parted, strlen(parted), &byte);
        memcpy(text, parted + start, byte - start);
        text += byte - start;
        *text = '\0';
        point++;
    }
}

static void finds_places_of_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof placed / sizeof *placed; i++) {
        char text[128] = "";
        unsigned char bounds[8] = {0};
        part(placed[i].text, text, bounds);
        const struct ssk_record record = {
            .text = text, .text_length = strlen(text), .bounds = bounds, .bounds_length = sizeof bounds};
        struct ssk_folded folded = {0};
        struct word_places places = {0};
        bool sure;
        assert_int_equal(ssk_fold(dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text), &folded), SSK_OK);
        assert_true(word_places_find(&places, &sure, placed[i].term, &(struct bounded_text){&folded, &record},
                                     dictionary->okurigana));
        if (sure != placed[i].sure || places.count != placed[i].places)
            fail_msg("%s in %s: %zu places", placed[i].term, placed[i].text, places.count);
        free(places.items);
        ssk_folded_free(&folded);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_texts_that_cannot_match),
        cmocka_unit_test(follows_one_place),
        cmocka_unit_test(leaves_words_that_do_not_adjoin),
        cmocka_unit_test(finds_places_of_words),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
