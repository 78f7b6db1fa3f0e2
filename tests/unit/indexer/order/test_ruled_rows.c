/* Rows of ruled tables as one line each: which tables have heads, what is merged, what is no table, and where
 * the borders are. tests/unit/indexer/pdf/test_ruled_tables.c draws some whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "tests/unit/placed_document.h"

static void assert_written(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    assert_true(ruled_tables_write(&document));
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

/* A row of two or three columns, at a height. */
#define TWO(n, y, f, a, b)      #n ".1 60-160 " y " " f "|" a "\n" #n ".2 160-260 " y " " f "|" b "\n"
#define THREE(n, y, f, a, b, c) TWO(n, y, f, a, b) #n ".3 260-360 " y " " f "|" c "\n"

/* Three columns in rules: the first row heads them, when two rows stand below, and is set aside. */
static void test_heads_in_rules(void **state)
{
    (void)state;
    assert_written(THREE(1, "100-124", "r", "船", "港", "色") THREE(2, "124-148", "r", "はまかぜ", "東", "青")
                       THREE(3, "148-172", "r", "しおさい", "西", "赤"),
                   "-1.1|船\n-1.2|港\n-1.3|色\npa2.1|船: はまかぜ　港: 東　色: 青\n-2.2|東\n-2.3|青\n"
                   "pa3.1|船: しおさい　港: 西　色: 赤\n-3.2|西\n-3.3|赤\n");
    assert_written(THREE(1, "100-124", "r", "船", "港", "色")
                       THREE(2, "124-148", "r", "はまかぜ", "東", "青"),
                   "pa1.1|船　港　色\n-1.2|港\n-1.3|色\npa2.1|はまかぜ　東　青\n-2.2|東\n-2.3|青\n");
    /* without rules the first row may be one like the others */
    assert_written(THREE(1, "100-124", "-", "船", "港", "色") THREE(2, "124-148", "-", "はまかぜ", "東", "青")
                       THREE(3, "148-172", "-", "しおさい", "西", "赤"),
                   "pa1.1|船　港　色\n-1.2|港\n-1.3|色\npa2.1|はまかぜ　東　青\n-2.2|東\n-2.3|青\n"
                   "pa3.1|しおさい　西　赤\n-3.2|西\n-3.3|赤\n");
}

/* Heads one above the other, beside one as high as they all: three rows of them, at most. */
static void test_rows_of_heads(void **state)
{
    (void)state;
#define HIGH(y)     "1.1 60-160 100-" y " r|船\n1.2 160-360 100-112 r|港\n"
#define WHOLE(n, y) #n ".2 160-360 " y " r|" #n "年\n"
#define SIDES(n, y) #n ".2 160-260 " y " r|東\n" #n ".3 260-360 " y " r|西\n"
#define BELOW                                                                                                \
    THREE(7, "200-224", "r", "はまかぜ", "12", "13")                                                         \
    THREE(8, "224-248", "r", "しおさい", "14", "15") THREE(9, "248-272", "r", "いそなみ", "1", "2")
    assert_written(HIGH("124") SIDES(2, "112-124") BELOW,
                   "-1.1|船\n-1.2|港\n-2.2|東\n-2.3|西\n"
                   "pa7.1|船: はまかぜ　港 東: 12　港 西: 13\n-7.2|12\n-7.3|13\n"
                   "pa8.1|船: しおさい　港 東: 14　港 西: 15\n-8.2|14\n-8.3|15\n"
                   "pa9.1|船: いそなみ　港 東: 1　港 西: 2\n-9.2|1\n-9.3|2\n");
    assert_written(HIGH("136") WHOLE(2, "112-124") SIDES(3, "124-136") BELOW,
                   "-1.1|船\n-1.2|港\n-2.2|2年\n-3.2|東\n-3.3|西\n"
                   "pa7.1|船: はまかぜ　港 2年 東: 12　港 2年 西: 13\n-7.2|12\n-7.3|13\n"
                   "pa8.1|船: しおさい　港 2年 東: 14　港 2年 西: 15\n-8.2|14\n-8.3|15\n"
                   "pa9.1|船: いそなみ　港 2年 東: 1　港 2年 西: 2\n-9.2|1\n-9.3|2\n");
    assert_written(HIGH("148") WHOLE(2, "112-124") WHOLE(3, "124-136") SIDES(4, "136-148") BELOW,
                   "-1.1|船\npa1.2|船　港\npa2.2|船　2年\npa3.2|船　3年\npa4.2|船　東　西\n-4.3|西\n"
                   "pa7.1|はまかぜ　12　13\n-7.2|12\n-7.3|13\npa8.1|しおさい　14　15\n-8.2|14\n-8.3|15\n"
                   "pa9.1|いそなみ　1　2\n-9.2|1\n-9.3|2\n");
#undef HIGH
#undef WHOLE
#undef SIDES
#undef BELOW
}

