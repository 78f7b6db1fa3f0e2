/* Where paragraphs begin on pages whose lines have places; which size is the body's; raised marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/document/placed_line.h"
#include "indexer/document/placed_paragraphs.h"
#include "indexer/document/raised_mark.h"
#include "tests/unit/placed_document.h"

static void assert_paragraphs(const char *text, const char *expected)
{
    struct document document = placed_document(text);
    placed_paragraphs_find(&document);
    assert_string_equal(placed_lines(&document), expected);
    document_free(&document);
}

/* Lines of twenty characters fill the column but for eight points. */
#define LINE(y, flags, text) "0.0 60-276 " y " " flags "|" text "\n"
#define FULL                 "海の上を照らす明かりは毎日の日の入りから"
#define NEAR                 "海の上を照らす明かりは毎日の日の入りに"
#define SHORT                "海の上を照らす明かりは毎日の日の入る"
#define AT                   "100-300"

/* A line that leaves room below which another begins; less where a sentence ended. */
static void test_short_lines(void **state)
{
    (void)state;
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", NEAR) LINE(AT, "-", FULL),
                      "p0.0|" FULL "\n0.0|" NEAR "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", SHORT) LINE(AT, "-", FULL),
                      "p0.0|" FULL "\n0.0|" SHORT "\np0.0|" FULL "\n");
#define ENDED      "海の上を照らす明かりは毎日日の入りまで。"
#define ENDED_NEAR "海の上を照らす明かりは毎日日の入りに。"
    assert_paragraphs(LINE(AT, "-", ENDED) LINE(AT, "-", FULL), "p0.0|" ENDED "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", ENDED_NEAR) LINE(AT, "-", FULL), "p0.0|" ENDED_NEAR "\np0.0|" FULL "\n");
    /* a long Latin word moves whole */
#define LATIN "all of the lights of this long coast"
    assert_paragraphs(LINE(AT, "-", LATIN) LINE(AT, "-", "lighthouse keepers"),
                      "p0.0|" LATIN "\n0.0|lighthouse keepers\n");
    assert_paragraphs(LINE(AT, "-", LATIN) LINE(AT, "-", "keep it"), "p0.0|" LATIN "\np0.0|keep it\n");
}

/* A line set in behind a sentence, or alone among others, begins one; so does one further out than those
 * above. */
static void test_indents(void **state)
{
    (void)state;
    assert_paragraphs(LINE(AT, "-", ENDED) LINE(AT, "i", SHORT) LINE(AT, "-", FULL),
                      "p0.0|" ENDED "\np0.0|" SHORT "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", FULL) LINE(AT, "i", SHORT) LINE(AT, "-", FULL),
                      "p0.0|" FULL "\n0.0|" FULL "\np0.0|" SHORT "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", FULL) LINE(AT, "i", SHORT) LINE(AT, "i", SHORT),
                      "p0.0|" FULL "\n0.0|" FULL "\n0.0|" SHORT "\n0.0|" SHORT "\n");
    /* below a line that begins one, an item's lines are set in */
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "i", SHORT) LINE(AT, "-", FULL),
                      "p0.0|" FULL "\n0.0|" SHORT "\np0.0|" FULL "\n");
}

/* White of more than half a line more. */
static void test_gaps(void **state)
{
    (void)state;
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", FULL) LINE("135-300", "-", FULL),
                      "p0.0|" FULL "\n0.0|" FULL "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", FULL) LINE("136-300", "-", FULL),
                      "p0.0|" FULL "\n0.0|" FULL "\np0.0|" FULL "\n");
    /* of lines that stand beside one another the distance tells nothing */
    assert_paragraphs(LINE(AT, "-", FULL) LINE("108-300", "-", FULL) LINE("124-300", "-", FULL),
                      "p0.0|" FULL "\n0.0|" FULL "\n0.0|" FULL "\n");
}

/* Another size, or an item behind what ended or left room. */
static void test_other_lines(void **state)
{
    (void)state;
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "S", FULL) LINE("124-300", "-", FULL),
                      "p0.0|" FULL "\np0.0|" FULL "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "-", "・" NEAR), "p0.0|" FULL "\np0.0|・" NEAR "\n");
    assert_paragraphs(LINE(AT, "-", FULL "1") LINE(AT, "-", "・" NEAR), "p0.0|" FULL "1\n0.0|・" NEAR "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "n", "注") LINE("114-300", "-", FULL),
                      "p0.0|" FULL "\nn0.0|注\n0.0|" FULL "\n");
}

