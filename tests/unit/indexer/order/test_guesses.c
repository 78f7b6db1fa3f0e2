/* The lists of guesses at a table's columns and at flowing ones: the best first, each once, no more than
 * asked for; how a guess is refined by what was read with it; and what a cell's lines cost that stand apart.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/columns/width_histograms.h"
#include "indexer/order/tables/cell_costs.h"
#include "indexer/order/tables/table_guesses.h"
#include "indexer/order/tables/table_refine.h"

static struct table_layout two_columns(int first, int second)
{
    return (struct table_layout){.layout = {.columns = 2, .widths = {first, second}}};
}

static void add(struct table_guesses *guesses, int first, int score)
{
    struct table_layout layout = two_columns(first, 20);
    table_guesses_add(guesses, &layout, score);
}

/* The guesses' scores and first widths, in order. */
static void expect(const struct table_guesses *guesses, int count, const int (*expected)[2])
{
    assert_int_equal(guesses->count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(guesses->layouts[i].layout.widths[0], expected[i][0]);
        assert_int_equal(guesses->scores[i], expected[i][1]);
    }
}

static void the_best_come_first(void **state)
{
    struct table_layout layouts[4];
    struct table_guesses guesses = {.layouts = layouts, .limit = 4, .text_width = 80};
    (void)state;
    add(&guesses, 10, 5);
    add(&guesses, 11, 9);
    add(&guesses, 12, 7);
    add(&guesses, 13, 5); /* as good as one before it, behind which it stays */
    expect(&guesses, 4, (const int[][2]){{11, 9}, {12, 7}, {10, 5}, {13, 5}});
}

static void what_is_full_takes_only_better_ones(void **state)
{
    struct table_layout layouts[3];
    struct table_guesses guesses = {.layouts = layouts, .limit = 2, .text_width = 80};
    (void)state;
    layouts[2] = two_columns(99, 99); /* not the list's */
    add(&guesses, 10, 5);
    add(&guesses, 11, 9);
    add(&guesses, 12, 5);
    expect(&guesses, 2, (const int[][2]){{11, 9}, {10, 5}});
    add(&guesses, 13, 6);
    expect(&guesses, 2, (const int[][2]){{11, 9}, {13, 6}});
    add(&guesses, 14, 10);
    expect(&guesses, 2, (const int[][2]){{14, 10}, {11, 9}});
    assert_int_equal(layouts[2].layout.widths[0], 99);
    guesses.limit = guesses.count = 0;
    add(&guesses, 15, 20);
    assert_int_equal(guesses.count, 0);
}

static void a_guess_is_kept_once(void **state)
{
    struct table_layout layouts[4];
    struct table_guesses guesses = {.layouts = layouts, .limit = 4, .text_width = 80};
    (void)state;
    add(&guesses, 10, 5);
    add(&guesses, 10, 9);
    expect(&guesses, 1, (const int[][2]){{10, 5}});
    struct table_layout middle = two_columns(10, 20);
    middle.align = ALIGN_MIDDLE;
    table_guesses_add(&guesses, &middle, 3);
    assert_int_equal(guesses.count, 2);
}

static void a_column_as_wide_as_the_page_is_none(void **state)
{
    struct table_layout layouts[4];
    struct table_guesses guesses = {.layouts = layouts, .limit = 4, .text_width = 80};
    (void)state;
    add(&guesses, 76, 5);
    add(&guesses, 75, 5);
    expect(&guesses, 1, (const int[][2]){{75, 5}});
}

static void add_flowing(struct guesses *guesses, int first, int score)
{
    struct layout layout = {.columns = 2, .widths = {first, 20}};
    layout_add_guess(guesses, &layout, score);
}

static void expect_flowing(const struct guesses *guesses, int count, const int (*expected)[2])
{
    assert_int_equal(guesses->count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(guesses->layouts[i].widths[0], expected[i][0]);
        assert_int_equal(guesses->scores[i], expected[i][1]);
    }
}

static void so_it_is_with_flowing_columns(void **state)
{
    struct layout layouts[4] = {[3] = {.columns = 2, .widths = {99}}}; /* not the list's */
    struct guesses guesses = {.layouts = layouts, .limit = 3};
    (void)state;
    add_flowing(&guesses, 10, 5);
    add_flowing(&guesses, 11, 9);
    add_flowing(&guesses, 12, 5);
    add_flowing(&guesses, 11, 12); /* met before */
    expect_flowing(&guesses, 3, (const int[][2]){{11, 9}, {10, 5}, {12, 5}});
    add_flowing(&guesses, 13, 5);
    expect_flowing(&guesses, 3, (const int[][2]){{11, 9}, {10, 5}, {12, 5}});
    add_flowing(&guesses, 14, 6);
    expect_flowing(&guesses, 3, (const int[][2]){{11, 9}, {14, 6}, {10, 5}});
    assert_int_equal(layouts[3].widths[0], 99);
}

/* A line of a row: its cell of the first column, or "", and that of the second. */
static struct strip line_of_row(int row, const char *text, size_t first)
{
    struct strip strip = {.text = text, .length = strlen(text), .row = row};
    if (first)
        strip.pieces[strip.count++] = (struct piece){0, first, 1};
    if (strip.length > first)
        strip.pieces[strip.count++] = (struct piece){first, strip.length - first, 2};
    return strip;
}

/* As wide as the lines that go on below; a column of Latin words as its widest line. */
static void lines_that_were_read_tell_the_widths(void **state)
{
    (void)state;
    const struct strip strips[] = {
        line_of_row(1, "Unit港の見張りは夜も続き", 4),
        line_of_row(1, "ます。", 0),
        line_of_row(0, "これは表の外にある長い行である。", 0),
        line_of_row(2, "Harbour島の見張りは昼も続き", 7),
        line_of_row(2, "その間は休みなく行われます。", 0),
        line_of_row(3, "Pier橋は閉じる", 4),
    };
    struct table_layout refined = two_columns(30, 30);
    refined = table_refined(&refined, strips, sizeof strips / sizeof *strips);
    assert_int_equal(refined.layout.widths[0], 7);
    assert_int_equal(refined.layout.widths[1], 20);
    assert_true(refined.latin[0]);
    assert_false(refined.latin[1]);
}

/* One line of other cells may be printed between two of a cell; each more costs the same. */
static void lines_apart_cost_by_the_line(void **state)
{
    (void)state;
    assert_int_equal(cell_cost_gap(1), 0);
    assert_int_equal(cell_cost_gap(2), 0);
    assert_true(cell_cost_gap(3) > 0);
    assert_int_equal(cell_cost_gap(5), 3 * cell_cost_gap(3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_come_first),
        cmocka_unit_test(what_is_full_takes_only_better_ones),
        cmocka_unit_test(a_guess_is_kept_once),
        cmocka_unit_test(a_column_as_wide_as_the_page_is_none),
        cmocka_unit_test(so_it_is_with_flowing_columns),
        cmocka_unit_test(lines_that_were_read_tell_the_widths),
        cmocka_unit_test(lines_apart_cost_by_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
