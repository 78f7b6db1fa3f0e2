/* Tables that go on from page to page, so that rules are missing above or below; boxes of characters that
 * lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/read_made_pdf.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_without_a_rule_above),
        cmocka_unit_test(test_cells_without_lying_rules),
        cmocka_unit_test(test_boxes_too_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
