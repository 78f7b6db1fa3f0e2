/* Footnotes by the places of lines: small print at the foot of a page or column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/page/page.h"
#include "tests/unit/placed_document.h"

static void assert_notes(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    placed_notes_find(&document);
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

#define TEXT      "0.0 60-276 100-300 -|海の上を照らす明かりは毎日の日の入りから\n"
#define READ_TEXT "0.0|海の上を照らす明かりは毎日の日の入りから\n"

/* A small line that opens with a number or a sign, and those below it. */
static void test_small_print(void **state)
{
    (void)state;
    assert_notes(TEXT "0.0 60-276 700-780 S|1 灯台の数は、七つ\n0.0 60-276 700-780 S|である。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\nn0.0|である。\n");
    assert_notes(TEXT "0.0 60-276 700-780 S|※ 灯台の数は、七つ\n", READ_TEXT "np0.0|※ 灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-780 S|（注）灯台の数は、七つ\n",
                 READ_TEXT "np0.0|（注）灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-780 Sd|灯台の数は、七つ\n", READ_TEXT "np0.0|灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-780 S|灯台の数は、七つ\n", READ_TEXT "0.0|灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-780 -|1 灯台の数は、七つ\n", READ_TEXT "0.0|1 灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-780 Sr|1 灯台の数は、七つ\n", READ_TEXT "0.0|1 灯台の数は、七つ\n");
}

/* What goes on below a note is close to it, and no larger. */
static void test_lines_below(void **state)
{
    (void)state;
#define NOTE      TEXT "0.0 60-276 700-710 S|1 灯台の数は、七つ\n"
#define READ_NOTE READ_TEXT "np0.0|1 灯台の数は、七つ\n"
    assert_notes(NOTE "0.0 60-276 719-780 S|である。\n", READ_NOTE "n0.0|である。\n"); /* 11 points below */
    assert_notes(NOTE "0.0 60-276 720-780 S|である。\n", READ_NOTE "0.0|である。\n");  /* 12 */
    assert_notes(NOTE "0.0 60-276 714-780 -|である。\n", READ_TEXT "0.0|1 灯台の数は、七つ\n0.0|である。\n");
}

/* Larger text below in the same width says that it is none; beside, it does not. */
static void test_text_below(void **state)
{
    (void)state;
#define SMALL "0.0 60-276 200-220 S|1 灯台の数は、七つ\n"
    assert_notes(TEXT SMALL "0.0 60-276 400-420 -|霧の日は昼もともす。\n",
                 READ_TEXT "0.0|1 灯台の数は、七つ\n0.0|霧の日は昼もともす。\n");
    assert_notes(TEXT SMALL "0.0 300-520 400-420 -|霧の日は昼もともす。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\n0.0|霧の日は昼もともす。\n");
    assert_notes(TEXT SMALL "0.0 60-276 400-420 r|霧の日は昼もともす。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\n0.0|霧の日は昼もともす。\n");
}

/* Below a short rule all is notes, up to the next column. */
static void test_below_a_rule(void **state)
{
    (void)state;
    assert_notes(TEXT "0.0 60-276 700-710 Su|1 灯台の数は、七つ\n0.0 60-276 730-740 -|である。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\nn0.0|である。\n");
    assert_notes(TEXT "0.0 60-276 700-710 u|1 灯台の数は、七つ\n", READ_TEXT "np0.0|1 灯台の数は、七つ\n");
    assert_notes(TEXT "0.0 60-276 700-710 Su|灯台の数は、七つ\n", READ_TEXT "0.0|灯台の数は、七つ\n");
    assert_notes(TEXT
                 "0.0 60-276 700-710 Su|1 灯台の数は、七つ\n0.0 300-520 100-120 -|霧の日は昼もともす。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\n0.0|霧の日は昼もともす。\n");
}

/* A note that breaks off at the end of a page goes on below the next page's rule, if it is of the same size.
 */
static void test_overleaf(void **state)
{
    (void)state;
#define BREAKS      "0.0 60-276 700-780 S|1 灯台の数は、七つであるが、そのうちの三つは深海の\n"
#define READ_BREAKS "np0.0|1 灯台の数は、七つであるが、そのうちの三つは深海の\n"
    assert_notes(TEXT BREAKS "\f" TEXT "0.0 60-276 700-780 Su|底にある。\n",
                 READ_TEXT READ_BREAKS "\f\n" READ_TEXT "n0.0|底にある。\n");
    assert_notes(TEXT BREAKS "\f" TEXT "0.0 60-276 700-780 u|底にある。\n",
                 READ_TEXT READ_BREAKS "\f\n" READ_TEXT "0.0|底にある。\n");
    assert_notes(TEXT BREAKS "\f" TEXT "\f" TEXT "0.0 60-276 700-780 Su|底にある。\n",
                 READ_TEXT READ_BREAKS "\f\n" READ_TEXT "\f\n" READ_TEXT "0.0|底にある。\n");
    assert_notes(TEXT "0.0 60-276 700-780 S|1 灯台の数は、七つ\n\f" TEXT "0.0 60-276 700-780 Su|底にある。\n",
                 READ_TEXT "np0.0|1 灯台の数は、七つ\n\f\n" READ_TEXT "0.0|底にある。\n");
}

/* But where the next page begins in that size, the text was small, back to where its paragraph begins. */
static void test_small_text(void **state)
{
    (void)state;
    assert_notes(
        TEXT "0.0 60-276 680-690 S|1 島は二つ。\n" BREAKS
             "0.0 60-276 780-800 s|7\n\f0.0 60-276 20-40 s|年報\n0.0 60-276 100-120 S|底にある。\n" TEXT,
        READ_TEXT "np0.0|1 島は二つ。\np0.0|1 灯台の数は、七つであるが、そのうちの三つは深海の\n-0.0|7\n\f\n"
                  "-0.0|年報\n0.0|底にある。\n" READ_TEXT);
    assert_notes(TEXT BREAKS "\f0.0 60-276 100-120 -|底にある。\n",
                 READ_TEXT READ_BREAKS "\f\n0.0|底にある。\n");
    assert_notes(TEXT BREAKS "\f0.0 60-276 700-780 S|2 島は二つ。\n",
                 READ_TEXT READ_BREAKS "\f\nnp0.0|2 島は二つ。\n");
    assert_notes(TEXT "0.0 60-276 700-780 S|1 灯台の数は、七つ\n\f0.0 60-276 100-120 S|底にある。\n" TEXT,
                 READ_TEXT "np0.0|1 灯台の数は、七つ\n\f\n0.0|底にある。\n" READ_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_print), cmocka_unit_test(test_lines_below),
        cmocka_unit_test(test_text_below),  cmocka_unit_test(test_below_a_rule),
        cmocka_unit_test(test_overleaf),    cmocka_unit_test(test_small_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