/* Two columns have heads where numbers stand below one of them, all numbers and two at least, or where the
 * heads look otherwise than what stands below. */
static void test_heads_of_two_columns(void **state)
{
    (void)state;
    static const char headed[] = "-1.1|船\n-1.2|数\npa2.1|船: はまかぜ　数: 12\n-2.2|12\n"
                                 "pa3.1|船: しおさい　数: 8\n-3.2|8\n";
    static const char bare[] =
        "pa1.1|船　数\n-1.2|数\npa2.1|はまかぜ　12\n-2.2|12\npa3.1|しおさい　八\n-3.2|八\n";
    static const char other[] = "-1.1|船\n-1.2|数\npa2.1|船: はまかぜ　数: 12\n-2.2|12\n"
                                "pa3.1|船: しおさい　数: 八\n-3.2|八\n";
#define HEAD(f)        TWO(1, "100-124", f, "船", "数")
#define BELOW(f, last) TWO(2, "124-148", f, "はまかぜ", "12") TWO(3, "148-172", "-", "しおさい", last)
    assert_written(HEAD("-") BELOW("-", "8"), headed);
    assert_written(HEAD("-") BELOW("-", "八"), bare);
    assert_written(HEAD("b") BELOW("-", "八"), other);
    assert_written(HEAD("b") BELOW("b", "八"), bare); /* half of them look like it */
    assert_written(HEAD("m") BELOW("-", "八"), other);
    assert_written(TWO(1, "100-124", "m", "船", "まん中に立つ語である") BELOW("-", "八"),
                   "pa1.1|船　まん中に立つ語である\n-1.2|まん中に立つ語である\npa2.1|はまかぜ　12\n-2.2|12\n"
                   "pa3.1|しおさい　八\n-3.2|八\n"); /* what fills its cell stands nowhere */
#undef HEAD
#undef BELOW
}

/* A cell that is no short name, a name twice, or a row below of more cells: then the first row is no head. */
static void test_no_heads(void **state)
{
    (void)state;
#define NAME "海を照らす灯台の明かりの色"
#define BELOW                                                                                                \
    THREE(2, "124-148", "r", "はまかぜ", "東", "青") THREE(3, "148-172", "r", "しおさい", "西", "赤")
#define READ(head)                                                                                                               \
    head "-1.2|港\n-1.3|色\npa2.1|はまかぜ　東　青\n-2.2|東\n-2.3|青\npa3.1|しおさい　西　赤\n-3.2|西\n-3." \
         "3|赤\n"
    assert_written(THREE(1, "100-124", "r", "7", "港", "色") BELOW, READ("pa1.1|7　港　色\n"));
    assert_written(THREE(1, "100-124", "r", "船。", "港", "色") BELOW, READ("pa1.1|船。　港　色\n"));
    assert_written(THREE(1, "100-124", "r", "港", "港", "色") BELOW, READ("pa1.1|港　港　色\n"));
    assert_written(TWO(1, "100-124", "b", "船", "港") BELOW,
                   "pa1.1|船　港\n-1.2|港\npa2.1|はまかぜ　東　青\n-2.2|東\n-2.3|青\npa3.1|しおさい　西　赤\n"
                   "-3.2|西\n-3.3|赤\n");
    /* sixty characters are a name yet */
    assert_written(
        THREE(1, "100-124", "r", NAME NAME NAME NAME "白い船の名称と色", "港", "色") BELOW,
        "-1.1|" NAME NAME NAME NAME "白い船の名称と色\n-1.2|港\n-1.3|色\n"
        "pa2.1|" NAME NAME NAME NAME "白い船の名称と色: はまかぜ　港: 東　色: 青\n-2.2|東\n-2.3|青\n"
        "pa3.1|" NAME NAME NAME NAME "白い船の名称と色: しおさい　港: 西　色: 赤\n-3.2|西\n-3.3|赤\n");
    assert_written(THREE(1, "100-124", "r", NAME NAME NAME NAME "白い船の名称と色は", "港", "色") BELOW,
                   READ("pa1.1|" NAME NAME NAME NAME "白い船の名称と色は　港　色\n"));
#undef BELOW
}

