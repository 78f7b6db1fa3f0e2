/* What lines show of columns before any is read: blanks, widths, the fullest of them; and how pieces read on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/columns/continuity.h"
#include "indexer/order/columns/guess_columns.h"
#include "indexer/order/columns/width_histograms.h"
#include "seisaku/unicode.h"

static struct rest rest_of(const char *text)
{
    return (struct rest){text, strlen(text), (int)ssk_display_width(text, strlen(text))};
}

/* Blanks with kana or kanji on both sides are strong ones; none stands at the ends. */
static void test_blanks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int strength, left;
        const char *behind;
    } cases[] = {{"港の 町", 2, 4, "町"},     {"港の   町", 2, 4, "町"}, {"port 町", 1, 4, "町"},
                 {"港の town", 1, 4, "town"}, {"港の町", 0, 6, ""},      {"港の ", 0, 4, ""},
                 {" 港の 町", 2, 5, "町"},    {"港　町", 0, 6, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rest rest = rest_of(cases[i].text);
        size_t byte = 0;
        int left = 0, strength = layout_next_blank(&rest, &byte, &left);
        if (strength != cases[i].strength || left != cases[i].left ||
            strcmp(rest.text + byte, cases[i].behind) != 0)
            fail_msg("%s: %d, %d columns, then %s", cases[i].text, strength, left, rest.text + byte);
    }
}

/* Strong blanks count twice, and the whole width of a line without any. */
static void test_counts(void **state)
{
    (void)state;
    struct rest items[] = {rest_of("港の 町と island"), rest_of("port town"), rest_of("港の町")};
    struct rests rests = {items, 3};
    histogram blanks = {0}, widths = {0};
    layout_count_blanks(&rests, blanks, widths);
    assert_int_equal(blanks[4], 2 + 1);
    assert_int_equal(blanks[9], 1);
    assert_int_equal(widths[9], 2);
    assert_int_equal(widths[6], 2);
    assert_int_equal(widths[16], 0);
}

/* The window with the most lines, of which the commonest width; it is taken out. */
static void test_peaks(void **state)
{
    (void)state;
    histogram counts = {0};
    int sum;
    counts[11] = 90; /* no column is as narrow, but it stands in the window of 12 */
    counts[40] = 2;
    counts[41] = 5;
    counts[42] = 3;
    counts[60] = 8;
    counts[80] = 4;
    counts[83] = 3;
    counts[86] = 3; /* out of reach of 80 */
    assert_int_equal(layout_take_peak(counts, &sum), 11);
    assert_int_equal(sum, 90);
    assert_int_equal(layout_take_peak(counts, &sum), 41);
    assert_int_equal(sum, 10);
    assert_int_equal(counts[40] + counts[41] + counts[42], 0);
    assert_int_equal(layout_take_peak(counts, &sum), 60);
    assert_int_equal(layout_take_peak(counts, &sum), 80);
    assert_int_equal(sum, 7);
    assert_int_equal(layout_take_peak(counts, &sum), 86);
    assert_int_equal(sum, 3);
    assert_int_equal(layout_take_peak(counts, &sum), 0);
    assert_int_equal(sum, 0);
}

/* Of single widths the commonest is taken, with those beside it. */
static void test_exact_peaks(void **state)
{
    (void)state;
    histogram counts = {0};
    counts[11] = 9;
    counts[30] = 4;
    counts[31] = 6;
    counts[32] = 5;
    counts[33] = 3;
    counts[50] = 6;
    assert_int_equal(layout_take_exact_peak(counts), 31);
    assert_int_equal(counts[30] + counts[32], 0);
    assert_int_equal(layout_take_exact_peak(counts), 50);
    assert_int_equal(layout_take_exact_peak(counts), 33);
    assert_int_equal(layout_take_exact_peak(counts), 0);
    assert_int_equal(counts[11], 9);
}

/* A full line is up to three columns narrower than usual, or two wider. */
static void test_full(void **state)
{
    (void)state;
    assert_false(layout_is_full(16, 20));
    assert_true(layout_is_full(17, 20));
    assert_true(layout_is_full(22, 20));
    assert_false(layout_is_full(23, 20));
}

