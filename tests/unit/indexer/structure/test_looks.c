/* Sections of PDF files, whose headings are told by their look. Each test draws its own pages; what is
 * printed on them is made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/make_pdf.h"
#include "tests/unit/passages_of.h"
#include "tests/unit/with_dictionary.h"

#define READ "灯台の明かりは、毎日の日の入りから日の出までともすこととし、その間は係の者が見守る。"

static const char PROSE[] =
    "　灯台の明かりは、毎日の日の入りから日の出までともすことと\nし、その間は係の者が見守る。";

static void assert_headings(struct make_pdf *pdf, const char *expected)
{
    struct ssk_buffer file = SSK_BUFFER_INIT;
    make_file(pdf, &file);
    char *passages = passages_read_bytes(dictionary, "pdf", file.data, file.length, collect_headings);
    ssk_buffer_free(&file);
    assert_non_null(passages);
    assert_string_equal(passages, expected);
    free(passages);
}

/* A heading that looks like the one above, which has a number, and is set in further, is below it. */
static void test_set_in(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 60, 18, "1.1　明かり");
    make_lines(&pdf, 60, 100, 12, PROSE);
    make_text(&pdf, 80, 160, 18, "夏の明かり");
    make_lines(&pdf, 60, 200, 12, PROSE);
    make_text(&pdf, 80, 260, 18, "冬の明かり");
    make_lines(&pdf, 60, 300, 12, PROSE);
    make_text(&pdf, 60, 360, 18, "1.2　霧笛");
    make_lines(&pdf, 60, 400, 12, PROSE);
    assert_headings(&pdf, "1.1|明かり|1.1 明かり|1.1　明かり　" READ "\n"
                          "1.1|明かり|1.1 明かり > 夏の明かり|夏の明かり　" READ "\n"
                          "1.1|明かり|1.1 明かり > 冬の明かり|冬の明かり　" READ "\n"
                          "1.2|霧笛|1.2 霧笛|1.2　霧笛　" READ "\n");
}

/* Numbers that a full stop closes are a list's below chapters that none closes. */
static void test_listed(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_text(&pdf, 60, 60, 18, "1　明かり");
    make_lines(&pdf, 60, 100, 12, PROSE);
    make_text(&pdf, 60, 160, 18, "1.　夏の明かり");
    make_lines(&pdf, 60, 200, 12, PROSE);
    make_text(&pdf, 60, 260, 18, "2.　冬の明かり");
    make_lines(&pdf, 60, 300, 12, PROSE);
    make_text(&pdf, 60, 360, 18, "2　霧笛");
    make_lines(&pdf, 60, 400, 12, PROSE);
    assert_headings(&pdf, "1|明かり|1 明かり|1　明かり　" READ "\n"
                          "1|夏の明かり|1 明かり > 1 夏の明かり|1.　夏の明かり　" READ "\n"
                          "2|冬の明かり|1 明かり > 2 冬の明かり|2.　冬の明かり　" READ "\n"
                          "2|霧笛|2 霧笛|2　霧笛　" READ "\n");
}

/* Capitals close behind a number are a title's; units are none, nor are numbers out of order. */
static void test_capitals(void **state)
{
    (void)state;
    struct make_pdf pdf = {0};
    make_page(&pdf);
    make_lines(&pdf, 60, 30, 12, PROSE);
    make_text(&pdf, 60, 80, 18, "1LED灯の導入");
    make_lines(&pdf, 60, 120, 12, PROSE);
    make_text(&pdf, 60, 180, 18, "1.1LED灯の寿命");
    make_lines(&pdf, 60, 220, 12, PROSE);
    make_text(&pdf, 60, 280, 18, "3DCG映像の利用");
    make_lines(&pdf, 60, 320, 12, PROSE);
    assert_headings(
        &pdf, "-|-|-|灯台の明かりは、毎日の日の入りから日の出までともすこととし、その間は係の者が見守る。\n"
              "1|LED灯の導入|1 LED灯の導入|1LED灯の導入　" READ "\n"
              "1.1|LED灯の寿命|1 LED灯の導入 > 1.1 LED灯の寿命|1.1LED灯の寿命　" READ "\n"
              "-|3DCG映像の利用|3DCG映像の利用|3DCG映像の利用　" READ "\n");
}

/* A slide's title alone heads it, and none but it; names of authors with notes' marks head nothing. */
static void test_slides(void **state)
{
    (void)state;
    struct make_pdf pdf = {.lying = true};
    make_page(&pdf);
    make_text(&pdf, 240, 240, 28, "灯台の見守りの進め方");
    make_page(&pdf);
    make_text(&pdf, 40, 40, 28, "第２部　見守りの方法");
    make_lines(&pdf, 60, 120, 16, "・潮の高さを毎朝測り、町の係に知らせる");
    make_text(&pdf, 100, 220, 22, "町の手助け");
    make_lines(&pdf, 60, 300, 16, "・船の出入りを記し、月ごとに公表する");
    make_page(&pdf);
    make_text(&pdf, 40, 40, 26, "次の年の予定");
    make_lines(&pdf, 60, 120, 16, "・見守りの道具を三つの港に置く");
    assert_headings(
        &pdf,
        "-|-|-|灯台の見守りの進め方\n"
        "第2部|見守りの方法|第2部 見守りの方法|第２部　見守りの方法　・潮の高さを毎朝測り、町の係に知らせる\n"
        "第2部|見守りの方法|第2部 見守りの方法|町の手助け　・船の出入りを記し、月ごとに公表する\n"
        "-|次の年の予定|次の年の予定|次の年の予定　・見守りの道具を三つの港に置く\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set_in),
        cmocka_unit_test(test_listed),
        cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_slides),
    };
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
