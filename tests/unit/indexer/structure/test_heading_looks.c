/* Headings by the size and the weight of their lines: which are told, at what level, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/structure/structure.h"
#include "tests/unit/placed_document.h"

#define FULL     "海の上を照らす明かりは毎日の日の入りから"
#define BODY     "0.0 60-276 100-110 -|" FULL "\n0.0 60-276 120-130 -|日の出までともす。\n"
#define READ     "0.0|" FULL "\n0.0|日の出までともす。\n"
#define BELOW    "0.0 60-276 240-250 -|" FULL "\n"
#define AT(f, t) "0.0 60-276 160-170 " f "|" t "\n"

/* What comes of a line between two paragraphs: its level, or 0. */
static int level_of(const char *flags, const char *text)
{
    struct ssk_buffer page = {0};
    ssk_buffer_printf(&page, "%s0.0 60-276 160-170 %s|%s\n%s", BODY, flags, text, BELOW);
    struct document document = placed_document(ssk_buffer_string(&page));
    assert_true(heading_looks_find(&document));
    const struct line *line = &document.pages[0].lines[2];
    int level = line->role == LINE_HEADING ? line->level : 0;
    ssk_buffer_free(&page);
    document_free(&document);
    return level;
}

static void assert_looks(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    assert_true(heading_looks_find(&document));
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

/* A seventh larger than the body, or bold and about as large. */
static void test_sizes(void **state)
{
    (void)state;
    assert_int_equal(level_of("L", "灯台の明かり"), 1);
    assert_int_equal(level_of("z11.5", "灯台の明かり"), 1);
    assert_int_equal(level_of("z11.3", "灯台の明かり"), 0);
    assert_int_equal(level_of("b", "灯台の明かり"), 1);
    assert_int_equal(level_of("bz9.8", "灯台の明かり"), 1);
    assert_int_equal(level_of("bz9.6", "灯台の明かり"), 0);
    assert_int_equal(level_of("-", "灯台の明かり"), 0);
    /* where a quarter of the text is bold, weight tells nothing */
    assert_looks("0.0 60-276 80-90 b|" FULL "\n" BODY AT("b", "灯台の明かり") BELOW,
                 "0.0|" FULL "\n" READ "0.0|灯台の明かり\n0.0|" FULL "\n");
}

/* Short, with words, no sentence, no item, no caption, no names with marks of notes. */
static void test_words(void **state)
{
    (void)state;
    assert_int_equal(level_of("L", "灯台"), 1);
    assert_int_equal(level_of("L", "灯"), 0);
    assert_int_equal(level_of("L", "灯台の明かり。"), 0);
    assert_int_equal(level_of("L", "灯台の明かり、"), 0);
    assert_int_equal(level_of("L", "灯台の明かり,"), 0);
    assert_int_equal(level_of("L", "・灯台の明かり"), 0);
    assert_int_equal(level_of("Ld", "1灯台の明かり"), 0);
    assert_int_equal(level_of("L", "図1 灯台の明かり"), 0);
    assert_int_equal(level_of("L", "表：灯台の明かり"), 0);
    assert_int_equal(level_of("L", "Table 1 of lights"), 0);
    assert_int_equal(level_of("L", "図書館の明かり"), 1);
    assert_int_equal(level_of("L", "甲野一郎¹、乙川次郎²"), 0);
    assert_int_equal(level_of("L", "灯台の明かり¹"), 1);
    assert_int_equal(level_of("L", "123"), 0);
#define TEN "海の上を照らす明かり"
    assert_int_equal(level_of("L", TEN TEN TEN TEN TEN TEN), 1);
    assert_int_equal(level_of("L", TEN TEN TEN TEN TEN TEN "の"), 0);
}

/* Up to three lines of one look, close together. */
static void test_alone(void **state)
{
    (void)state;
#define BIG(y, t) "0.0 60-276 " y " L|" t "\n"
    assert_looks(BODY BIG("160-170", "灯台の明かり") BIG("180-190", "夏の明かり") BIG("200-210", "冬の明かり")
                     BELOW,
                 READ "h0.0|灯台の明かり\nh0.0|夏の明かり\nh0.0|冬の明かり\n0.0|" FULL "\n");
    assert_looks(BODY BIG("160-170", "灯台の明かり") BIG("180-190", "夏の明かり") BIG("200-210", "冬の明かり")
                     BIG("220-230", "春の明かり") BELOW,
                 READ "0.0|灯台の明かり\n0.0|夏の明かり\n0.0|冬の明かり\n0.0|春の明かり\n0.0|" FULL "\n");
    assert_looks(BODY BIG("160-170", "灯台の明かり") BIG("180-190", "夏の明かり") BIG("223-233", "冬の明かり")
                     BIG("243-253", "春の明かり"),
                 READ "h0.0|灯台の明かり\nh0.0|夏の明かり\nh0.0|冬の明かり\nh0.0|春の明かり\n");
}

/* A cover's large lines are none before the text begins, but for numbered ones. */
static void test_covers(void **state)
{
    (void)state;
    assert_looks("0.0 60-276 60-70 L|灯台の白書\n" BODY, "0.0|灯台の白書\n" READ);
    assert_looks("0.0 60-276 60-70 L|第１章 灯台\n" BODY, "h0.0|第１章 灯台\n" READ);
    assert_looks("0.0 60-276 60-70 L|1.2 灯台の役\n" BODY, "h0.0|1.2 灯台の役\n" READ);
    assert_looks("0.0 60-276 60-70 L|１　灯台の役\n" BODY, "h0.0|１　灯台の役\n" READ);
    assert_looks("0.0 60-276 60-70 L|１灯台の役目\n" BODY, "0.0|１灯台の役目\n" READ);
    assert_looks("0.0 60-276 60-70 -|灯台\n\f0.0 60-276 60-70 L|灯台の白書\n" BODY,
                 "0.0|灯台\n\f\nh0.0|灯台の白書\n" READ);
}

/* The larger the higher; sizes that hardly differ are one. */
static void test_levels(void **state)
{
    (void)state;
    struct document document =
        placed_document(BODY "0.0 60-276 160-170 z20|港の灯\n" BELOW "0.0 60-276 280-290 z16|島の灯\n" BELOW
                             "0.0 60-276 330-340 z15.5|町の灯\n" BELOW "0.0 60-276 380-390 z12|橋の灯\n");
    static const int levels[] = {0, 0, 1, 0, 2, 0, 2, 0, 3};
    assert_true(heading_looks_find(&document));
    for (size_t l = 0; l < document.pages[0].count; l++)
        assert_int_equal(document.pages[0].lines[l].level, levels[l]);
    document_free(&document);
}

/* The joined line stands where both did. */
static void test_joined_box(void **state)
{
    (void)state;
    struct document document =
        placed_document(BODY "0.0 60-100 160-170 L|第１章\n0.0 120-276 162-170 L|灯台の明かり\n" BELOW);
    assert_true(heading_looks_find(&document));
    const struct box *box = &document.pages[0].lines[2].place.box;
    assert_true(box->x1 < 65 && box->x2 > 200 && box->y1 < 165 && box->y2 > 179);
    document_free(&document);
}

/* A chapter's number and its title side by side become one line. */
static void test_joined(void **state)
{
    (void)state;
    assert_looks(BODY "0.0 60-100 160-170 L|第１章\n0.0 120-276 160-170 L|灯台の明かり\n" BELOW,
                 READ "h0.0|第１章　灯台の明かり\n0.0|" FULL "\n");
    assert_looks(BODY "0.0 60-100 160-170 -|第１章\n0.0 120-276 165-170 -|灯台の明かり\n" BELOW,
                 READ "h0.0|第１章　灯台の明かり\n0.0|" FULL "\n");
    assert_looks(BODY "0.0 60-100 160-170 -|第１章\n0.0 120-276 166-170 -|灯台の明かり\n" BELOW,
                 READ "0.0|第１章\n0.0|灯台の明かり\n0.0|" FULL "\n");
    assert_looks(BODY "0.0 60-100 160-170 -|第１章\n0.0 60-276 160-170 -|灯台の明かり\n" BELOW,
                 READ "0.0|第１章\n0.0|灯台の明かり\n0.0|" FULL "\n");
    assert_looks(BODY "0.0 60-100 160-170 -|第１号\n0.0 120-276 160-170 -|灯台の明かり\n" BELOW,
                 READ "0.0|第１号\n0.0|灯台の明かり\n0.0|" FULL "\n");
    assert_looks(BODY "0.0 60-130 160-170 -|第１２３４章\n0.0 140-276 160-170 -|灯台の明かり\n" BELOW,
                 READ "h0.0|第１２３４章　灯台の明かり\n0.0|" FULL "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),      cmocka_unit_test(test_words),  cmocka_unit_test(test_alone),
        cmocka_unit_test(test_covers),     cmocka_unit_test(test_levels), cmocka_unit_test(test_joined),
        cmocka_unit_test(test_joined_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
