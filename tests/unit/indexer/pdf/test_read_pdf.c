/* PDF pages read as a person reads them: columns, tables, notes, vertical writing, running heads. Each test
 * draws its own pages. */
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

static const double TABLE_X[] = {50, 150, 350, 550};

static void test_table(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    const double first[] = {60, 90, 150, 240}, second[] = {60, 120, 180};
    make_page(&pdf);
    make_grid(&pdf, TABLE_X, 4, first, 4);
    make_text(&pdf, 60, 68, 11, "事項");
    make_text(&pdf, 160, 68, 11, "現行");
    make_text(&pdf, 360, 68, 11, "改正案");
    make_lines(&pdf, 56, 96, 11, "第一条\n目的");
    make_lines(&pdf, 156, 96, 11, "この法律は、行政の手続について必要な\n事項を定める。");
    make_lines(&pdf, 356, 96, 11, "この法律は、行政の手続を電子的に行う\nことを定める。");
    make_lines(&pdf, 56, 156, 11, "第二条");
    make_lines(&pdf, 156, 156, 11,
               "申請は、書面により行うものとする。こ\nの場合において、その様式は主務省令で");
    make_lines(&pdf, 356, 156, 11, "申請は、電子情報処理組織を使用して行\nうことができる。");
    make_page(&pdf);
    make_grid(&pdf, TABLE_X, 4, second, 3);
    make_lines(&pdf, 156, 66, 11, "定める。");
    make_lines(&pdf, 356, 66, 11, "様式は主務省令で定める。");
    make_text(&pdf, 56, 126, 11, "第三条");
    make_lines(&pdf, 156, 126, 11, "削除する。");
    read_good(&pdf, &document);
    assert_string_equal(
        lines_of(&document, LINE_TEXT),
        "|事項|現行|改正案|第一条|目的|この法律は、行政の手続について必要な事項を定める。"
        "|この法律は、行政の手続を電子的に行うことを定める。"
        "|第二条|申請は、書面により行うものとする。この場合において、その様式は主務省令で定める。"
        "|申請は、電子情報処理組織を使用して行うことができる。|様式は主務省令で定める。|第三条|削除する。");
    const struct line *line = &document.pages[0].lines[1];
    assert_int_equal(line->column, 2);
    assert_int_equal(line->row, 1);
    document_free(&document);
}

/* New and old text side by side over two pages: each cell's sentence whole, and told which of the two it is;
 * what begins overleaf stays on its page. */
static void test_comparative_table(void **state)
{
    (void)state;
    struct make_pdf pdf = {.lying = true};
    struct document document;
    const double xs[] = {60, 360, 660}, first[] = {60, 90, 300}, second[] = {60, 300};
    make_page(&pdf);
    make_grid(&pdf, xs, 3, first, 3);
    make_text(&pdf, 180, 68, 12, "改　正　後");
    make_text(&pdf, 490, 68, 12, "現　行");
    make_lines(&pdf, 66, 100, 12, "第四条　灯台の見学");
    make_lines(&pdf, 90, 125, 12,
               "イ　見学の受付は、潮の高さを測る係が行\nう。ただし、係が船に乗っているときは、町");
    make_lines(&pdf, 366, 100, 12, "第四条　灯台の見学");
    make_lines(&pdf, 390, 125, 12, "イ　見学の受付は、灯台を守る人が行うこ\nととする。");
    make_page(&pdf);
    make_grid(&pdf, xs, 3, second, 2);
    make_lines(&pdf, 90, 66, 12, "の港湾課が行う。");
    make_lines(&pdf, 66, 95, 12, "第五条　見学の料金");
    make_lines(&pdf, 366, 95, 12, "第五条　削除");
    read_good(&pdf, &document);
    assert_non_null(
        strstr(lines_of(&document, LINE_TEXT), "ただし、係が船に乗っているときは、町の港湾課が行う。|"));
    for (size_t p = 0; p < document.count; p++)
        for (size_t l = 0; l < document.pages[p].count; l++) {
            const struct line *line = &document.pages[p].lines[l];
            if (strncmp(line->text, "改", 3) != 0 && strncmp(line->text, "現", 3) != 0)
                assert_string_equal(line->head, line->column == 1 ? "改正後" : "現行");
        }
    assert_int_equal(document.pages[1].count, 2);
    assert_int_equal(document.genre, SSK_GENRE_NONE);
    document_free(&document);
}

