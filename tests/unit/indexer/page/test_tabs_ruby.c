/* Tabs, ruby and footnote numbers: out of the way, or back where they belong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/paragraph.h"
#include "indexer/page/tabs_ruby.h"
#include "seisaku/buffer.h"

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

/* One page; the lines that are not set aside afterwards, each ended by '|'. */
static void assert_lines(const char *text, const char *expected)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        assert_non_null(page_add_line(page, text, length, number));
        text += length + (text[length] != '\0');
    }
    assert_int_equal(tabs_ruby_find(&document, tagger, NULL), SSK_OK);
    assert_int_equal(note_marks_restore(&document, NULL), SSK_OK);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (size_t l = 0; l < page->count; l++)
        if (page->lines[l].role != LINE_SET_ASIDE)
            ssk_buffer_printf(&out, "%s|", page->lines[l].text);
    assert_string_equal(ssk_buffer_string(&out), expected);
    ssk_buffer_free(&out);
    document_free(&document);
}

static void test_tabs(void **state)
{
    (void)state;
    assert_lines("本文の一行目\n第\n本文の二行目 ３\n章\n本文の三行目\n",
                 "本文の一行目|本文の二行目|本文の三行目|");
    assert_lines("第\n二\n号\n", "第|二|号|");
}

static void test_ruby(void **state)
{
    (void)state;
    assert_lines("ほうが\n研究の萌芽を育てる。\n", "研究の萌芽を育てる。|");
    assert_lines("ほう が\n研究の萌芽を育てる。\n", "研究の萌芽を育てる。|");
    assert_lines("ほうが れい めい\n研究の萌芽と黎明の時代。\n", "研究の萌芽と黎明の時代。|");
    assert_lines("れいめい\n時代の 黎 明 を語る。\n", "時代の 黎 明 を語る。|");
    assert_lines("ほうが\n7\n研究の萌芽を育てる。\n", "7|研究の萌芽を育てる。|");
    assert_lines("ほうが の こと から\n研究の萌芽を育てる。\n", "ほうが の こと から|研究の萌芽を育てる。|");
    assert_lines("ですから\n研究の萌芽を育てる。\n", "ですから|研究の萌芽を育てる。|");
}

static void test_references(void **state)
{
    (void)state;
    assert_lines("3\n方針を公表しました 。次の年には\n", "方針を公表しました3。次の年には|");
    assert_lines("1 2\n甲の調査 と乙の報告 による。\n", "甲の調査1と乙の報告2による。|");
    assert_lines("標準である\n1\nDCAT を使う API の例\n1 https://example.org/dcat/\n",
                 "標準である|DCAT 1を使う API の例|1 https://example.org/dcat/|");
    assert_lines("報告を\n7\n求めた検査院の報告\nによる。\n7 検査院の報告\n",
                 "報告を|求めた検査院の報告7|による。|7 検査院の報告|");
}

/* A note is one line; what only looks like one, and has no number above, keeps its lines. */
static void test_footnotes(void **state)
{
    (void)state;
    assert_lines("3\n方針を公表しました 。次の年には\n3 方針の全文\nhttps://example.org/policy/\n",
                 "方針を公表しました3。次の年には|3 方針の全文https://example.org/policy/|");
    assert_lines("方針を公表しました。\n3 方針の全文\nhttps://example.org/policy/\n",
                 "方針を公表しました。|3 方針の全文|https://example.org/policy/|");
    assert_lines("3\n方針を公表しました 。次の年には\n3 方針の全文\n資料の係まで\n",
                 "方針を公表しました3。次の年には|3 方針の全文|資料の係まで|");
}

/* What the footnote speaks of outweighs the blanks that text has beside Latin words. */
static void test_references_noted(void **state)
{
    (void)state;
    assert_lines("試験では QTN の規格 (Open Harbour Profile) が使われる。次に\n"
                 "港の QTN と TLS を比べる。\n5\n"
                 "新しい QTN の規格 (Open Harbour Profile) が使われる。次に\n"
                 "5 https://example.org/qtn/open-\nharbour-profile\n",
                 "試験では QTN の規格 (Open Harbour Profile) が使われる。次に|港の QTN と TLS を比べる。|"
                 "新しい QTN の規格 (Open Harbour Profile)5が使われる。次に|"
                 "5 https://example.org/qtn/openharbour-profile|");
    assert_lines("4\n観測 は港湾気象センター の仕事\n4 港湾気象センター\n",
                 "観測 は港湾気象センター4の仕事|4 港湾気象センター|");
}

