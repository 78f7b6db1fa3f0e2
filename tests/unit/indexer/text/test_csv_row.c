/* Cells of a table to fields of a passage: names, numbers, lists, kinds, and the guard of a formula. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "indexer/text/csv_row.h"

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(csv_field(" Text ")->name, "text");
    assert_string_equal(csv_field("fiscal_YEAR")->name, "fiscal_year");
    assert_null(csv_field("texts"));
    assert_null(csv_field("tex"));
    assert_null(csv_field(""));
}

static const char *text_of(const char *cell)
{
    static char text[64];
    struct ssk_passage passage = {0};
    assert_int_equal(csv_set(&passage, csv_field("text"), cell, NULL), SSK_OK);
    snprintf(text, sizeof text, "%s", passage.text ? passage.text : "none");
    ssk_passage_free(&passage);
    return text;
}

/* An apostrophe before what a spreadsheet would run, blanks or not, is dropped; others are the text's. */
static void test_guards(void **state)
{
    (void)state;
    assert_string_equal(text_of("'=SUM(A1)"), "=SUM(A1)");
    assert_string_equal(text_of("'+1"), "+1");
    assert_string_equal(text_of("'-1"), "-1");
    assert_string_equal(text_of("'@a"), "@a");
    assert_string_equal(text_of("' =a"), " =a");
    assert_string_equal(text_of("'a'"), "'a'");
    assert_string_equal(text_of("=a"), "=a");
    assert_string_equal(text_of(""), "none");
}

static void assert_number(const char *cell, int expected)
{
    struct ssk_passage passage = {0};
    struct ssk_error error = {0};
    ssk_status status = csv_set(&passage, csv_field("fiscal_year"), cell, &error);
    assert_int_equal(status, expected < 0 ? SSK_INPUT : SSK_OK);
    assert_int_equal(passage.fiscal_year, expected < 0 ? 0 : expected);
    ssk_passage_free(&passage);
}

static void test_numbers(void **state)
{
    (void)state;
    assert_number("2024", 2024);
    assert_number(" 1 ", 1);
    assert_number("", 0);
    assert_number("0", -1);
    assert_number("-3", -1);
    assert_number("20x", -1);
    assert_number("2147483647", 2147483647);
    assert_number("2147483648", -1);
}

static void test_lists_and_kinds(void **state)
{
    (void)state;
    struct ssk_passage passage = {0};
    struct ssk_error error = {0};
    assert_int_equal(csv_set(&passage, csv_field("ministries"), "総務省; 財務省 ;;", &error), SSK_OK);
    assert_int_equal(passage.ministries.count, 2);
    assert_string_equal(passage.ministries.items[1], "財務省");
    assert_int_equal(csv_set(&passage, csv_field("kind"), "plan", &error), SSK_OK);
    assert_int_equal(passage.kind, SSK_KIND_PLAN);
    assert_int_equal(csv_set(&passage, csv_field("kind"), "plans", &error), SSK_INPUT);
    assert_int_equal(csv_set(&passage, csv_field("genre"), "minutes", &error), SSK_OK);
    assert_int_equal(passage.genre, SSK_GENRE_MINUTES);
    assert_int_equal(csv_set(&passage, csv_field("genre"), "minute", &error), SSK_INPUT);
    assert_int_equal(csv_set(&passage, csv_field("fiscal_year_source"), "row", &error), SSK_OK);
    assert_int_equal(csv_set(&passage, csv_field("fiscal_year_source"), "rows", &error), SSK_INPUT);
    ssk_passage_free(&passage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_guards),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_lists_and_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
