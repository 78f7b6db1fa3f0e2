/* Tables that go on from page to page, so that rules are missing above or below; boxes of characters that
 * lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "indexer/structure/structure.h"
#include "tests/unit/read_made_pdf.h"
#include "tests/unit/with_dictionary.h"

/* Two cells of text that reach to the rule between them. */
static void make_cells(struct make_pdf *pdf)
{
    make_page(pdf);
    for (int side = 0; side < 3; side++)
        make_rule(pdf, 60 + 240 * side, 60, 60 + 240 * side, 300);
    make_lines(pdf, 64, 70, 11, "灯台の見張りは、朝と夕方に二人で行い、その\n記録を三年の間残すものとする。");
    make_lines(pdf, 303, 70, 11,
               "灯台の見張りは、夕方にだけ一人で行い、その\n記録を一年の間残すものとする。");
}

static void assert_apart(struct make_pdf *pdf)
{
    struct document document;
    read_good(pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT),
                        "|灯台の見張りは、朝と夕方に二人で行い、その記録を三年の間残すものとする。"
                        "|灯台の見張りは、夕方にだけ一人で行い、その記録を一年の間残すものとする。");
    document_free(&document);
}

static void test_cells_without_a_rule_above(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_cells(&pdf);
    make_rule(&pdf, 60, 300, 540, 300);
    assert_apart(&pdf);
}

static void test_cells_without_lying_rules(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_cells(&pdf);
    assert_apart(&pdf);
}

static void test_boxes_too_wide(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    struct document document;
    make_page(&pdf);
    make_turned(&pdf, 60, 100, 11, 0, "灯台の番号は、⑱⑲⑳と数える。");
    read_good(&pdf, &document);
    assert_string_equal(lines_of(&document, LINE_TEXT), "|灯台の番号は、⑱⑲⑳と数える。");
    document_free(&document);
}

/* Without any rules: rows by their white or their lines, heads above numbers; a list of names has none. */
static void test_no_rules(void **state)
{
    (void)state;
    static const char *const rows[][3] = {{"船の名", "港", "人数"},
                                          {"はまかぜ", "東の港", "120"},
                                          {"しおさい", "西の港", "45"},
                                          {"なみのり", "南の港", "8"}};
    static const char *const names[][3] = {{"長", "甲野太郎", "海の学校の先生"},
                                           {"", "乙山花子", "島の店の人"},
                                           {"", "丙川次郎", "船をつくる人"}};
    struct ssk_error error = {""};
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 70, 11, "　渡し船に乗った人の数は、次のとおりである。");
    for (size_t r = 0; r < 4; r++)
        for (size_t c = 0; c < 3; c++)
            make_text(&pdf, 60 + 140 * (double)c, 100 + 18 * (double)r, 11, rows[r][c]);
    make_text(&pdf, 60, 300, 11, "　見守りの会の人は、次のとおりである。");
    for (size_t r = 0; r < 3; r++)
        for (size_t c = 0; c < 3; c++)
            if (names[r][c][0])
                make_text(&pdf, 60 + 100 * (double)c, 330 + 18 * (double)r, 11, names[r][c]);
    read_good(&pdf, &document);
    assert_int_equal(structure_read(&document, dictionary, &error), SSK_OK);
    assert_true(ruled_tables_write(&document));
    const char *text = lines_of(&document, LINE_TEXT);
    assert_non_null(
        strstr(text, "|船の名: はまかぜ　港: 東の港　人数: 120|船の名: しおさい　港: 西の港　人数: 45|"));
    assert_non_null(
        strstr(text, "|長　甲野太郎　海の学校の先生|乙山花子　島の店の人|丙川次郎　船をつくる人"));
    document_free(&document);
}

/* The last line of a sentence, close above the first row, is none of its cells. */
static void test_sentence_above(void **state)
{
    (void)state;
    static const double left[] = {60, 140, 460};
    static const char *const rows[][3] = {
        {"甲", "東の港へ渡る船", "120"}, {"乙", "西の港へ渡る船", "45"}, {"丙", "南の港へ渡る船", "8"}};
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 140, 70, 11, "渡し船に乗った人の数は、船が着いた港ごとに、夕方に数えた");
    make_text(&pdf, 140, 84, 11, "数による。");
    for (size_t r = 0; r < 3; r++)
        for (size_t c = 0; c < 3; c++)
            make_text(&pdf, left[c], 98 + 30 * (double)r, 11, rows[r][c]);
    read_good(&pdf, &document);
    assert_non_null(strstr(lines_of(&document, LINE_TEXT), "数による。|甲　東の港へ渡る船　120|乙"));
    document_free(&document);
}

/* Prices stand with what they are the price of, not behind all of it. */
static void test_prices(void **state)
{
    (void)state;
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 100, 11, "Ａ００１");
    make_text(&pdf, 140, 100, 11, "渡し船の料金");
    make_text(&pdf, 140, 116, 11, "１　大人が乗る場合");
    make_text(&pdf, 460, 116, 11, "250円");
    make_text(&pdf, 140, 132, 11, "２　子どもが乗る場合");
    make_text(&pdf, 460, 132, 11, "120円");
    make_text(&pdf, 60, 148, 11, "Ａ００２");
    make_text(&pdf, 140, 148, 11, "荷物の料金");
    make_text(&pdf, 460, 148, 11, "90円");
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    const char *adult = strstr(text, "大人"), *price = strstr(text, "250円"), *child = strstr(text, "子ども");
    assert_true(adult && price && child && adult < price && price < child);
    document_free(&document);
}

/* Labels in the second column, beside text in the third: each with its own, whatever the first column has. */
static void test_labels_in_the_second_column(void **state)
{
    (void)state;
    struct document document;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 100, 11, "Ｅ３０１");
    make_text(&pdf, 130, 100, 11, "目薬");
    make_lines(&pdf, 190, 100, 11,
               "値が十五円をこえる場合は、値から十五円を引いた額を十\n円で割った数に一を足す。");
    make_text(&pdf, 130, 132, 11, "注１");
    make_lines(&pdf, 190, 132, 11, "値が十五円をこえない場合は、数えないこととして、こ\nれを書かない。");
    make_text(&pdf, 130, 164, 11, "２");
    make_lines(&pdf, 190, 164, 11, "使った目薬の値は、町の長が別に定める額によるものと\nする。");
    read_good(&pdf, &document);
    const char *text = lines_of(&document, LINE_TEXT);
    const char *note = strstr(text, "注１"), *sum = strstr(text, "一を足す。"),
               *rest = strstr(text, "書かない。");
    assert_true(note && sum && rest && sum < note && note < rest);
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_without_a_rule_above),
        cmocka_unit_test(test_cells_without_lying_rules),
        cmocka_unit_test(test_boxes_too_wide),
        cmocka_unit_test(test_no_rules),
        cmocka_unit_test(test_sentence_above),
        cmocka_unit_test(test_prices),
        cmocka_unit_test(test_labels_in_the_second_column),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
