/* Columns, figures and lines that lie unevenly, read as a person reads them. Each test draws its own pages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

static void test_columns(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 60, 20, "新しい政策の白書");
    make_lines(&pdf, 60, 120, 12,
               "　政府は電子行政を進めるため、各府省の計画\nを定め、その進み方を毎年度の初めに評価し\n"
               "て公表することとした。計画は三年ごとに見\n直し、専門家の意見を広く聴いたうえで改め\nるものと"
               "し、地方公共団体と連携しながら国\n"
               "民の利便を高めるよう取り組むこととしてい");
    make_lines(&pdf, 325, 120, 12,
               "る。\n　また、人材の育成も重要であり、学校教育\nから専門家の養成までを一体として進めるこ\n"
               "とが求められる。民間の知見も活用し、官民\nの交流を促す仕組みを整える。さらに国際的\nな議論に"
               "も加わる。");
    read_good(&pdf, &document);
    assert_string_equal(
        strchr(lines_of(&document, LINE_TEXT) + 1, '|'),
        "|政府は電子行政を進めるため、各府省の計画を定め、その進み方を毎年度の初めに評価し"
        "て公表することとした。計画は三年ごとに見直し、専門家の意見を広く聴いたうえで改めるものとし、"
        "地方公共団体と連携しながら国民の利便を高めるよう取り組むこととしている。"
        "|また、人材の育成も重要であり、学校教育から専門家の養成までを一体として進めることが求められる。"
        "民間の知見も活用し、官民の交流を促す仕組みを整える。さらに国際的な議論にも加わる。");
    assert_string_equal(document.title, "新しい政策の白書");
    assert_true(document.pages[0].laid_out);
    document_free(&document);
}

/* Three columns below a heading and above a figure's labels, none of which is parted by rules. */
static void test_three_columns(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    static const char *const columns[] = {"一の段は政府の方針を述べ\nるものであって、その内容\nは閣議で決めら"
                                          "れた。その\n後の経過は次のとおりであ",
                                          "る。二の段は各府省の取組\nを示し、施策ごとに進み方\nを評価している"
                                          "。評価の基\n準は毎年度見直されるもの",
                                          "である。三の段は今後の課\n題を挙げ、次の計画に反映\nさせることを求"
                                          "めている。\n以上が報告の全体である。"};
    make_page(&pdf);
    make_text(&pdf, 60, 60, 12, "報告の概要を三つの段に分けて示す。");
    for (int c = 0; c < 3; c++)
        make_lines(&pdf, 60 + 165 * c, 100, 12, columns[c]);
    make_text(&pdf, 100, 300, 9, "予算");
    make_text(&pdf, 260, 330, 9, "決算");
    make_text(&pdf, 180, 380, 9, "執行");
    read_good(&pdf, &document);
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|報告の概要を三つの段に分けて示す。|"
        "一の段は政府の方針を述べるものであって、その内容は閣議で決められた。"
        "その後の経過は次のとおりである。二の段は各府省の取組を示し、施策ごとに進み方を評価している。"
        "評価の基準は毎年度見直されるものである。三の段は今後の課題を挙げ、次の計画に反映させることを求めてい"
        "る。"
        "以上が報告の全体である。|予算|決算|執行");
    document_free(&document);
}

/* Text set around a figure on its right, whose words keep no line with it. */
static void test_around_figure(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_lines(&pdf, 60, 100, 12,
               "　行政の電子化は国民の利便を高めるために欠かせないものであり、これまでの計画に\nより多くの手"
               "続が窓口に出向くことなく行えるようになった。その仕組みを図に示す。");
    make_lines(&pdf, 60, 141, 12,
               "利用者は共通の入口から手続を選\nび、本人であることを示したうえ\nで申請する。申請は各府省に送"
               "ら\nれ、審査の結果は電子的に通知さ");
    make_text(&pdf, 330, 150, 9, "利用者");
    make_text(&pdf, 450, 163, 9, "共通の入口");
    make_text(&pdf, 380, 192, 9, "各府省");
    make_lines(&pdf, 60, 222.6, 12, "れる。この仕組みは地方公共団体にも広げられることとなっている。");
    read_good(&pdf, &document);
    assert_non_null(strstr(
        lines_of(&document, LINE_TEXT),
        "利用者は共通の入口から手続を選び、本人であることを示したうえで申請する。申請は各府省に送られ、"
        "審査の結果は電子的に通知される。この仕組みは"));
    document_free(&document);
}

