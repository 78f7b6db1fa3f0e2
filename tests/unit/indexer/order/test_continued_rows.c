/* Rows of ruled tables that go on overleaf: which are the rest of the row above, and what of them goes into
 * its cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "tests/unit/placed_document.h"

static void assert_joined(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    assert_true(continued_rows_join(&document));
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

static void assert_untouched(const char *text)
{
    struct document document = placed_document(text);
    struct ssk_buffer before = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&before, placed_lines(&document));
    assert_true(continued_rows_join(&document));
    assert_string_equal(placed_lines(&document), ssk_buffer_string(&before));
    ssk_buffer_free(&before);
    document_free(&document);
}

#define LABEL   "1.1 60-160 100-300 -|"
#define TEXT    "1.2 160-276 100-300 -|"
#define GOES_ON "日の入りから日の出まで\n"
#define BELOW   "2.2 160-276 40-100 -|"

/* A sentence that breaks off goes on in the cell below; what ended before stays. */
static void test_text_that_breaks_off(void **state)
{
    (void)state;
    assert_joined(
        LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
              "\f" BELOW "出までともす。\n",
        "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n1.2|出までともす。\n\f\n");
    assert_untouched(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "日の入りからともす。\n"
                           "\f"
                           "2.1 60-160 40-100 -|水門\n" BELOW "橋を上げるときに閉じる\n");
}

/* Only text of the same column is the rest of it, whose sides may differ by less than five points. */
static void test_sides(void **state)
{
    (void)state;
#define ABOVE LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n\f"
    assert_joined(
        ABOVE "2.2 164-272 40-100 -|出までともす。\n",
        "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n1.2|出までともす。\n\f\n");
    assert_untouched(ABOVE "2.2 165-276 40-100 -|出までともす。\n");
    assert_untouched(ABOVE "2.2 160-281 40-100 -|出までともす。\n");
    assert_untouched(ABOVE "2.2 150-276 40-100 -|出までともす。\n");
#undef ABOVE
}

/* A single line that leaves room in its cell was not cut off there. */
static void test_single_lines(void **state)
{
    (void)state;
    assert_joined(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n"
                        "\f" BELOW "出までともす。\n",
                  "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|出までともす。\n\f\n");
    /* the label's cell of the row below is empty, which speaks for it; a label of its own against */
    assert_untouched(LABEL "灯台\n" TEXT "海の上を照らす\n"
                           "\f"
                           "2.1 60-160 40-100 -|水門\n" BELOW "出までともす。\n");
}

/* What begins with a bullet or a number goes on from nothing, nor does what stands further in. */
static void test_what_begins_anew(void **state)
{
    (void)state;
    assert_untouched("1.1 60-276 100-300 -|海の上を照らす明かりは毎日の日の入りから\n"
                     "1.1 60-276 100-300 -|日の出までともすこととし、その間は係の者\n"
                     "\f"
                     "2.1 60-276 40-100 -|・水門は夜の間閉じる。\n");
    assert_joined("1.1 60-276 100-300 -|海の上を照らす明かりは毎日の日の入りから\n"
                  "1.1 60-276 100-300 -|日の出までともすこととし、その間は係の者\n"
                  "\f"
                  "2.1 60-276 40-100 -|が見守る。\n",
                  "1.1|海の上を照らす明かりは毎日の日の入りから\n"
                  "1.1|日の出までともすこととし、その間は係の者\n1.1|が見守る。\n\f\n");
}

/* A paragraph of the cell that begins overleaf stays there. */
static void test_paragraphs_stay(void **state)
{
    (void)state;
    assert_joined(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
                        "\f" BELOW "出までともし、その間は\n" BELOW "見守る。\n"
                        "2.2 160-276 40-100 p|霧の日は昼も\n" BELOW "ともす。\n",
                  "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n"
                  "1.2|出までともし、その間は\n1.2|見守る。\n\f\np2.2|霧の日は昼も\n2.2|ともす。\n");
}

