/* Numerals and era years. Add a case by adding a row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/buffer.h"
#include "seisaku/eras.h"
#include "seisaku/paths.h"

static const struct {
    const char *text;
    long long value;
} numbers[] = {
    {"24", 24},
    {"二十四", 24},
    {"二〇二四", 2024},
    {"千二百", 1200},
    {"一万二千三百四十五", 12345},
    {"2万5千", 25000},
    {"三億", 300000000},
    {"十", 10},
    {"百", 100},
    {"〇", 0},
    {"", -1},
    {"十百", -1},
    {"万", -1},
    {"一二十", -1},
    {"1234567890123456", -1},
};

static void numerals_have_values(void **state)
{
    (void)state;
    struct ssk_folder *folder;
    struct ssk_folded folded = {0};
    assert_int_equal(ssk_folder_new(&folder, NULL, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ssk_fold(folder, SSK_FOLD_LITERAL, numbers[i].text, strlen(numbers[i].text), &folded);
        assert_int_equal(ssk_number_of(folded.points, folded.count), numbers[i].value);
    }
    ssk_folded_free(&folded);
    ssk_folder_free(folder);
}

static const struct {
    const char *text;
    int year;
} years[] = {
    {"2024", 2024},     {"2024年度", 2024},   {"２０２４年", 2024},
    {"令和6", 2024},    {"令和六年度", 2024}, {"R6", 2024},
    {"r6年度", 2024},   {"R.6", 2024},        {"平成31年", 2019},
    {"令和元年", 2019}, {"平成32年度", 2020}, {"昭和50", 1975},
    {"S50", 1975},      {"令和", 0},          {"24", 0},
    {"year", 0},        {"2024x", 0},         {"", 0},
    {"令和100年", 0},   {"度年度", 0},        {"平成62年", 2050},
    {"昭和99", 0},
};

static void years_are_western(void **state)
{
    (void)state;
    struct ssk_eras *eras;
    struct ssk_folder *folder;
    char *path = ssk_dict_path("eras.tsv");
    assert_int_equal(ssk_folder_new(&folder, NULL, NULL), SSK_OK);
    assert_int_equal(ssk_eras_open(&eras, path, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        assert_int_equal(ssk_year_of(eras, folder, years[i].text, strlen(years[i].text)), years[i].year);
    ssk_eras_free(eras);
    ssk_folder_free(folder);
    free(path);
}

static void an_era_year_needs_its_counter_and_no_word_before(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t points;
    } cases[] = {{"令和6年", 3}, {"r6年", 2}, {"令和6", 0}, {"第r6年", 2}};
    struct ssk_eras *eras;
    struct ssk_folder *folder;
    struct ssk_folded folded = {0};
    char *path = ssk_dict_path("eras.tsv");
    int year;
    size_t name;
    assert_int_equal(ssk_folder_new(&folder, NULL, NULL), SSK_OK);
    assert_int_equal(ssk_eras_open(&eras, path, NULL), SSK_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ssk_fold(folder, SSK_FOLD_WORDS, cases[i].text, strlen(cases[i].text), &folded);
        assert_int_equal(ssk_era_year(eras, &folded, i == 3, &year, &name), cases[i].points);
    }
    ssk_fold(folder, SSK_FOLD_WORDS, "hr6年", 6, &folded);
    assert_int_equal(ssk_era_year(eras, &folded, 1, &year, &name), 0);
    ssk_folded_free(&folded);
    ssk_eras_free(eras);
    ssk_folder_free(folder);
    free(path);
}

/* The status of a table of these rows; its message, if any, ends with `told`. */
static ssk_status opened(const char *rows, const char *told)
{
    char path[] = "/tmp/seisaku-test-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    struct ssk_eras *eras;
    struct ssk_error error = {""};
    fputs(rows, file);
    fclose(file);
    ssk_status status = ssk_eras_open(&eras, path, &error);
    assert_non_null(strstr(error.message, told));
    if (status == SSK_OK)
        ssk_eras_free(eras);
    remove(path);
    return status;
}

static void broken_tables_are_refused(void **state)
{
    (void)state;
    assert_int_equal(opened("令和\tR\t2019\t\n", ""), SSK_OK);
    assert_int_equal(opened("天平勝宝\tT\t1\t\n", ""), SSK_OK);
    assert_int_equal(
        opened("# 港\n天平勝宝一\tT\t749\t757\n", ":2: expected name, letter, first year, last year"),
        SSK_INPUT);
    assert_int_equal(opened("\tT\t749\t757\n", ":1: expected name"), SSK_INPUT);
    assert_int_equal(opened("令和\tRe\t2019\t\n", ":1: expected name"), SSK_INPUT);
    assert_int_equal(opened("令和\t\t2019\t\n", ":1: expected name"), SSK_INPUT);
    assert_int_equal(opened("令和\tR\t0\t\n", ":1: expected name"), SSK_INPUT);
    struct ssk_buffer rows = SSK_BUFFER_INIT;
    for (int i = 0; i < 16; i++)
        ssk_buffer_printf(&rows, "令和\tR\t%d\t\n", 1900 + i);
    assert_int_equal(opened(rows.data, ""), SSK_OK);
    ssk_buffer_append_string(&rows, "令和\tR\t2019\t\n");
    assert_int_equal(opened(rows.data, ":17: expected name"), SSK_INPUT);
    ssk_buffer_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals_have_values),
        cmocka_unit_test(broken_tables_are_refused),
        cmocka_unit_test(years_are_western),
        cmocka_unit_test(an_era_year_needs_its_counter_and_no_word_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