/* Head, foot, a tab in the margin and a note, around a sentence that runs over the page's end. */
static void test_running_heads(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    for (int p = 1; p <= 3; p++) {
        char foot[16];
        make_page(&pdf);
        make_text(&pdf, 60, 30, 9, "令和六年版　行政白書");
        make_text(&pdf, 575, 200, 9, "第");
        make_text(&pdf, 575, 209.5, 9, "二");
        make_text(&pdf, 575, 219, 9, "章");
        make_lines(&pdf, 60, 100, 12,
                   p == 1 ? "　行政の電子化は国民の利便を高めるために欠かせないものであり、これまで\n"
                            "の計画により多くの手続が窓口に出向くことなく行えるようになった1。今後も"
                   : p == 3
                       ? "　次の計画は三年後に定める。"
                       : "計画を着実に進め、その成果を毎年度公表していくことが求められているので\nある。");
        if (p == 1) {
            make_rule(&pdf, 60, 700, 200, 700);
            make_text(&pdf, 60, 706, 6, "1");
            make_text(&pdf, 66, 708, 9, "手続の数は巻末の資料による。");
        }
        snprintf(foot, sizeof foot, "- %d -", p + 10);
        make_text(&pdf, 280, 770, 10, foot);
    }
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|行政の電子化は国民の利便を高めるために欠かせないものであり、これまで"
                        "の計画により多くの手続が窓口に出向くことなく行えるようになった1。今後も"
                        "計画を着実に進め、その成果を毎年度公表していくことが求められているのである。"
                        "|次の計画は三年後に定める。");
    assert_non_null(strstr(lines_of(&document, LINE_NOTE), "手続の数は巻末の資料による。"));
    assert_non_null(strstr(lines_of(&document, LINE_SET_ASIDE), "第二章"));
    assert_string_equal(document.pages[1].label, "- 12 -");
    document_free(&document);
}

/* Small print at a page's foot that goes on at the head of the next, over its number: text, and no note. */
static void test_small_print_overleaf(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    for (int p = 1; p <= 2; p++) {
        double y = 100;
        make_page(&pdf);
        if (p == 2)
            y = make_lines(&pdf, 60, y, 9, "その結果は役場に掲げる。");
        make_lines(&pdf, 60, y + 10, 12,
                   "　港には風と波を測る機械が置かれており、その値は毎時間、管理者に送られている。\n"
                   "管理者はこれを船に知らせ、また橋を閉じるかどうかを決めるときの目安としている。\n"
                   "夜の間も見張りは休まず続けられており、三人の係が代わる代わるこれに当たっている。");
        if (p == 1)
            make_lines(&pdf, 60, 700, 9,
                       "※　機械は、毎年一月と七月に係が調べ、正しく動いていないものがあれば、その日のうちに取"
                       "り替えるも"
                       "のとし、");
        make_text(&pdf, 300, 770, 10, p == 1 ? "1" : "2");
    }
    read_good(&pdf, &document);
    assert_non_null(strstr(lines_of(&document, LINE_TEXT), "取り替えるものとし、その結果は役場に掲げる。"));
    assert_string_equal(lines_of(&document, LINE_NOTE), "");
    document_free(&document);
}

/* Words with a box around them stay in their sentence. */
static void test_boxed_words(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_grid(&pdf, (double[]){60, 130, 530}, 3, (double[]){96, 164, 232}, 3);
    make_text(&pdf, 66, 100, 12, "浜の港");
    make_lines(&pdf, 136, 100, 12,
               "・港の長は、船が岸壁に着くまでに、荷の重さ及び船の長さを確\n"
               "かめるものとし、その結果を港湾局に知らせる。引き船の数は、\n"
               "港湾局と船主が話し合って決める。");
    make_text(&pdf, 66, 168, 12, "島の港");
    make_text(&pdf, 136, 168, 12, "・岸壁は三本");
    make_grid(&pdf, (double[]){340, 496}, 2, (double[]){98, 116}, 2);
    make_grid(&pdf, (double[]){136, 184}, 2, (double[]){117, 136}, 2);
    read_good(&pdf, &document);
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|浜の港|・港の長は、船が岸壁に着くまでに、荷の重さ及び船の長さを確かめるものとし、その結果を"
        "港湾局に知らせる。引き船の数は、港湾局と船主が話し合って決める。|島の港|・岸壁は三本");
    document_free(&document);
}

/* A label beside a title, a little higher: that says nothing of the distance of the text's lines, which read
 * on. */