/* The rest of a label comes with its row's text: of a cell that breaks off, or of one beside such. */
static void test_labels(void **state)
{
    (void)state;
#define ABOVE                                                                                                \
    LABEL "灯台と水門及び橋を\n" LABEL "夜の間見守ることの\n" TEXT "海の上を照らす明かりは\n" TEXT           \
          "毎日の日の入りから日の\n\f"
#define READ      "1.1|灯台と水門及び橋を\n1.1|夜の間見守ることの\n"
#define READ_TEXT "1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n1.2|出までともす。\n"
#define REST      "2.1 60-160 40-100 -|"
    assert_joined(ABOVE REST "仕事\n" BELOW "出までともす。\n", READ "1.1|仕事\n" READ_TEXT "\f\n");
    assert_joined(ABOVE REST "仕事\n2.1 60-160 40-100 p|（港\n" REST "の係\n" REST "員）\n" BELOW
                             "出までともす。\n",
                  READ "1.1|仕事\np1.1|（港\n1.1|の係\n1.1|員）\n" READ_TEXT "\f\n");
    /* five lines are no label's rest: the paragraph that begins among them stays */
    assert_joined(ABOVE REST "仕事\n2.1 60-160 40-100 p|（港\n" REST "の係\n" REST "員、\n" REST
                             "町）\n" BELOW "出までともす。\n",
                  READ "1.1|仕事\n" READ_TEXT "\f\np2.1|（港\n2.1|の係\n2.1|員、\n2.1|町）\n");
#undef ABOVE
#undef READ
#undef READ_TEXT
#undef REST
}

/* The head of a table that is printed again is set aside, and the row behind it is the rest. */
static void test_repeated_head(void **state)
{
    (void)state;
    assert_joined("1.1 60-160 80-100 -|名\n1.2 160-276 80-100 -|仕事\n"
                  "2.1 60-160 100-300 -|灯台\n2.2 160-276 100-300 -|海の上を照らす明かりは\n"
                  "2.2 160-276 100-300 -|毎日の日の入りから日の\n"
                  "\f"
                  "3.1 60-160 20-40 -|名\n3.2 160-276 20-40 -|仕事\n4.2 160-276 40-100 -|出までともす。\n",
                  "1.1|名\n1.2|仕事\n2.1|灯台\n2.2|海の上を照らす明かりは\n2.2|毎日の日の入りから日の\n"
                  "2.2|出までともす。\n\f\n-3.1|名\n-3.2|仕事\n");
    /* what is almost the same is no head again */
    assert_untouched("1.1 60-160 80-100 -|名\n1.2 160-276 80-100 -|仕事\n"
                     "2.1 60-160 100-300 -|灯台\n2.2 160-276 100-300 -|海の上を照らす。\n"
                     "\f"
                     "3.1 60-160 20-40 -|名\n3.2 160-276 20-40 -|仕事の内\n4.1 60-160 40-100 -|水門\n"
                     "4.2 160-276 40-100 -|夜は閉じる。\n");
}

/* Page numbers and the like stand between; text between the rows parts them. */
static void test_between(void **state)
{
    (void)state;
    assert_joined(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
                        "0.0 60-160 780-800 s|- 1 -\n"
                        "\f"
                        "0.0 60-160 20-40 s|港の年報\n" BELOW "出までともす。\n",
                  "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n"
                  "1.2|出までともす。\n-0.0|- 1 -\n\f\n-0.0|港の年報\n");
    assert_untouched(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
                           "\f"
                           "0.0 60-160 20-40 -|港の年報\n" BELOW "出までともす。\n");
    assert_untouched(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
                           "0.0 60-160 780-800 -|港の年報\n"
                           "\f" BELOW "出までともす。\n");
}

/* A row over three pages comes together on the first. */
static void test_three_pages(void **state)
{
    (void)state;
    assert_joined(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
                        "\f" BELOW "出までともすこととし、\n" BELOW "その間は係の者がこれを\n"
                        "\f"
                        "3.2 160-276 40-100 -|見守る。\n",
                  "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n"
                  "1.2|出までともすこととし、\n1.2|その間は係の者がこれを\n1.2|見守る。\n\f\n\f\n");
}

/* What speaks against the rest of a row weighs as much as what speaks for it: a label of its own, text that
 * follows a line that was not full. */