/* The first line of a column or page goes on from what was read last, unless that ended and it is set in. */
static void test_columns(void **state)
{
    (void)state;
#define NEXT(flags, text) "0.0 300-516 100-300 " flags "|" text "\n"
    assert_paragraphs(LINE(AT, "-", FULL) NEXT("-", FULL), "p0.0|" FULL "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", ENDED) NEXT("-", FULL), "p0.0|" ENDED "\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", ENDED) NEXT("i", SHORT), "p0.0|" ENDED "\np0.0|" SHORT "\n");
    assert_paragraphs(LINE(AT, "-", FULL) NEXT("i", SHORT), "p0.0|" FULL "\n0.0|" SHORT "\n");
    assert_paragraphs(LINE(AT, "-", SHORT) NEXT("-", FULL), "p0.0|" SHORT "\np0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", ENDED) NEXT("-", "・" NEAR), "p0.0|" ENDED "\np0.0|・" NEAR "\n");
    assert_paragraphs(LINE(AT, "-", FULL) "\f" LINE(AT, "-", FULL), "p0.0|" FULL "\n\f\n0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) "\f" LINE(AT, "S", FULL), "p0.0|" FULL "\n\f\np0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) "1.1 60-276 114-300 -|" FULL "\n",
                      "p0.0|" FULL "\np1.1|" FULL "\n");
}

/* Dates and senders of letters, set right: nothing goes on to or from them. */
static void test_set_right(void **state)
{
    (void)state;
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "e", "令和八年五月二日") LINE(AT, "-", FULL),
                      "p0.0|" FULL "\np0.0|令和八年五月二日\np0.0|" FULL "\n");
    assert_paragraphs(LINE(AT, "-", FULL) LINE(AT, "e", "令和八年五月二日") LINE(AT, "e", "港湾局灯台課課長")
                          LINE(AT, "-", FULL),
                      "p0.0|" FULL "\n0.0|令和八年五月二日\n0.0|港湾局灯台課課長\np0.0|" FULL "\n");
}

#define FIVE                                                                                                 \
    LINE(AT, "-", "一") LINE(AT, "-", "一") LINE(AT, "-", "一") LINE(AT, "-", "一") LINE(AT, "-", "一")

/* The size that covers most is the body's; of a table's text it takes four times as much. */
static void test_body(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        float body;
    } cases[] = {
        {LINE(AT, "S", "一二三四五") LINE(AT, "-", "一二三四五六"), 10},
        {LINE(AT, "S", "一二三四五六七八九十") LINE(AT, "-", "一二三"), 8},
        {FIVE LINE(AT, "Sr", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"), 10},
        {FIVE LINE(AT, "Sr", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二"), 8},
        {LINE(AT, "s", "一二三四五六七八九十") LINE(AT, "S", "一二三"), 8},
        /* a title of a few lines above a notice of more characters */
        {LINE(AT, "L", "一二三四五六七八九") LINE(AT, "S", "一二三四五六七八九十一二三四五六七八九十"), 8},
        {LINE(AT, "L", "一二三四五六七八九") LINE(AT, "S", "一二三四五六七八九十"), 14},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = placed_document(cases[i].text);
        document_measure_body(&document);
        if (document.body < cases[i].body || document.body > cases[i].body)
            fail_msg("case %zu: %g", i, (double)document.body);
        document_free(&document);
    }
}

/* Up to three digits, and up to four signs about them. */
static void test_raised_marks(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"12", "¹²"},   {"123", "¹²³"}, {"1234", NULL},   {"（注3）", "³"},
                                           {"( 3 )", "³"}, {"[(3)]", "³"}, {"[(3) ]", NULL}, {"*3", "³"},
                                           {"()", NULL},   {"", NULL},     {"3a", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer out = {0};
        bool good = raised_mark_append(&out, cases[i][0]);
        if (good != (cases[i][1] != NULL))
            fail_msg("%s: %s", cases[i][0], good ? ssk_buffer_string(&out) : "none");
        assert_string_equal(ssk_buffer_string(&out), good ? cases[i][1] : "");
        ssk_buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_lines), cmocka_unit_test(test_indents),
        cmocka_unit_test(test_gaps),        cmocka_unit_test(test_other_lines),
        cmocka_unit_test(test_columns),     cmocka_unit_test(test_set_right),
        cmocka_unit_test(test_body),        cmocka_unit_test(test_raised_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
