/* Note marks in lines that carry columns. tests/cases/notes.case has what comes of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/paragraph.h"
#include "indexer/lines/line_marks.h"
#include "indexer/page/page.h"

static void test_columns(void **state)
{
    (void)state;
    struct document document = {0};
    struct page *page = document_add_page(&document);
    page_add_line(page, "推進した 。", strlen("推進した 。"), 2)->column = 1;
    page_add_line(page, "開設した 。", strlen("開設した 。"), 2)->column = 2;
    page_add_line(page, "1 2", 3, 1);
    assert_int_equal(note_marks_restore(&document, NULL), SSK_OK);
    assert_string_equal(page->lines[0].text, "推進した¹。");
    assert_string_equal(page->lines[1].text, "開設した²。");
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
                        "船の数を増やして港の整備を進め としている港の計画¹を見直しする");
    assert_string_equal(page->lines[19].text, "Harbour Community）²");
    assert_string_equal(page->lines[22].text, "船の数（港）³");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_gutters),
        cmocka_unit_test(test_sentence_ends_before_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
