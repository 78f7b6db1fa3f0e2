/* Headings, titles and labels of pages; slides. Each test draws its own pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

static void test_headings(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 80, 18, "第１章");
    make_text(&pdf, 150, 80, 18, "はじめに");
    make_text(&pdf, 60, 130, 15, "１　背景");
    make_lines(
        &pdf, 60, 170, 12,
        "　行政の電子化は国民の利便を高めるために欠かせないものであり、これまでの計画に\nより進められた。");
    make_text(&pdf, 60, 230, 15, "２　離島の通信を確かなものとするために国と地方公共団体が共に行うこと");
    make_lines(&pdf, 60, 270, 12, "　計画を着実に進め、その成果を公表する。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_HEADING),
                        "|第１章　はじめに|１　背景"
                        "|２　離島の通信を確かなものとするために国と地方公共団体が共に行うこと");
    assert_int_equal(document.pages[0].lines[0].level, 1);
    assert_int_equal(document.pages[0].lines[1].level, 2);
    assert_string_equal(document.title, "第１章 はじめに");
    document_free(&document);
}

/* A title of two lines above a short notice with a table: whole, though its text covers most of the page; its
 * blanks, as wide as its characters, make no columns. */
static void test_long_title(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 80, 20, "「渡し場の灯の数をふやす仕事」を引き受ける村");
    make_text(&pdf, 250, 109, 20, "の決定について");
    make_text(&pdf, 60, 150, 11, "　村を定めましたので、お知らせします。");
    make_page(&pdf);
    make_text(&pdf, 100, 80, 20, "渡し場の見守りの会");
    make_text(&pdf, 300, 80, 20, "第四十八の集まり");
    make_text(&pdf, 270, 109, 20, "記録");
    make_lines(&pdf, 60, 150, 11,
               "　潮の高さを毎朝測り、町の係に知らせる仕組みを整えることについて、次のとおり話\nし合った。"
               "\n　船の出入りを記し、月ごとにまとめて公表することとする。係は、冬の前に道具をそろ\nえる。"
               "\n　灯の数は、村ごとに定める。");
    read_good(&pdf, &document);
    assert_string_equal(document.title, "「渡し場の灯の数をふやす仕事」を引き受ける村の決定について");
    assert_non_null(strstr(lines_of(&document, LINE_HEADING), "渡し場の見守りの会　第四十八の集まり"));
    document_free(&document);
}

/* Text set flush left below a title goes on from nothing above the title. */
static void test_text_below_title(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 80, 11, "各渡し場の長　殿");
    make_text(&pdf, 401, 94, 11, "（　印　は　略　）");
    make_text(&pdf, 60, 110, 16, "渡し船の灯の取扱いについて");
    make_lines(&pdf, 60, 132, 11,
               "渡し船の灯については、昔からのならわしによってきたところであるが、船の数がふえた\n"
               "ので、別紙のとおり改めることとした。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|各渡し場の長　殿|（　印　は　略　）|渡し船の灯の取扱いについて"
                        "|渡し船の灯については、昔からのならわしによってきたところであるが、船の数がふえた"
                        "ので、別紙のとおり改めることとした。");
    document_free(&document);
}

/* Slides: boxes side by side whose lines take turns, labels that overlap, bullets, and the next slide. */
static void test_slides(void **state)
{
    (void)state;
    struct make_pdf pdf = {.lying = true};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 240, 40, 28, "港の見守りの進め方");
    make_lines(&pdf, 60, 120, 16, "・潮の高さを毎朝測り、町の係に\n　知らせる仕組みを整える");
    make_lines(&pdf, 410, 129, 16, "・船の出入りを記し、月ごとに\n　まとめて公表することとする");
    make_text(&pdf, 100, 300, 14, "事業者による");
    make_text(&pdf, 112, 313, 14, "見守り");
    make_text(&pdf, 190, 307, 14, "町の手助け");
    make_text(&pdf, 178, 320, 14, "を求める");
    make_page(&pdf);
    make_text(&pdf, 280, 40, 28, "次の年の予定");
    make_text(&pdf, 60, 120, 16, "・見守りの道具を三つの港に置く");
    make_page(&pdf);
    make_text(&pdf, 340, 40, 28, "三つめの港");
    make_text(&pdf, 60, 60, 16, "・道具を置く");
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    assert_non_null(strstr(text, "・潮の高さを毎朝測り、町の係に知らせる仕組みを整える|"));
    assert_non_null(strstr(text, "|・船の出入りを記し、月ごとにまとめて公表することとする|"));
    assert_non_null(strstr(text, "|事業者による見守り|"));
    assert_non_null(strstr(text, "|町の手助けを求める"));
    assert_string_equal(document.pages[2].lines[0].text, "三つめの港");
    bool apart[2] = {false, false};
    for (size_t p = 0; p < 2; p++)
        for (size_t l = 0; l < document.pages[p].count; l++)
            if (strncmp(document.pages[p].lines[l].text, p ? "次の" : "・船", 6) == 0)
                apart[p] = document.pages[p].lines[l].apart;
    assert_true(apart[0] && apart[1]);
    assert_int_equal(document.genre, SSK_GENRE_SLIDES);
    document_free(&document);
}

