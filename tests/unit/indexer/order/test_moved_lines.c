/* Floats out of the midst of sentences, and the names of the columns of comparative tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/order/order.h"
#include "tests/unit/placed_document.h"

typedef bool (*stage)(struct document *document);

static void assert_after(stage run, const char *text, const char *expected)
{
    struct document document = placed_document(text);
    assert_true(run(&document));
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

#define FULL(flags) "0.0 60-276 100-300 " flags "|海の上を照らす明かりは毎日の日の入りから\n"
#define END         "0.0 60-276 100-300 -|日の出までともす。\n"
#define NEXT        "0.0 60-276 100-300 p|霧の日は昼もともす。\n"
#define FLOAT       "0.0 60-276 320-340 f|図１\n0.0 60-276 340-360 f|表２\n"
#define READ_FULL   "p0.0|海の上を照らす明かりは毎日の日の入りから\n"
#define READ_MORE   "0.0|海の上を照らす明かりは毎日の日の入りから\n"
#define READ_END    "0.0|日の出までともす。\n"
#define READ_NEXT   "p0.0|霧の日は昼もともす。\n"
#define READ_FLOAT  "0.0|図１\n0.0|表２\n"

/* A figure in the midst of a sentence comes behind the paragraph, and no further. */
static void test_behind_the_paragraph(void **state)
{
    (void)state;
    assert_after(floats_move, FULL("p") FLOAT FULL("-") END NEXT,
                 READ_FULL READ_MORE READ_END READ_FLOAT READ_NEXT);
    assert_after(floats_move, FULL("p") FLOAT END, READ_FULL READ_END READ_FLOAT);
    /* behind a paragraph's end, and before one that begins, it stays */
    assert_after(floats_move, FULL("p") END FLOAT NEXT, READ_FULL READ_END READ_FLOAT READ_NEXT);
    assert_after(floats_move, FULL("p") FLOAT NEXT, READ_FULL READ_FLOAT READ_NEXT);
    /* two of them in one sentence */
    assert_after(floats_move,
                 FULL("p") "0.0 60-276 320-340 f|図１\n" FULL("-") "0.0 60-276 340-360 f|表２\n" END,
                 READ_FULL READ_MORE READ_END "0.0|図１\n0.0|表２\n");
}

/* Where the sentence goes on overleaf it comes before its paragraph, if that began on the page. */
static void test_before_the_paragraph(void **state)
{
    (void)state;
    assert_after(floats_move, NEXT FULL("p") FULL("-") FLOAT "\f" FLOAT END,
                 READ_NEXT READ_FLOAT READ_FULL READ_MORE "\f\n" READ_END READ_FLOAT);
    assert_after(floats_move, NEXT FULL("p") FLOAT "\f" NEXT,
                 READ_NEXT READ_FULL READ_FLOAT "\f\n" READ_NEXT);
    assert_after(floats_move, NEXT FULL("p") FLOAT "\f0.0 60-276 60-80 h|霧笛\n" END,
                 READ_NEXT READ_FULL READ_FLOAT "\f\nh0.0|霧笛\n" READ_END);
    assert_after(floats_move, NEXT FULL("p") FLOAT "0.0 60-276 400-420 h|霧笛\n\f" END,
                 READ_NEXT READ_FULL READ_FLOAT "h0.0|霧笛\n\f\n" READ_END);
    assert_after(floats_move,
                 NEXT FULL("p") FLOAT "0.0 60-276 780-800 s|- 1 -\n\f0.0 60-276 20-40 s|年報\n" END,
                 READ_NEXT READ_FLOAT READ_FULL "-0.0|- 1 -\n\f\n-0.0|年報\n" READ_END);
    assert_after(floats_move, FULL("-") FULL("-") FLOAT "\f" END,
                 READ_MORE READ_MORE READ_FLOAT "\f\n" READ_END);
    assert_after(floats_move, NEXT FULL("p") FLOAT, READ_NEXT READ_FULL READ_FLOAT);
}

/* A float at the head of a page, in the midst of a sentence from overleaf. */
static void test_at_the_head(void **state)
{
    (void)state;
    assert_after(floats_move, FULL("p") "\f" FLOAT FULL("-") END NEXT,
                 READ_FULL "\f\n" READ_MORE READ_END READ_FLOAT READ_NEXT);
    assert_after(floats_move, "0.0 60-276 100-300 h|灯台\n\f" FLOAT END,
                 "h0.0|灯台\n\f\n" READ_FLOAT READ_END);
}

#define HEADS(a, b)    "1.1 60-260 100-120 -|" a "\n1.2 260-460 100-120 -|" b "\n"
#define ROW(n, y)      #n ".1 60-260 " y " -|昼はともす。\n" #n ".2 260-460 " y " -|昼は消す。\n"
#define READ_HEADED(n) #n ".1 改正後|昼はともす。\n" #n ".2 改正前|昼は消す。\n"
#define READ_BARE(n)   #n ".1|昼はともす。\n" #n ".2|昼は消す。\n"

/* Which text is new and which old stands above the columns, of the first page only. */
static void test_column_heads(void **state)
{
    (void)state;
    assert_after(column_heads_name,
                 HEADS("改　正　後", "改正前") ROW(2, "120-140") ROW(3, "140-160") "\f" ROW(4, "40-60"),
                 "1.1|改　正　後\n1.2|改正前\n" READ_HEADED(2) READ_HEADED(3) "\f\n" READ_HEADED(4));
    /* one name, or words that are none, head nothing */
    assert_after(column_heads_name, HEADS("改正後", "番号") ROW(2, "120-140"),
                 "1.1|改正後\n1.2|番号\n" READ_BARE(2));
    assert_after(column_heads_name,
                 HEADS("改正後", "改正前の文をここに掲げることとし、その右に新しい文") ROW(2, "120-140"),
                 "1.1|改正後\n1.2|改正前の文をここに掲げることとし、その右に新しい文\n" READ_BARE(2));
    /* text ends the table; a page's number does not */
    assert_after(column_heads_name,
                 HEADS("改正後", "改正前") "0.0 60-260 780-800 s|- 1 -\n\f" ROW(
                     2, "40-60") "0.0 60-460 80-100 -|以上\n" ROW(3, "100-120"),
                 "1.1|改正後\n1.2|改正前\n-0.0|- 1 -\n\f\n" READ_HEADED(2) "0.0|以上\n" READ_BARE(3));
    /* sides differ by less than eight points */
    assert_after(
        column_heads_name,
        HEADS("改正後",
              "改正前") "2.1 67-253 120-140 -|昼\n2.2 268-460 120-140 -|夜\n2.2 260-468 120-140 -|朝\n",
        "1.1|改正後\n1.2|改正前\n2.1 改正後|昼\n2.2|夜\n2.2|朝\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_behind_the_paragraph),
        cmocka_unit_test(test_before_the_paragraph),
        cmocka_unit_test(test_at_the_head),
        cmocka_unit_test(test_column_heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