/* A justified line spreads the figures of a number, which stays one; a list of numbers keeps its blanks. */
static void test_spread_figures(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    static const char *const figures[] = {"2", "1", ",", "3", "0", "4"};
    make_page(&pdf);
    for (int i = 0; i < 6; i++)
        make_text(&pdf, 60 + 9 * i, 100, 12, figures[i]);
    make_text(&pdf, 115, 100, 12, "千円を articles 9, 10, 115 and 200 に充てる。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT), "|21,304千円をarticles 9, 10, 115 and 200に充てる。");
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

/* A form of three pages: its head is no running head where it stands first, and its table's rows, though
 * each page has the same words, are none anywhere. */
static void test_form(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    const double xs[] = {50, 200, 400, 550}, ys[] = {180, 210, 240};
    for (int p = 0; p < 3; p++) {
        make_page(&pdf);
        make_text(&pdf, 60, 40, 12, "第２号様式（第五条関係）");
        make_text(&pdf, 220, 70, 14, "収支報告書");
        make_text(&pdf, 60, 100, 12, "議員の名前は次のとおり");
        make_text(&pdf, 60, 130, 12, "山田はなこ");
        make_text(&pdf, 60, 155, 12, p == 0 ? "四月の分" : p == 1 ? "五月の分" : "六月の分");
        make_grid(&pdf, xs, 4, ys, 3);
        make_text(&pdf, 60, 188, 11, "旅費");
        make_text(&pdf, 210, 188, 11, "資料費");
        make_text(&pdf, 410, 188, 11, "会議費");
        for (int r = 0; r < 6; r++)
            make_text(&pdf, 60 + 7 * r * p, 300 + 30 * r, 12, &"　支払先を一つずつ記した明細"[3 * r + 3 * p]);
    }
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT), *first = strstr(text, "山田はなこ");
    assert_non_null(first);
    assert_non_null(strstr(text, "収支報告書"));
    assert_null(strstr(first + 1, "山田はなこ"));
    for (size_t p = 0; p < 3; p++) {
        bool found = false;
        for (size_t l = 0; l < document.pages[p].count; l++)
            found |= document.pages[p].lines[l].role == LINE_TEXT &&
                     strcmp(document.pages[p].lines[l].text, "資料費") == 0;
        assert_true(found);
    }
    document_free(&document);
}

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
    make_text(&pdf, 60, 230, 15, "２　目的");
    make_lines(&pdf, 60, 270, 12, "　計画を着実に進め、その成果を公表する。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_HEADING), "|第１章　はじめに|１　背景|２　目的");
    assert_int_equal(document.pages[0].lines[0].level, 1);
    assert_int_equal(document.pages[0].lines[1].level, 2);
    assert_string_equal(document.title, "第１章 はじめに");
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
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    assert_non_null(strstr(text, "・潮の高さを毎朝測り、町の係に知らせる仕組みを整える|"));
    assert_non_null(strstr(text, "|・船の出入りを記し、月ごとにまとめて公表することとする|"));
    assert_non_null(strstr(text, "|事業者による見守り|"));
    assert_non_null(strstr(text, "|町の手助けを求める"));
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

static void test_no_text(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    for (int p = 0; p < 5; p++) {
        make_page(&pdf);
        if (p == 0 || p == 3)
            make_text(&pdf, 60, 100, 12, "本文のある頁である。");
        else
            make_rule(&pdf, 60, 100, 200, 100);
    }
    read_good(&pdf, &document);
    assert_string_equal(reported, "x.pdf: no text layer: pages 2-3, 5");
    assert_int_equal(document.count, 5);
    document_free(&document);
}

/* Text that is drawn, but whose characters the file does not name, is neither called a scan nor indexed:
 * characters of an unknown collection, control characters, numbers of glyphs taken for code points. */
static void test_unnamed(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"Nowhere9", "本文のある頁である。"},
                                           {NULL, "\x01\x02\x03\x04\x05"},
                                           {NULL, "\u0103\u0544\u0712\u0a05\u0c1a\u12d3\u1403\u3623\u0211の"},
                                           {NULL, "!\"#$%&'(&!)*%+,-./0123+\"#,45#6!789:&;<=>#?@$)A-!*B"},
                                           {NULL, "ÖaÁKÝrÇÉÁkBbÞÐoBÞÝThvÄukälÁeÝqTÀáìgÝfDÞíÉÅukKÞÞ"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct make_pdf pdf = {.collection = cases[i][0]};
        struct document document;
        struct ssk_error error = {""};
        make_page(&pdf);
        make_text(&pdf, 60, 100, 12, cases[i][1]);
        document = (struct document){0};
        assert_int_equal(read_file(&pdf, &document, &error), SSK_INPUT);
        assert_string_equal(error.message, "text that cannot be read, its fonts not saying which characters "
                                           "they draw: page 1: nothing to index");
        assert_string_equal(reported, "");
        assert_string_equal(lines_of(&document, LINE_TEXT), "");
        document_free(&document);
    }
}

/* Bullets of Office's picture fonts, radicals in place of kanji, hyphens that do not break; and what no one
 * can read is left out and said. */
static void test_odd_characters(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "\uf0d8⽣成の⾼度化を進める。");
    make_text(&pdf, 60, 130, 12, "\uf0b7⻑官が認めたpro\u2011curementとする。");
    make_text(&pdf, 60, 160, 12, "\uf028電話の番号は別に定める\ufe12");
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "外字\ue123のある名\ufffdである。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|➢生成の高度化を進める。|•長官が認めたpro-curementとする。"
                        "|電話の番号は別に定める。|外字のある名である。");
    assert_string_equal(reported, "x.pdf: characters left out that their fonts do not name: page 2");
    document_free(&document);
}

static void test_unreadable(void **state)
{
    (void)state;
    struct make_pdf pdf = {.encrypted = true};
    struct document document = {0};
    struct ssk_error error = {""};
    make_page(&pdf);
    make_text(&pdf, 60, 100, 12, "秘密");
    assert_int_equal(read_file(&pdf, &document, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "encrypted"));
    document_free(&document);
    struct source source = {.path = "x.pdf"};
    ssk_buffer_append_string(&source.bytes, "%PDF-1.4\nnothing else");
    assert_int_equal(read_pdf(&source, &document, &error), SSK_INPUT);
    assert_non_null(strstr(error.message, "damaged"));
    ssk_buffer_free(&source.bytes);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_three_columns),
        cmocka_unit_test(test_around_figure),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_running_heads),
        cmocka_unit_test(test_boxed_words),
        cmocka_unit_test(test_uneven_lines),
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_vertical),
        cmocka_unit_test(test_tiers),
        cmocka_unit_test(test_ruby_and_marks),
        cmocka_unit_test(test_float),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_comparative_table),
        cmocka_unit_test(test_spread_figures),
        cmocka_unit_test(test_slides),
        cmocka_unit_test(test_title_of_notice),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_unnamed),
        cmocka_unit_test(test_odd_characters),
        cmocka_unit_test(test_unreadable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