/* The first page in one size: letterhead, title, text. */
static void test_title_of_notice(void **state)
{
    (void)state;
    struct make_pdf pdf = {.title = "Slide 1"};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 440, 60, 12, "総河第０１２３号");
    make_text(&pdf, 440, 80, 12, "令和六年七月九日");
    make_text(&pdf, 60, 120, 12, "各地方整備局河川部長　殿");
    make_text(&pdf, 380, 160, 12, "水管理局総務課長");
    make_text(&pdf, 186, 220, 12, "河川敷の占用の取扱いについて");
    make_lines(
        &pdf, 60, 260, 12,
        "　河川敷の占用については、先に示した方針によって取り扱ってきたところである\nが、今般これを改め "
        "ることとしたので、管内の関係機関に知らせられたい。");
    make_text(&pdf, 294, 330, 12, "記");
    read_good(&pdf, &document);
    assert_string_equal(document.title, "河川敷の占用の取扱いについて");
    document_free(&document);
}

/* The file's own title counts where the first pages print it, in whatever width; a bill's title is not its
 * number; a large title ends with its lines. */
static void test_titles(void **state)
{
    (void)state;
    struct make_pdf pdf = {.title = "ABC 2031 survey of harbours"};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 60, 18, "港湾課");
    make_text(&pdf, 60, 100, 12, "ＡＢＣ２０３１　Survey of Harbours");
    make_lines(&pdf, 60, 140, 12, "　港の深さを測った結果をここに示す。");
    read_good(&pdf, &document);
    assert_string_equal(document.title, "ABC 2031 survey of harbours");
    document_free(&document);

    pdf = (struct make_pdf){.title = "Bill 12 of another year"};
    make_page(&pdf);
    make_text(&pdf, 60, 60, 12, "議案第４１号");
    make_text(&pdf, 60, 90, 12, "　灯台の見学に関する条例");
    make_text(&pdf, 60, 120, 12, "令和九年二月三日提出");
    make_text(&pdf, 300, 150, 12, "岬町長　海野なぎさ");
    make_lines(&pdf, 60, 200, 12, "第一条　この条例は、灯台の見学について定める。");
    read_good(&pdf, &document);
    assert_string_equal(document.title, "灯台の見学に関する条例");
    document_free(&document);

    pdf = (struct make_pdf){0};
    make_page(&pdf);
    make_text(&pdf, 160, 200, 24, "沿岸の見守りの");
    make_text(&pdf, 160, 240, 24, "手引（案）");
    make_text(&pdf, 220, 400, 16, "令和九年五月");
    make_page(&pdf);
    make_lines(&pdf, 60, 100, 12,
               "　この手引は、沿岸の見守りに当たる人のためのものである。潮の満ち引きと風の\n"
               "強さを毎朝記し、変わったことがあれば町の係に知らせる。係は三日のうちに答え\n"
               "ることとし、答えは見守りに当たる人の全てに伝える。");
    read_good(&pdf, &document);
    assert_string_equal(document.title, "沿岸の見守りの手引（案）");
    document_free(&document);
}

/* A list of labels with what belongs to them is read across, not down. */
static void test_labels(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    static const char *const rows[][2] = {
        {"日時", "令和六年四月一日"}, {"場所", "合同庁舎会議室"}, {"議題", "今後の進め方"}};
    make_page(&pdf);
    for (int i = 0; i < 3; i++) {
        make_text(&pdf, 60, 100 + 22 * i, 12, rows[i][0]);
        make_text(&pdf, 200, 100 + 22 * i, 12, rows[i][1]);
    }
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|日時　令和六年四月一日|場所　合同庁舎会議室|議題　今後の進め方");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),        cmocka_unit_test(test_text_below_title),
        cmocka_unit_test(test_long_title),      cmocka_unit_test(test_slides),
        cmocka_unit_test(test_title_of_notice), cmocka_unit_test(test_titles),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