/* A row of more than 500 characters keeps its lines, with the heads; one of 500 is one line. */
static void test_long_rows(void **state)
{
    (void)state;
    struct ssk_buffer text = SSK_BUFFER_INIT, expected = SSK_BUFFER_INIT;
    for (int more = 0; more < 2; more++) {
        ssk_buffer_append_string(&text, THREE(1, "100-124", "r", "船", "港", "色") "2.1 60-160 124-148 r|");
        ssk_buffer_append_string(&expected, "-1.1|船\n-1.2|港\n-1.3|色\n");
        ssk_buffer_append_string(&expected, more ? "pa2.1 船|" : "pa2.1|船: ");
        for (int i = 0; i < 487 + more; i++) { /* 「船: 」 and 「　港: 東　色: 青」 are 13 */
            ssk_buffer_append_string(&text, "波");
            ssk_buffer_append_string(&expected, "波");
        }
        ssk_buffer_append_string(&text, "\n2.2 160-260 124-148 r|東\n2.3 260-360 124-148 r|青\n" THREE(
                                            3, "148-172", "r", "しおさい", "西", "赤"));
        ssk_buffer_append_string(&expected,
                                 more ? "\n2.2 港|東\n2.3 色|青\n" : "　港: 東　色: 青\n-2.2|東\n-2.3|青\n");
        ssk_buffer_append_string(&expected, "pa3.1|船: しおさい　港: 西　色: 赤\n-3.2|西\n-3.3|赤\n");
        assert_written(ssk_buffer_string(&text), ssk_buffer_string(&expected));
        ssk_buffer_clear(&text);
        ssk_buffer_clear(&expected);
    }
    ssk_buffer_free(&text);
    ssk_buffer_free(&expected);
}

/* Lines of a cell are joined, its paragraphs parted; what is out of the text is not of the row. */
static void test_lines_of_a_cell(void **state)
{
    (void)state;
    assert_written(
        "1.1 60-160 100-140 -|はま\n1.1 60-160 100-140 -|かぜ\n1.1 60-160 100-140 s|7\n"
        "1.1 60-160 100-140 p|白い船\n1.2 160-260 100-140 -|東\n" TWO(2, "140-164", "-", "しおさい", "西"),
        "pa1.1|はまかぜ　白い船　東\n-1.1|かぜ\n-1.1|7\n-p1.1|白い船\n-1.2|東\npa2.1|しおさい　西\n-2.2|"
        "西\n");
    /* a number of the page between the rows does not part them, nor a note; a line of text does */
    assert_written(TWO(1, "100-124", "-", "はまかぜ",
                       "東") "0.0 60-160 124-130 s|8\n0.0 60-160 124-130 n|注\n" TWO(2, "124-148", "-",
                                                                                     "しおさい", "西"),
                   "pa1.1|はまかぜ　東\n-1.2|東\n-0.0|8\nn0.0|注\npa2.1|しおさい　西\n-2.2|西\n");
    assert_written(TWO(1, "100-124", "-", "はまかぜ", "東") "0.0 60-160 124-130 -|表\n" TWO(2, "124-148", "-",
                                                                                            "しおさい", "西"),
                   "pa1.1|はまかぜ　東\n-1.2|東\na0.0|表\n2.1|しおさい\n2.2|西\n");
}

/* Two rows of the same columns make a table; boxes of a figure do not, nor one column. */
static void test_what_is_a_table(void **state)
{
    (void)state;
    static const char text[] = "0.0 60-360 60-80 -|図\n";
    struct ssk_buffer all = SSK_BUFFER_INIT;
    static const char *const figures[][2] = {
        {TWO(1, "100-124", "-", "はまかぜ", "東") "2.1 60-140 130-150 -|しおさい\n2.2 180-260 130-150 -|西\n",
         "1.1|はまかぜ\n1.2|東\n2.1|しおさい\n2.2|西\n"},
        {"1.1 60-160 100-124 -|はまかぜ\n2.1 60-160 124-148 -|しおさい\n", "1.1|はまかぜ\n2.1|しおさい\n"},
        {TWO(1, "100-124", "-", "はまかぜ", "東"), "1.1|はまかぜ\n1.2|東\n"},
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct ssk_buffer expected = SSK_BUFFER_INIT;
        ssk_buffer_printf(&all, "%s%s", text, figures[i][0]);
        ssk_buffer_printf(&expected, "0.0|図\n%s", figures[i][1]);
        assert_written(ssk_buffer_string(&all), ssk_buffer_string(&expected));
        ssk_buffer_clear(&all);
        ssk_buffer_free(&expected);
    }
    ssk_buffer_free(&all);
    /* sides that differ by less than eight points are the same */
    assert_written(
        TWO(1, "100-124", "-", "はまかぜ", "東") "2.1 67-160 124-148 -|しおさい\n2.2 160-267 124-148 -|西\n",
        "pa1.1|はまかぜ　東\n-1.2|東\npa2.1|しおさい　西\n-2.2|西\n");
    assert_written(
        "0.0 60-360 60-80 -|図\n" TWO(1, "100-124", "-", "はまかぜ",
                                      "東") "2.1 68-160 124-148 -|しおさい\n2.2 160-260 124-148 -|西\n",
        "0.0|図\n1.1|はまかぜ\n1.2|東\n2.1|しおさい\n2.2|西\n");
}

