/* Decoding, width, folding and its way back, grapheme cuts. Add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "seisaku/unicode.h"

static const char *const variants = "# test\n髙\t高\n國\t国\n沢\t澤\n亜\t亞\n";

static struct ssk_folder *open_folder(void)
{
    char path[] = "/tmp/seisaku-variants-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    fputs(variants, file);
    fclose(file);
    struct ssk_folder *folder;
    struct ssk_error error = {""};
    assert_int_equal(ssk_folder_new(&folder, path, &error), SSK_OK);
    remove(path);
    return folder;
}

static const struct {
    const char *text, *literal, *words;
} folds[] = {
    {"ＮＡＴＯ", "nato", "nato"},
    {"2024 年度", "2024年度", "2024年度"},
    {"data  localization", "datalocalization", "data localization"},
    {"ｶﾞｲﾄﾞ", "ガイド", "ガイド"},
    {"か\xe3\x82\x99", "が", "が"},
    {"㍿", "株式会社", "株式会社"},
    {"國", "国", "国"},
    {"髙い", "高い", "高い"},
    {"亜沢", "亞澤", "亞澤"},
    {"ヴァイオリン", "ヴァイオリン", "バイオリン"},
    {"ラヴ", "ラヴ", "ラブ"},
    {"こゝろ", "こゝろ", "こころ"},
    {"いすゞ", "いすゞ", "いすず"},
    {"たゞ", "たゞ", "ただ"},
    {"サ−バ", "サ-バ", "サーバ"},
    {"A−B", "a-b", "a-b"},
    {"2021〜2024", "2021~2024", "2021~2024"},
    {"甲―乙─丙‖丁", "甲-乙-丙‖丁", "甲-乙-丙‖丁"},
    {"⋯’", "...'", "⋯’"},
    {"か゛", "が", "が"},
    {"サ－バ－の", "サ-バ-の", "サーバーの"},
    {"ア－日", "ア-日", "ア-日"},
    {"３ヶ月", "3ヶ月", "3カ月"},
    {"三か国", "三か国", "三カ国"},
    {"一か第二か", "一か第二か", "一か第二か"},
    {"茅ケ崎", "茅ケ崎", "茅ヶ崎"},
    {"行つた、当たつては", "行つた、当たつては", "行った、当たっては"},
    {"役立つため、目立つたび、一つて", "役立つため、目立つたび、一つて", "役立つため、目立つたび、一つて"},
    {"戦後かつてない", "戦後かつてない", "戦後かつてない"},
    {"金参拾万円", "金参拾万円", "金三十万円"},
    {"同一参加者", "同一参加者", "同一参加者"},
    {"収拾一切", "収拾一切", "収拾一切"},
    {"Straße", "strasse", "strasse"},
    {"①", "1", "1"},
    {" a　", "a", "a"},
    {"", "", ""},
    {"\xff"
     "a",
     "\xef\xbf\xbd"
     "a",
     "\xef\xbf\xbd"
     "a"},
};

static void folds_text(void **state)
{
    (void)state;
    struct ssk_folder *folder = open_folder();
    for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
        char *literal = ssk_fold_string(folder, SSK_FOLD_LITERAL, folds[i].text, strlen(folds[i].text));
        char *words = ssk_fold_string(folder, SSK_FOLD_WORDS, folds[i].text, strlen(folds[i].text));
        assert_string_equal(literal, folds[i].literal);
        assert_string_equal(words, folds[i].words);
        free(literal);
        free(words);
    }
    ssk_folder_free(folder);
}

static void folded_text_knows_its_source(void **state)
{
    (void)state;
    struct ssk_folder *folder = open_folder();
    struct ssk_folded folded = {0};
    const char *text = "a ㍿ｶﾞ"; /* points: a=0, space=1, ㍿=2, ｶ=3 ﾞ=4 */
    assert_int_equal(ssk_fold(folder, SSK_FOLD_LITERAL, text, strlen(text), &folded), SSK_OK);
    static const uint32_t starts[] = {0, 2, 2, 2, 2, 3}, ends[] = {1, 3, 3, 3, 3, 5};
    assert_int_equal(folded.count, 6);
    assert_memory_equal(folded.starts, starts, sizeof starts);
    assert_memory_equal(folded.ends, ends, sizeof ends);
    ssk_folded_free(&folded);
    ssk_folder_free(folder);
}

static void decodes_malformed_bytes_one_by_one(void **state)
{
    (void)state;
    const char text[] = "\xe3\x81\xed\xa0\x80\xf5z\xc0\x80";
    assert_int_equal(ssk_utf8_count(text, sizeof text - 1), 9);
    size_t byte = 0;
    assert_int_equal(ssk_utf8_next(text, sizeof text - 1, &byte), 0xFFFD);
    assert_int_equal(byte, 1);
}

static void round_trips_every_length(void **state)
{
    (void)state;
    static const uint32_t points[] = {0x24, 0xa2, 0x939, 0x20ac, 0x10348, 0x10ffff};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        char bytes[4];
        size_t byte = 0, length = ssk_utf8_put(bytes, points[i]);
        assert_int_equal(ssk_utf8_next(bytes, length, &byte), points[i]);
        assert_int_equal(byte, length);
    }
}