static void test_uneven_lines(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 480, 60, 12, "別紙");
    make_text(&pdf, 220, 69, 12, "各港の船の数");
    make_lines(&pdf, 60, 110, 12,
               "　この式によって一日に着くことができる船の数の総枠を計算すると、次の表の\n"
               "とおりとなるが、潮の高い日には船の長さに応じて岸壁を二つ使うことがあるの\n"
               "で、港の長が別に定める。");
    read_good(&pdf, &document);
    assert_non_null(strstr(lines_of(&document, LINE_TEXT),
                           "計算すると、次の表のとおりとなるが、潮の高い日には船の長さに"
                           "応じて岸壁を二つ使うことがあるので、港の長が別に定める。"));
    document_free(&document);
}

/* The same table with other amounts on each page: no row is a running head, and no amount a label. */
static void test_amounts(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    static const char *const rows[] = {"財産収入", "利子", "合計"};
    for (int p = 0; p < 5; p++) {
        char amount[16];
        make_page(&pdf);
        for (int r = 0; r < 3; r++) {
            make_text(&pdf, 60, 60 + 30 * r, 12, rows[r]);
            snprintf(amount, sizeof amount, "%d", 137 + 37 * p + 211 * r + p * p);
            make_text(&pdf, 300, 60 + 30 * r, 12, amount);
        }
        snprintf(amount, sizeof amount, "%d", 9000 - 770 * p);
        make_text(&pdf, 300, 700, 12, amount);
        snprintf(amount, sizeof amount, "-%d-", p + 4);
        make_text(&pdf, 290, 760, 10, amount);
    }
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    assert_non_null(strstr(text, "財産収入　137|利子　348|合計　559|9000"));
    assert_non_null(strstr(text, "財産収入　301|利子　512|合計　723|5920"));
    assert_string_equal(document.pages[0].label, "-4-");
    assert_string_equal(document.pages[4].label, "-8-");
    document_free(&document);
}

/* An annex's number goes up with the pages, and is none of theirs. */
static void test_annexes(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    for (int p = 0; p < 4; p++) {
        char annex[24];
        make_page(&pdf);
        snprintf(annex, sizeof annex, "別添%d", p + 1);
        make_text(&pdf, 500, 30, 9, annex);
        make_text(&pdf, 60, 100, 12, p % 2 ? "　届出は三日前までにする。" : "　様式は次のとおりとする。");
    }
    read_good(&pdf, &document);
    for (size_t p = 0; p < document.count; p++)
        assert_null(document.pages[p].label);
    document_free(&document);
}

/* The file's own number of a page goes behind the one that is printed there. */
static void test_own_labels(void **state)
{
    (void)state;
    struct make_pdf pdf = {.labels = "A-"};
    struct document document;
    for (int p = 0; p < 3; p++) {
        char foot[16];
        make_page(&pdf);
        make_text(&pdf, 60, 100, 12, p % 2 ? "　届出は三日前までにする。" : "　様式は次のとおりとする。");
        snprintf(foot, sizeof foot, "- %d -", p + 7);
        if (p > 0)
            make_text(&pdf, 280, 770, 10, foot);
    }
    read_good(&pdf, &document);
    assert_string_equal(document.pages[0].label, "A-1");
    assert_string_equal(document.pages[1].label, "- 8 -");
    document_free(&document);
}

/* A box that stands in the middle of a sentence is read after its paragraph. */
static void test_float(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    const double xs[] = {100, 300, 500}, ys[] = {150, 200, 250};
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "行政の電子化は国民の利便を高めるために欠かせないものであり、これまでの");
    make_grid(&pdf, xs, 3, ys, 3);
    make_text(&pdf, 110, 160, 12, "年度");
    make_text(&pdf, 310, 160, 12, "件数");
    make_text(&pdf, 110, 210, 12, "令和五年度");
    make_text(&pdf, 310, 210, 12, "二千件");
    make_text(&pdf, 60, 290, 12, "計画により多くの手続が窓口に出向くことなく行えるようになった。");
    read_good(&pdf, &document);
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|行政の電子化は国民の利便を高めるために欠かせないものであり、これまでの"
        "計画により多くの手続が窓口に出向くことなく行えるようになった。|年度|件数|令和五年度|二千件");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_three_columns),
        cmocka_unit_test(test_around_figure),
        cmocka_unit_test(test_running_heads),
        cmocka_unit_test(test_small_print_overleaf),
        cmocka_unit_test(test_boxed_words),
        cmocka_unit_test(test_uneven_lines),
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_annexes),
        cmocka_unit_test(test_own_labels),
        cmocka_unit_test(test_float),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
