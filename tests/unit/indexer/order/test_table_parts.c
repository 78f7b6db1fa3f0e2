/* What lines show of a table before any of it is read, and what a cell's lines cost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/order/columns/costs.h"
#include "indexer/order/tables/cell_costs.h"
#include "indexer/order/tables/table_row.h"
#include "indexer/order/tables/table_segments.h"

static struct strip strip_of(const char *text)
{
    return (struct strip){.text = text, .length = strlen(text)};
}

/* The widths of a line's segments, `a` behind those of Latin text. */
static const char *segments_of(const char *text, enum cutting cutting)
{
    static char said[128];
    struct segment segments[SEGMENTS];
    struct strip strip = strip_of(text);
    size_t used = 0;
    int count = table_segments(&strip, cutting, segments);
    said[0] = '\0';
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%d%s", i ? " " : "", segments[i].width,
                                 segments[i].latin ? "a" : "");
    return said;
}

/* A line is cut between kana or kanji; before the Latin text at its end; or wherever the scripts meet. */
static void test_segments(void **state)
{
    (void)state;
    assert_string_equal(segments_of("港の町 島の橋 灯台", CUT_WIDE), "6 6 4");
    assert_string_equal(segments_of("港の町  島の橋", CUT_WIDE), "6 6");
    assert_string_equal(segments_of("港の町 Port town", CUT_WIDE), "16");
    assert_string_equal(segments_of("港の町 Port town", CUT_TAIL), "6 9a");
    assert_string_equal(segments_of("港の町 Port town 島の橋", CUT_TAIL), "23");
    assert_string_equal(segments_of("港の町 Port town 島の橋", CUT_SCRIPTS), "6 9a 6");
    assert_string_equal(segments_of("Port town 島の橋", CUT_TAIL), "16");
    assert_string_equal(segments_of("① 港の町 島の橋", CUT_WIDE), "8 6"); /* a bullet is of what it opens */
    assert_string_equal(segments_of("", CUT_WIDE), "");
    assert_string_equal(segments_of("港町 港町 港町 港町 港町 港町 港町 港町 港町 港町 港町 港町", CUT_WIDE),
                        "4 4 4 4 4 4 4 4 4 4 4 4");
    assert_string_equal(
        segments_of("港町 港町 港町 港町 港町 港町 港町 港町 港町 港町 港町 港町 港町", CUT_WIDE), "");
}

/* The commonest width, to three columns, of lines of one segment that are no wider than a column's. */
static void test_lone_width(void **state)
{
    (void)state;
    struct strip strips[] = {strip_of("港の町の橋を渡る"),
                             strip_of("港の町の橋を渡"),
                             strip_of("港の町の 橋を渡る人"),
                             strip_of("港の"),
                             strip_of("港の町"),
                             strip_of("港の町の橋を渡る")};
    assert_int_equal(table_lone_width(strips, 2), 16);
    assert_int_equal(table_lone_width(strips, 1), 0);
    strips[0].aside = true;
    assert_int_equal(table_lone_width(strips, 2), 0);
    assert_int_equal(table_lone_width(strips, 6), 6);     /* of as many, the narrower ones */
    assert_int_equal(table_lone_width(strips + 3, 2), 6); /* 4 and 6 are about as wide */
    strips[3] = strip_of("港");
    assert_int_equal(table_lone_width(strips + 3, 2), 0); /* 2 and 6 are not */
}

/* The width that one line in ten exceeds. */
static void test_text_width(void **state)
{
    (void)state;
    struct strip strips[21];
    for (size_t i = 0; i < 21; i++)
        strips[i] = strip_of(i == 0 ? "港の町の橋を渡る人々" : i == 1 ? "港の町の橋を渡る" : "港の町");
    assert_int_equal(table_text_width(strips, 20), 6);
    assert_int_equal(table_text_width(strips, 19), 16);
    strips[0].aside = true;
    assert_int_equal(table_text_width(strips, 21), 6);
    assert_int_equal(table_text_width(strips, 11), 6);
    assert_int_equal(table_text_width(strips, 10), 16);
}

static bool same(struct table_layout a, struct table_layout b)
{
    return table_layout_same(&a, &b);
}

/* Layouts are the same by columns, widths, places of cells and what the columns hold. */
static void test_same_layouts(void **state)
{
    (void)state;
    const struct table_layout layout = {.layout = {.columns = 2, .widths = {10, 20}}, .latin = {true}};
    struct table_layout other = layout;
    assert_true(same(layout, other));
    other.layout.widths[1] = 21;
    assert_false(same(layout, other));
    other = layout;
    other.align = ALIGN_MIDDLE;
    assert_false(same(layout, other));
    other = layout;
    other.latin[0] = false;
    assert_false(same(layout, other));
    other = layout;
    other.layout.columns = 3;
    assert_false(same(layout, other));
}

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static struct line_part part_of(const char *text, int width)
{
    return (struct line_part){.text = text,
                              .length = strlen(text),
                              .tail = continuity_tail(text, strlen(text)),
                              .head = continuity_head(text, strlen(text)),
                              .width = width,
                              .unit = 2};
}

/* A paragraph begins below a sentence's end or a line that left room, and nowhere else; text that reads on
 * below a full line is cheaper than below a short one. */
static void test_cell_costs(void **state)
{
    (void)state;
    struct continuity *continuity = continuity_new(tagger);
    struct line_part above = part_of("海の情報の発", 20), below = part_of("信を行う", 8);
    long full = cell_cost_below(continuity, 20, &above, &below);
    assert_true(full < 0);
    above.width = 17; /* a narrow cell's line may be three columns short */
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), full);
    above.width = 16;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), full + COST(LACK));
    above.width = 15;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), full + 2 * COST(LACK));
    below.unit = 4; /* a word of two columns more would not have fitted */
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), full);
    above.width = 2;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), full + COST(SHORT));
    below.unit = 2;
    below.opens = true;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), COST(PARAGRAPH));
    above.width = 20;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), COST(INSIDE));
    above.ends = true;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), COST(PARAGRAPH));
    below.opens = false;
    above.width = 10;
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), COST(PARAGRAPH));
    above = part_of("port", 20);
    below = part_of("town", 4);
    above.latin = below.latin = true; /* of Latin words nothing is known */
    assert_int_equal(cell_cost_below(continuity, 20, &above, &below), COST(STRANGE));
    continuity_free(continuity);
}

/* A cell that ends with a full line in mid-sentence costs; wide cells have five columns of room at most. */
static void test_cell_ends(void **state)
{
    (void)state;
    struct line_part last = part_of("海の情報の発", 17);
    assert_int_equal(cell_cost_end(20, &last), COST(FULL));
    last.width = 16;
    assert_int_equal(cell_cost_end(20, &last), 0);
    last.width = 75;
    assert_int_equal(cell_cost_end(80, &last), COST(FULL));
    last.width = 74;
    assert_int_equal(cell_cost_end(80, &last), 0);
    last.width = 80;
    last.ends = true;
    assert_int_equal(cell_cost_end(80, &last), 0);
    last.ends = false;
    last.latin = true;
    assert_int_equal(cell_cost_end(80, &last), 0);
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
        cmocka_unit_test(test_segments),   cmocka_unit_test(test_lone_width),
        cmocka_unit_test(test_text_width), cmocka_unit_test(test_same_layouts),
        cmocka_unit_test(test_cell_costs), cmocka_unit_test(test_cell_ends),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
