/* Blanks inside of lines, on pages whose lines stand close: they are no gutters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

/* Lines 12.75 points apart, as browsers print them. */
static void make_close_lines(struct make_pdf *pdf, double y, const char *const *lines, size_t count)
{
    make_page(pdf);
    for (size_t i = 0; i < count; i++, y += 12.75) {
        double x = 76;
        const char *text = lines[i];
        for (; *text == '>'; text++)
            x += 21; /* two characters */
        make_text(pdf, x, y, 10.5, text);
    }
}

static void expect_text(struct make_pdf *pdf, const char *expected)
{
    struct document document;
    char text[4096] = "";
    read_good(pdf, &document);
    for (size_t l = 0; l < document.pages[0].count; l++)
        sprintf(text + strlen(text), "%s|", document.pages[0].lines[l].text);
    assert_string_equal(text, expected);
    document_free(&document);
}

/* One numeral below the other is no vertical writing where each opens a line. */
static void test_labels(void **state)
{
    (void)state;
    static const char *const lines[] = {"水門の番人は、次に掲げる事項を守らなければならない。",
                                        "一　潮の高さを日に三度測り、その結果を帳面に書くこと。",
                                        "二　水門の戸は、潮が引き始める前に閉じること。",
                                        "三　灯は、日が沈む前に点すこと。"};
    struct make_pdf pdf = {0};
    make_close_lines(&pdf, 76, lines, 4);
    expect_text(&pdf,
                "水門の番人は、次に掲げる事項を守らなければならない。|一　潮の高さを日に三度測り、その結果を"
                "帳面に書くこと。|二　水門の戸は、潮が引き始める前に閉じること。|三　灯は、日が沈む前に"
                "点すこと。|");
}

/* Nor are the last characters of lines that are set right. */
static void test_line_ends(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    static const char *const words[] = {"報　道　発　表", "港　務　通　信", "甲　野　乙　助"};
    for (int i = 0; i < 3; i++)
        make_text(&pdf, 400, 76 + 12.75 * i, 10.5, words[i]);
    make_text(&pdf, 76, 130, 10.5, "港務省では、渡し船の灯の数を調べましたので、その結果を公表します。");
    expect_text(&pdf,
                "報　道　発　表|港　務　通　信|甲　野　乙　助|港務省では、渡し船の灯の数を調べましたので、"
                "その結果を公表します。|");
}

/* An agenda: a title with a blank, what is set right, and short items at the left. */
static void test_agenda(void **state)
{
    (void)state;
    static const char *const lines[] = {">>>>>第４回　渡し船の灯に関する有識者会議",
                                        ">>>>>>>>>>議事次第",
                                        ">>>>>>>>>>>>日時：令和６年７月５日（金）",
                                        ">>>>>>>>>>>>場所：港の役所　二階会議室",
                                        "１　開会",
                                        "２　議事",
                                        "　（１）灯の色について"};
    struct make_pdf pdf = {0};
    make_close_lines(&pdf, 76, lines, 7);
    expect_text(&pdf,
                "第４回　渡し船の灯に関する有識者会議|議事次第|日時：令和６年７月５日（金）|場所：港の役所　"
                "二階会議室|１　開会|２　議事|（１）灯の色について|");
}

/* A word that is spread over its line has no gutter inside. */
static void test_spread_words(void **state)
{
    (void)state;
    static const char *const lines[] = {
        ">>>>>>>>判　　　　決", ">>原　　　告　　　株式会社東の舟", ">>被　　　告　　　港　務　大　臣",
        ">>>>>>>>主　　　　文", "　　１　原告の請求を棄却する。",   "　　２　訴訟費用は原告の負担とする。"};
    struct make_pdf pdf = {0};
    make_close_lines(&pdf, 76, lines, 6);
    expect_text(&pdf,
                "判　決|原　告　株式会社東の舟|被　告　港　務　大　臣|主　文|１　原告の請求を棄却する。|"
                "２　訴訟費用は原告の負担とする。|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_agenda),
        cmocka_unit_test(test_spread_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