/* What stands behind a blank at about that width is cut off; a line that is but the column is left out. */
static void test_cuts(void **state)
{
    (void)state;
    struct rest items[] = {rest_of("港の町の橋を渡る人 島の灯台"), rest_of("港の町の橋を渡る人"),
                           rest_of("港の町 橋"), rest_of("港の町の橋を渡る 島の灯台"),
                           rest_of("港の町の橋を渡る人々と 島の灯台")};
    struct rest out[5];
    struct rests rests = {items, 5}, cut = {out, 0};
    assert_int_equal(layout_cut_column(&rests, 18, &cut), 2);
    assert_int_equal(cut.count, 4);
    assert_string_equal(out[0].text, "島の灯台");
    assert_int_equal(out[0].width, 8);
    assert_string_equal(out[1].text, "港の町 橋");
    assert_string_equal(out[2].text, "島の灯台");
    assert_string_equal(out[3].text, "港の町の橋を渡る人々と 島の灯台"); /* 22 is too wide */
}

static struct strip strip_of(const char *text)
{
    return (struct strip){.text = text, .length = strlen(text), .pieces = {{0, strlen(text), 1}}, .count = 1};
}

/* Lines below which their column goes on tell its width: the commonest, or what nine in ten do not exceed. */
static void test_refined(void **state)
{
    (void)state;
    struct strip strips[] = {strip_of("港の町の橋を渡"), strip_of("港の町の橋を渡"),
                             strip_of("港の町の橋を渡"), strip_of("港の町。"),
                             strip_of("港の町の橋を"),   strip_of("港の")};
    const struct layout before = {.columns = 1, .widths = {30}};
    assert_int_equal(layout_refined(&before, strips, 6).widths[0], 14);
    assert_int_equal(layout_refined(&before, strips, 4).widths[0], 30); /* three full lines are too few */
    struct strip parted[6]; /* and so they do of a second column */
    for (int l = 0; l < 6; l++) {
        parted[l] = strips[l];
        parted[l].count = 2;
        parted[l].pieces[0] = (struct piece){0, 3, 1};
        parted[l].pieces[1] = (struct piece){3, strips[l].length - 3, 2};
    }
    const struct layout two = {.columns = 2, .widths = {2, 30}};
    assert_int_equal(layout_refined(&two, parted, 6).widths[1], 12);
    strips[0] = strip_of("港の町の橋を渡る");
    strips[1] = strip_of("港の町の橋を渡る");
    strips[3] = strip_of("港の町の橋");
    assert_int_equal(layout_refined(&before, strips, 6).widths[0], 16);
    assert_int_equal(layout_single(strips, 6).columns, 1);
    assert_int_equal(layout_single(strips, 6).widths[0], 16);
}

/* Asides and lines that are no lines are not measured. */
static void test_measured(void **state)
{
    (void)state;
    char wide[4 * WIDEST + 1];
    memset(wide, 'a', sizeof wide - 1);
    wide[sizeof wide - 1] = '\0';
    struct strip strips[] = {strip_of("港の町"), strip_of("柱"), strip_of(wide), strip_of(wide + 1)};
    strips[1].aside = true;
    struct rests rests;
    assert_true(layout_measure(strips, 4, &rests));
    assert_int_equal(rests.count, 2);
    assert_int_equal(rests.items[0].width, 6);
    assert_int_equal(rests.items[1].length, 4 * WIDEST - 1);
    free(rests.items);
}

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static long price(struct continuity *continuity, const char *a, const char *b)
{
    return continuity_on(continuity, a, strlen(a), b, strlen(b));
}

/* Eight characters a side tell how text reads on; a word cut in two does so far better than strangers. */
static void test_continuity(void **state)
{
    (void)state;
    static const char text[] = "港の町の橋を渡る人々と島";
    struct continuity *continuity = continuity_new(tagger);
    struct continuity_end tail = continuity_tail(text, strlen(text)),
                          head = continuity_head(text, strlen(text));
    assert_int_equal(tail.length, 8 * 3);
    assert_string_equal(tail.text, "橋を渡る人々と島");
    assert_int_equal(head.length, 8 * 3);
    assert_int_equal(continuity_tail("abcdefghij", 10).length, 8);
    assert_int_equal(continuity_head("abcdefghij", 10).length, 8);
    assert_int_equal(price(continuity, "", "港"), 0);
    assert_int_equal(price(continuity, "港", ""), 0);
    assert_true(price(continuity, "情報の発", "信を行う") < price(continuity, "行う。", "信を行う"));
    assert_true(price(continuity, "国際連", "携を進める") < -3000);
    long once = price(continuity, "国際連", "携を進める");
    assert_int_equal(price(continuity, "国際連", "携を進める"), once);
    assert_int_not_equal(price(continuity, "国際連", "合を進める"), once);
    continuity_free(continuity);
}

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blanks),     cmocka_unit_test(test_counts),
        cmocka_unit_test(test_peaks),      cmocka_unit_test(test_exact_peaks),
        cmocka_unit_test(test_full),       cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_refined),    cmocka_unit_test(test_measured),
        cmocka_unit_test(test_continuity),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
