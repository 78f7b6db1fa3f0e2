/* Vertical writing, its tiers, ruby and marks. Each test draws its own pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

static void test_vertical(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    static const char *const lines[] = {
        "　国会は国権の最高機関であって、国の唯一の", "立法機関である。その組織と運営は法律でこれ",
        "を定める。", "　内閣は行政権の行使について、国会に対して", "連帯して責任を負うものとされている。"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        make_run(&pdf, 2, 500 - 22.0 * (double)i, 100, 12, lines[i]);
    read_good(&pdf, &document);
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|国会は国権の最高機関であって、国の唯一の立法機関である。その組織と運営は法律でこれを定める。"
        "|内閣は行政権の行使について、国会に対して連帯して責任を負うものとされている。");
    document_free(&document);
}

/* Two tiers with a rule between, whose lines follow one another at different distances; a head across the
 * page above them. */
static void test_tiers(void **state)
{
    (void)state;
    static const char *const upper[] = {"　村は、井戸の水を年に二度調べ、",
                                        "その結果を役場の前に掲げるものと", "する。",
                                        "　町は、市の立つ日を定める。"};
    static const char *const lower[] = {"　県は、峠の道の雪を除き、冬の間",
                                        "も荷車が通れるようにするものとす", "る。",
                                        "　国は、岬に灯台を置き、船の行き", "来を守る。"};
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 100, 80, 12, "四月一日");
    make_text(&pdf, 400, 80, 12, "町報");
    make_rule(&pdf, 60, 96, 540, 96);
    make_rule(&pdf, 60, 330, 540, 330);
    for (size_t i = 0; i < 4; i++)
        make_run(&pdf, 2, 520 - 23.0 * (double)i, 110, 12, upper[i]);
    for (size_t i = 0; i < 5; i++)
        make_run(&pdf, 2, 520 - 19.0 * (double)i, 344, 12, lower[i]);
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|四月一日町報|村は、井戸の水を年に二度調べ、その結果を役場の前に掲げるものとする。"
                        "|町は、市の立つ日を定める。|県は、峠の道の雪を除き、冬の間も荷車が通れるようにする"
                        "ものとする。|国は、岬に灯台を置き、船の行き来を守る。");
    document_free(&document);
}

static void test_ruby_and_marks(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_lines(&pdf, 60, 100, 12,
               "　国土強靱化の基本計画を定め、防災のための施設を整えることとしている。地域\nの実情に応じた取"
               "組を進める。");
    make_text(&pdf, 110, 95, 5, "じん");
    make_text(&pdf, 60, 160, 12, "支援の対象を広げた");
    make_text(&pdf, 168, 158, 6, "2");
    make_text(&pdf, 171, 160, 12, "ところである。");
    make_text(&pdf, 60, 200, 12, "港の労働者");
    make_text(&pdf, 120, 198, 6, "注12");
    make_text(&pdf, 132, 200, 12, "の数を調べる。");
    read_good(&pdf, &document);
    assert_non_null(strstr(lines_of(&document, LINE_TEXT), "国土強靱化の"));
    assert_null(strstr(lines_of(&document, LINE_TEXT), "じん"));
    assert_non_null(strstr(lines_of(&document, LINE_TEXT), "広げた²ところである。"));
    assert_non_null(strstr(lines_of(&document, LINE_TEXT), "労働者¹²の数"));
    document_free(&document);
}

/* Kanji and kana of a font for horizontal writing, one below the other, and marks of one for vertical
 * writing, which poppler puts beside and above their place. */
static void test_marks_of_a_vertical_font(void **state)
{
    (void)state;
    static const char *const lines[] = {"村は、井戸の水を年に二度調べてその結果を",
                                        "「村報」に載せるものとし、町は市の立つ日",
                                        "を前の月の終わりまでに知らせる。"};
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        double x = 500 - 22.0 * (double)i, y = 100;
        for (const char *at = lines[i]; *at; at += 3, y += 12) {
            char character[] = {at[0], at[1], at[2], '\0'};
            bool mark = strstr("、。「」", character) != NULL;
            make_run(&pdf, mark ? 2 : 1, mark ? x : x - 6, mark ? y : y + 1, 12, character);
        }
    }
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|村は、井戸の水を年に二度調べてその結果を「村報」に載せるものとし、町は市の立つ日を"
                        "前の月の終わりまでに知らせる。");
    document_free(&document);
}

/* A page printed sideways: its lines run up. */
static void test_sideways(void **state)
{
    (void)state;
    static const char *const lines[] = {"　市は、図書館の開く日を広報で知らせ", "る。",
                                        "　館長は、貸出の数を年に一度数える。"};
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        make_turned(&pdf, 100 + 22.0 * (double)i, 600, 12, 89.9, lines[i]);
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|市は、図書館の開く日を広報で知らせる。|館長は、貸出の数を年に一度数える。");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vertical),       cmocka_unit_test(test_tiers),
        cmocka_unit_test(test_ruby_and_marks), cmocka_unit_test(test_marks_of_a_vertical_font),
        cmocka_unit_test(test_sideways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