static void test_weights(void **state)
{
    (void)state;
#define GOES  "海の上を照らす明かりは\n" TEXT "毎日の日の入りから日の\n"
#define THIRD "3 276-392 100-300 -|"
    assert_untouched(LABEL "灯台\n" TEXT GOES "\f2.1 60-160 40-100 -|水門\n" BELOW "出までともす。\n");
    assert_untouched(LABEL "港の灯台を\n" LABEL "見る。\n" TEXT GOES "\f2.1 60-160 40-100 -|水門\n" BELOW
                           "出までともす。\n");
#define FULL LABEL "灯台と水門及び橋を\n" LABEL "夜の間見守ることの\n"
#define REST "\f2.1 60-160 40-100 -|仕事\n"
    assert_untouched(FULL TEXT "海の上を照らす明かりは\n" REST); /* a label alone says nothing */
    assert_untouched(FULL TEXT "海の上を\n" TEXT "照らす\n1." THIRD GOES_ON "1." THIRD
                               "毎日の日の入りから日の\n" REST BELOW "水門は\n2." THIRD "出までともす。\n");
    /* but what ended before is no such line */
    assert_joined(
        FULL TEXT "海の上を\n" TEXT "照らす。\n1." THIRD "毎日の日の入りから日の\n1." THIRD
                  "毎日の日の入りから日の\n" REST BELOW "水門は\n2." THIRD "出までともす。\n",
        "1.1|灯台と水門及び橋を\n1.1|夜の間見守ることの\n1.1|仕事\n1.2|海の上を\n1.2|照らす。\n"
        "1.3|毎日の日の入りから日の\n1.3|毎日の日の入りから日の\n1.3|出までともす。\n\f\n2.2|水門は\n");
    /* nor does a line that hardly fills its cell count, where the label is missing */
    assert_joined(LABEL "灯台\n" TEXT "海の上を照らす明かり\n\f" BELOW "を灯す。\n",
                  "1.1|灯台\n1.2|海の上を照らす明かり\n1.2|を灯す。\n\f\n");
}

/* A cell whose only line fills it, from side to side but for an em or so. */
static void test_full_lines(void **state)
{
    (void)state;
#define WIDE      "1.1 60-276 100-300 "
#define REST_WIDE "\f2.1 60-276 40-100 -|を見る。\n"
    assert_joined(WIDE "-|海の上を照らす明かりは毎日の日の入りから係\n" REST_WIDE,
                  "1.1|海の上を照らす明かりは毎日の日の入りから係\n1.1|を見る。\n\f\n");
    assert_untouched(WIDE "-|海の上を照らす明かりは毎日の日の入りに係\n" REST_WIDE);
    assert_untouched(WIDE "i|海の上を照らす明かりは毎日の日の入りに\n" REST_WIDE);
    /* a cell of twelve ems is no label's */
    assert_joined("1.1 60-180 100-300 -|海の上を照らす明かりは\n1.1 60-180 100-300 -|毎日の日の入りから日の\n"
                  "\f2.1 60-180 40-100 -|出まで。\n",
                  "1.1|海の上を照らす明かりは\n1.1|毎日の日の入りから日の\n1.1|出まで。\n\f\n");
}

/* Text goes on at the cell's left side, or where the lines above stood. */
static void test_set_in(void **state)
{
    (void)state;
#define ABOVE(flags)                                                                                         \
    LABEL "灯台\n1.2 160-276 100-300 " flags "|海の上を照らす明か\n1.2 160-276 100-300 " flags               \
          "|毎日の日の入りから\n\f"
#define BOTH(x, flags) "2.2 " x "-276 40-100 " flags "|出までともす。\n2.2 " x "-276 40-100 -|夜。\n"
    assert_untouched(LABEL "灯台\n" TEXT "海の上を照らす明かりは\n" TEXT
                           "毎日の日の入りから日の\n\f" BOTH("160", "i"));
    for (int side = 0; side < 2; side++)
        assert_joined(
            side ? ABOVE("i") BOTH("162", "i") : ABOVE("i") BOTH("158", "i"),
            "1.1|灯台\n1.2|海の上を照らす明か\n1.2|毎日の日の入りから\n1.2|出までともす。\n1.2|夜。\n\f\n");
#undef ABOVE
}

/* Of the cells overleaf only those come that go on; what stands behind them keeps its order. */
static void test_what_stays(void **state)
{
    (void)state;
    assert_joined(LABEL "灯台\n" TEXT GOES "1." THIRD GOES_ON "1." THIRD GOES_ON "\f" BELOW
                        "出までともす。\n2." THIRD "・水門\n2." THIRD
                        "・橋\n3.1 60-160 100-200 -|係\n0.0 60-300 300-400 -|以上\n",
                  "1.1|灯台\n1.2|海の上を照らす明かりは\n1.2|毎日の日の入りから日の\n1.2|出までともす。\n"
                  "1.3|日の入りから日の出まで\n1.3|日の入りから日の出まで\n\f\n2.3|・水門\n2.3|・橋\n3.1|係\n"
                  "0.0|以上\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_that_breaks_off), cmocka_unit_test(test_sides),
        cmocka_unit_test(test_single_lines),         cmocka_unit_test(test_what_begins_anew),
        cmocka_unit_test(test_paragraphs_stay),      cmocka_unit_test(test_labels),
        cmocka_unit_test(test_repeated_head),        cmocka_unit_test(test_between),
        cmocka_unit_test(test_three_pages),          cmocka_unit_test(test_weights),
        cmocka_unit_test(test_full_lines),           cmocka_unit_test(test_set_in),
        cmocka_unit_test(test_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
