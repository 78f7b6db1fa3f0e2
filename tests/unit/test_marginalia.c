/* Tabs, ruby and footnote numbers: out of the way, or back where they belong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../indexer/marginalia.h"
#include "../../indexer/paragraph.h"
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

/* One page; the lines that are no furniture afterwards, each ended by '|'. */
static void assert_lines(const char *text, const char *expected)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        assert_non_null(page_add_line(page, text, length, number));
        text += length + (text[length] != '\0');
    }
    assert_int_equal(marginalia_find(&document, tagger, NULL), SSK_OK);
    assert_int_equal(marginalia_restore(&document, NULL), SSK_OK);
    struct ssk_buffer out = SSK_BUFFER_INIT;
    for (size_t l = 0; l < page->count; l++)
        if (page->lines[l].role != LINE_FURNITURE)
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

/* A number that no gap and no footnote explains stays: it may be a table's, or a heading's. */
static void test_other_numbers(void **state)
{
    (void)state;
    assert_lines("12\n予算の額\n", "12|予算の額|");
    assert_lines("3.2\n方針の 策定\n", "3.2|方針の 策定|");
    assert_lines("1 2 3\n甲 乙\n", "1 2 3|甲 乙|");
    assert_lines("5\n", "5|");
}

static void test_columns(void **state)
{
    (void)state;
    struct document document = {0};
    struct page *page = document_add_page(&document);
    page_add_line(page, "推進した 。", strlen("推進した 。"), 2)->column = 1;
    page_add_line(page, "開設した 。", strlen("開設した 。"), 2)->column = 2;
    page_add_line(page, "1 2", 3, 1);
    assert_int_equal(marginalia_restore(&document, NULL), SSK_OK);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tabs),       cmocka_unit_test(test_ruby),
        cmocka_unit_test(test_references), cmocka_unit_test(test_other_numbers),
        cmocka_unit_test(test_columns),    cmocka_unit_test(test_sentence_ends_before_number),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
