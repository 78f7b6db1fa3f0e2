/* Tables and forms without rules: a passage a row. Each test draws its own pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_comparative_table),
        cmocka_unit_test(test_spread_figures),
        cmocka_unit_test(test_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