/* The short ways of decoding and folding answer as the long ones do. */
static void short_ways_agree_with_long_ones(void **state)
{
    (void)state;
    struct ssk_folder *folder = open_folder();
    struct ssk_folded alone = {0}, between = {0};
    for (uint32_t point = 1; point < 0x20000; point++) {
        char text[16] = "";
        size_t length = ssk_utf8_put(text, point), byte = 0, other = 0;
        if (point >= 0xd800 && point < 0xe000)
            continue;
        assert_int_equal(ssk_utf8_next(text, length, &byte), ssk_utf8_next_any(text, length, &other));
        assert_int_equal(byte, other);
        assert_int_equal(ssk_fold(folder, SSK_FOLD_LITERAL, text, length, &alone), SSK_OK);
        length += ssk_utf8_put(text + length, 0x570b); /* 國, which is folded the long way */
        assert_int_equal(ssk_fold(folder, SSK_FOLD_LITERAL, text, length, &between), SSK_OK);
        assert_int_equal(between.count, alone.count + 1);
        if (alone.count) /* nothing is left of a space */
            assert_memory_equal(alone.points, between.points, alone.count * sizeof *alone.points);
    }
    for (int bytes = 0; bytes < 0x10000; bytes++) {
        const char text[] = {(char)0xe3, (char)(bytes >> 8), (char)bytes, 0};
        size_t byte = 0, other = 0;
        assert_int_equal(ssk_utf8_next(text, 3, &byte), ssk_utf8_next_any(text, 3, &other));
        assert_int_equal(byte, other);
        byte = other = 0;
        assert_int_equal(ssk_utf8_next(text, 2, &byte), ssk_utf8_next_any(text, 2, &other));
    }
    ssk_folded_free(&alone);
    ssk_folded_free(&between);
    ssk_folder_free(folder);
}

static void measures_width(void **state)
{
    (void)state;
    assert_int_equal(ssk_display_width("政策a", 7), 5);
    assert_int_equal(ssk_display_width("ｱ", 3), 1);
    assert_int_equal(ssk_display_width("（ー、）〜｠｡", 21), 13);
    assert_int_equal(ssk_display_width("か\u3099ハ\u309a〆\u302a", 18), 6); /* marks take none */
    assert_int_equal(ssk_display_width("e\xcc\x81", 3), 1);
}

static void cuts_between_graphemes(void **state)
{
    (void)state;
    const char *text = "か\xe3\x82\x99x"; /* か + combining mark: 6 bytes, one cluster */
    assert_int_equal(ssk_grapheme_floor(text, 7, 3), 0);
    assert_int_equal(ssk_grapheme_ceiling(text, 7, 3), 6);
    assert_int_equal(ssk_grapheme_floor(text, 7, 6), 6);
    assert_int_equal(ssk_grapheme_ceiling(text, 7, 9), 7);
}

/* Whatever joins the character before it is not cut off. */
static void keeps_marks_with_their_letters(void **state)
{
    size_t joined = 0;
    (void)state;
    for (uint32_t point = 0x80; point < 0x10000; point++) {
        int32_t property = u_getIntPropertyValue((UChar32)point, UCHAR_GRAPHEME_CLUSTER_BREAK);
        bool joins = property == U_GCB_EXTEND || property == U_GCB_SPACING_MARK || property == U_GCB_ZWJ;
        char text[8] = "港";
        if (point >= 0xd800 && point < 0xe000)
            continue;
        size_t length = 3 + ssk_utf8_put(text + 3, point);
        assert_int_equal(ssk_grapheme_floor(text, length, 3), joins ? 0 : 3);
        assert_int_equal(ssk_grapheme_ceiling(text, length, 3), joins ? length : 3);
        joined += joins;
    }
    assert_true(joined > 1000);
}

static bool is_letter(uint32_t point)
{
    return (point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fc) ||
           (point >= 0x4e00 && point <= 0x9fff);
}

/* Whether the folded text has the letters of 日, the point and 本, in this order and nothing else of the
 * kind, and 日 and 本 not side by side. */
static bool keeps_letters(const struct ssk_folded *folded, uint32_t point)
{
    const uint32_t letters[] = {0x65e5, is_letter(point) ? point : 0x672c, 0x672c};
    size_t count = is_letter(point) ? 3 : 2, at = 0;
    for (size_t i = 0; i < folded->count; i++)
        if (is_letter(folded->points[i]) && (at == count || folded->points[i] != letters[at++]))
            return false;
    return at == count && folded->count > 2;
}

/* Whatever stands between two kanji: where folding is said to be steady, it is. */
static void steady_texts_keep_their_letters(void **state)
{
    (void)state;
    struct ssk_folder *folder = open_folder();
    struct ssk_folded folded = {0};
    const uint32_t string[] = {0x65e5, 0x672c};
    size_t steady = 0;
    for (uint32_t point = 1; point < 0x20000; point++) {
        char text[16] = "日";
        if (point >= 0xd800 && point < 0xe000)
            continue;
        size_t length = 3 + ssk_utf8_put(text + 3, point);
        memcpy(text + length, "本", 4);
        if (!ssk_fold_is_steady(folder, text, length + 3, string, 2))
            continue;
        steady++;
        assert_int_equal(ssk_fold(folder, SSK_FOLD_LITERAL, text, length + 3, &folded), SSK_OK);
        if (!keeps_letters(&folded, point))
            fail_msg("U+%04x", point);
    }
    assert_true(steady > 20000);
    assert_false(ssk_fold_is_steady(folder, "日　本", strlen("日　本"), string, 2));
    assert_true(ssk_fold_is_steady(folder, "本　日", strlen("本　日"), string, 2));
    ssk_folded_free(&folded);
    ssk_folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_text),
        cmocka_unit_test(folded_text_knows_its_source),
        cmocka_unit_test(decodes_malformed_bytes_one_by_one),
        cmocka_unit_test(round_trips_every_length),
        cmocka_unit_test(short_ways_agree_with_long_ones),
        cmocka_unit_test(steady_texts_keep_their_letters),
        cmocka_unit_test(measures_width),
        cmocka_unit_test(cuts_between_graphemes),
        cmocka_unit_test(keeps_marks_with_their_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