/* A caption above the columns and a source below, in rows of one cell, are no rows; one in the columns is. */
static void test_captions(void **state)
{
    (void)state;
    assert_written("1.1 60-260 80-100 -|表１\n" TWO(2, "100-124", "-", "はまかぜ", "東")
                       TWO(3, "124-148", "-", "しおさい", "西") "4.1 60-260 148-168 -|出典\n",
                   "1.1|表１\npa2.1|はまかぜ　東\n-2.2|東\npa3.1|しおさい　西\n-3.2|西\n4.1|出典\n");
    assert_written(TWO(2, "100-124", "-", "はまかぜ", "東")
                       TWO(3, "124-148", "-", "しおさい", "西") "4.1 60-160 148-168 -|合計\n",
                   "pa2.1|はまかぜ　東\n-2.2|東\npa3.1|しおさい　西\n-3.2|西\npa4.1|合計\n");
}

/* A label merged over rows stands in each of them. */
static void test_merged_labels(void **state)
{
    (void)state;
#define SHIP(n, y, a, b) #n ".2 160-260 " y " -|" a "\n" #n ".3 260-360 " y " -|" b "\n"
#define MERGED(y)                                                                                            \
    "1.1 60-160 " y " -|青い船\n" SHIP(1, "100-124", "はまかぜ", "東") SHIP(2, "124-148", "しおさい", "西")
    static const char merged[] =
        "-1.1|青い船\npa1.2|青い船　はまかぜ　東\n-1.3|東\npa2.2|青い船　しおさい　西\n-2.3|西\n";
    assert_written(MERGED("100-148"), merged);
    assert_written(MERGED("103-145"), merged);
}

/* The heads hold for a table at the top of the next page of the same columns, and for none behind text. */
static void test_heads_overleaf(void **state)
{
    (void)state;
#define FIRST                                                                                                \
    THREE(1, "100-124", "r", "船", "港", "色")                                                               \
    THREE(2, "124-148", "r", "はまかぜ", "東", "青") THREE(3, "148-172", "r", "しおさい", "西", "赤") "\f"
#define READ_FIRST                                                                                           \
    "-1.1|船\n-1.2|港\n-1.3|色\npa2.1|船: はまかぜ　港: 東　色: 青\n-2.2|東\n-2.3|青\n"      \
    "pa3.1|船: しおさい　港: 西　色: 赤\n-3.2|西\n-3.3|赤\n\f\n"
    assert_written(FIRST THREE(4, "40-64", "r", "なみのり", "南", "黄"),
                   READ_FIRST "pa4.1|船: なみのり　港: 南　色: 黄\n-4.2|南\n-4.3|黄\n");
    assert_written(
        FIRST "0.0 60-360 20-40 -|次に\n" THREE(4, "40-64", "-", "なみのり", "南", "黄")
            THREE(5, "64-88", "-", "うみねこ", "北", "白"),
        READ_FIRST
        "a0.0|次に\npa4.1|なみのり　南　黄\n-4.2|南\n-4.3|黄\npa5.1|うみねこ　北　白\n-5.2|北\n-5.3|白\n");
    assert_written(FIRST TWO(4, "40-64", "-", "なみのり", "南") "4.3 260-368 40-64 -|黄\n",
                   READ_FIRST "pa4.1|なみのり　南　黄\n-4.2|南\n-4.3|黄\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads_in_rules),
        cmocka_unit_test(test_rows_of_heads),
        cmocka_unit_test(test_heads_of_two_columns),
        cmocka_unit_test(test_no_heads),
        cmocka_unit_test(test_long_rows),
        cmocka_unit_test(test_lines_of_a_cell),
        cmocka_unit_test(test_what_is_a_table),
        cmocka_unit_test(test_captions),
        cmocka_unit_test(test_merged_labels),
        cmocka_unit_test(test_heads_overleaf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