/* A footnote whose own number is raised stands below it, at the foot of the page. */
static void test_references_below_raised_note(void **state)
{
    (void)state;
    assert_lines("前の年に採点した事項も契約に入れるよう、\n7\n求めた検査院の報告\nを受けて改めた。\n"
                 "7\n検査院の指摘の全文\n",
                 "前の年に採点した事項も契約に入れるよう、|求めた検査院の報告7|を受けて改めた。|7|"
                 "検査院の指摘の全文|");
    assert_lines("次の表による。\n7\n港の数\n9\n船の数\n7\n橋の数\n",
                 "次の表による。|7|港の数|9|船の数|7|橋の数|");
}

/* Where no gap shows, a document that sets the numbers behind its full stops goes on doing so. */
static void test_references_behind_stop(void **state)
{
    (void)state;
    assert_lines(
        "1\n甲の調査を行っている。\n2\n乙の調査を行っている。\n3\n丙の調査は TLS を用いる。\n"
        "1 甲\n2 乙\n3 丙\n",
        "甲の調査を行っている。1|乙の調査を行っている。2|丙の調査は TLS を用いる。3|1 甲|2 乙|3 丙|");
}

/* A number that no gap and no footnote explains stays: it may be a table's, or a heading's. */
static void test_other_numbers(void **state)
{
    (void)state;
    assert_lines("12\n予算の額\n", "12|予算の額|");
    assert_lines("3.2\n方針の 策定\n", "3.2|方針の 策定|");
    assert_lines("1 2 3\n甲 乙\n", "1 2 3|甲 乙|");
    assert_lines("5\n", "5|");
    assert_lines("4\n1.1 背景 ........ 4\n", "4|1.1 背景 ........ 4|");
    assert_lines("2\n・ 港の整備\n", "2|・ 港の整備|");
}

static void test_columns(void **state)
{
    (void)state;
    struct document document = {0};
    struct page *page = document_add_page(&document);
    page_add_line(page, "推進した 。", strlen("推進した 。"), 2)->column = 1;
    page_add_line(page, "開設した 。", strlen("開設した 。"), 2)->column = 2;
    page_add_line(page, "1 2", 3, 1);
    assert_int_equal(note_marks_restore(&document, NULL), SSK_OK);
    assert_string_equal(page->lines[0].text, "推進した1。");
    assert_string_equal(page->lines[1].text, "開設した2。");
    document_free(&document);
}

static void test_sentence_ends_before_number(void **state)
{
    (void)state;
    assert_true(ends_sentence("港の数を定めた。12", strlen("港の数を定めた。12")));
    assert_false(ends_sentence("港の数は12", strlen("港の数は12")));
    assert_false(ends_sentence("12", strlen("12")));
}

static void add_line(struct page *page, const char *text, int number, int column)
{
    page_add_line(page, text, strlen(text), number)->column = column;
}

/* Lines 1 to 8 tell how wide the columns are. */
static struct page *add_page_of_columns(struct document *document)
{
    struct page *page = document_add_page(document);
    for (int number = 1; number <= 8; number++)
        for (int column = 1; column <= 2; column++)
            add_line(page, "港の整備を進めて船の数を増やす", number, column);
    return page;
}

/* The blank that parts two columns is no gap, though the line was not cut there; nor does a number stand at
 * the end of a column that is full. */
static void test_gutters(void **state)
{
    (void)state;
    struct document document = {0};
    struct page *page = add_page_of_columns(&document);
    add_line(page, "1", 11, 0);
    add_line(page, "船の数を増やして港の整備を進め としている港の計画 を見直しする", 12, 0);
    add_line(page, "2", 14, 0);
    add_line(page, "Harbour Community）", 15, 1);
    add_line(page, "船の数を増やして港の整備を進め", 15, 2);
    add_line(page, "3", 17, 0);
    add_line(page, "船の数（港）", 18, 1);
    add_line(page, "、港の数", 18, 2);
    for (int number = 1; number <= 3; number++)
        add_line(page, number == 1 ? "1 甲" : number == 2 ? "2 乙" : "3 丙", 20 + number, 0);
    assert_int_equal(note_marks_restore(&document, NULL), SSK_OK);
    assert_string_equal(page->lines[17].text,
                        "船の数を増やして港の整備を進め としている港の計画1を見直しする");
    assert_string_equal(page->lines[19].text, "Harbour Community）2");
    assert_string_equal(page->lines[22].text, "船の数（港）3");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tabs),
        cmocka_unit_test(test_ruby),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_footnotes),
        cmocka_unit_test(test_other_numbers),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_references_noted),
        cmocka_unit_test(test_references_below_raised_note),
        cmocka_unit_test(test_references_behind_stop),
        cmocka_unit_test(test_gutters),
        cmocka_unit_test(test_sentence_ends_before_number),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
