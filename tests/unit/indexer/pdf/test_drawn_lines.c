/* Ruling lines off the pixels of a page, what they enclose, and boxes around words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/pdf/glyphs/boxed_words.h"
#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/glyphs/ruling_lines.h"

enum { WIDTH = 300, HEIGHT = 200, WHITE = 0xffffff, PIXELS = WIDTH * HEIGHT };

static uint32_t canvas[PIXELS];
static struct pdf_page page;
static char said[512];

static void clear(void)
{
    pdf_page_free(&page);
    page = (struct pdf_page){.width = WIDTH, .height = HEIGHT};
    for (size_t i = 0; i < PIXELS; i++)
        canvas[i] = WHITE;
}

static void fill(int x, int y, int width, int height, uint32_t colour)
{
    for (int row = y; row < y + height; row++)
        for (int column = x; column < x + width; column++)
            canvas[row * WIDTH + column] = colour;
}

static int in_order(const void *a, const void *b)
{
    const struct pdf_rule *left = a, *right = b;
    if (left->upright != right->upright)
        return left->upright ? 1 : -1;
    int order = place_order(left->box.y1, right->box.y1);
    return order ? order : place_order(left->box.x1, right->box.x1);
}

/* The rules that the canvas shows: `x1-x2@y` of a lying one, `x@y1-y2` of an upright one. */
static const char *rules_of(void)
{
    const struct pdf_pixels pixels = {canvas, WIDTH, WIDTH, HEIGHT};
    size_t used = 0;
    said[0] = '\0';
    pdf_find_rules(&page, &pixels);
    if (page.rule_count)
        qsort(page.rules, page.rule_count, sizeof *page.rules, in_order);
    for (size_t i = 0; i < page.rule_count; i++) {
        const struct box *box = &page.rules[i].box;
        used += (size_t)snprintf(said + used, sizeof said - used, "%s", i ? " " : "");
        used += (size_t)(page.rules[i].upright ? snprintf(said + used, sizeof said - used, "%g@%g-%g",
                                                          (double)box->x1, (double)box->y1, (double)box->y2)
                                               : snprintf(said + used, sizeof said - used, "%g-%g@%g",
                                                          (double)box->x1, (double)box->x2, (double)box->y1));
    }
    clear();
    return said;
}

/* A rule is 24 pixels long, an upright one 11; the last one's edge is its corner. */
static void test_lengths(void **state)
{
    (void)state;
    clear();
    fill(20, 50, 25, 1, 0);
    assert_string_equal(rules_of(), "20-44@50.5");
    fill(20, 50, 24, 1, 0);
    assert_string_equal(rules_of(), "");
    fill(20, 50, 1, 12, 0);
    assert_string_equal(rules_of(), "20.5@50-61");
    fill(20, 50, 1, 11, 0);
    assert_string_equal(rules_of(), "");
    fill(20, 50, 260, 120, 0xdddddd); /* a tinted box: its edges */
    assert_string_equal(rules_of(), "20-279@50 20-279@170 20@50-169 280@50-169");
}

/* Tints may be as faint as ten steps of a colour, in any of the three. */
static void test_colours(void **state)
{
    (void)state;
    static const uint32_t faint[] = {0xfffff5, 0xfff5ff, 0xf5ffff};
    clear();
    for (size_t i = 0; i < 3; i++) {
        fill(20, 50, 60, 1, faint[i]);
        assert_string_equal(rules_of(), "20-80@50.5");
    }
    fill(20, 50, 60, 1, 0xf6f6f6);
    assert_string_equal(rules_of(), "");
    /* what changes its colour from pixel to pixel is a picture's */
    for (int x = 20; x < 80; x++)
        fill(x, 50, 1, 1, x % 2 ? 0x000000 : 0x0d0d0d);
    assert_string_equal(rules_of(), "");
    for (int x = 20; x < 80; x++)
        fill(x, 50, 1, 1, x % 2 ? 0x000000 : 0x0c0c0c);
    assert_string_equal(rules_of(), "20-79@50.5");
}

/* Fewer than six pixels that something touches do not part a rule. */
static void test_gaps(void **state)
{
    (void)state;
    clear();
    fill(20, 50, 60, 1, 0);
    fill(84, 50, 60, 1, 0);
    assert_string_equal(rules_of(), "20-143@50.5");
    fill(20, 50, 60, 1, 0);
    fill(85, 50, 60, 1, 0);
    assert_string_equal(rules_of(), "20-79@50.5 85-144@50.5");
    /* dashes that leave more than four tenths of the line empty are no rule */
    for (int x = 20; x < 140; x += 10)
        fill(x, 50, 7, 1, 0);
    assert_string_equal(rules_of(), "20-136@50.5");
    for (int x = 20; x < 140; x += 10)
        fill(x, 50, 6, 1, 0);
    assert_string_equal(rules_of(), "");
}

/* The edges of a line of up to three pixels are one rule's. */
static void test_thickness(void **state)
{
    (void)state;
    clear();
    fill(20, 50, 60, 3, 0);
    assert_string_equal(rules_of(), "20-79@51.5");
    fill(20, 50, 60, 4, 0);
    assert_string_equal(rules_of(), "20-79@50 20-79@54");
    fill(20, 50, 60, 1, 0); /* beside another line a little lower */
    fill(120, 52, 60, 1, 0);
    assert_string_equal(rules_of(), "20-79@50.5 120-179@52.5");
}

static void add_rule(float x1, float y1, float x2, float y2)
{
    page.rules = realloc(page.rules, (page.rule_count + 1) * sizeof *page.rules);
    page.rules[page.rule_count++] = (struct pdf_rule){{x1, y1, x2, y2}, x1 >= x2};
}

/* The frames, the largest first: `x1,y1-x2,y2`. */
static const char *frames_of(void)
{
    struct pdf_frames frames = pdf_find_boxes(&page);
    size_t used = 0;
    said[0] = '\0';
    for (size_t i = 0; i < frames.count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%g,%g-%g,%g", i ? " " : "",
                                 (double)frames.boxes[i].x1, (double)frames.boxes[i].y1,
                                 (double)frames.boxes[i].x2, (double)frames.boxes[i].y2);
    g_free(frames.boxes);
    clear();
    return said;
}

static void add_box(float x1, float y1, float x2, float y2)
{
    add_rule(x1, y1, x2, y1);
    add_rule(x1, y2, x2, y2);
    add_rule(x1, y1, x1, y2);
    add_rule(x2, y1, x2, y2);
}

/* Two lying rules and an upright one that touch, to three points; a frame is 40 wide and 12 high. */
static void test_frames(void **state)
{
    (void)state;
    clear();
    add_rule(20, 50, 120, 50);
    add_rule(20, 90, 120, 90);
    assert_string_equal(frames_of(), "");
    add_rule(20, 50, 120, 50);
    add_rule(20, 90, 120, 90);
    add_rule(60, 53, 60, 87);
    assert_string_equal(frames_of(), "20,50-120,90");
    add_rule(20, 50, 120, 50);
    add_rule(20, 90, 120, 90);
    add_rule(60, 54, 60, 87);
    assert_string_equal(frames_of(), "");
    add_rule(20, 50, 120, 50);
    add_rule(20, 50, 20, 90);
    add_rule(120, 50, 120, 90);
    assert_string_equal(frames_of(), "");
    add_box(20, 50, 60, 62);
    assert_string_equal(frames_of(), "20,50-60,62");
    add_box(20, 50, 59, 62);
    assert_string_equal(frames_of(), "");
    add_box(20, 50, 60, 61);
    assert_string_equal(frames_of(), "");
    add_box(20, 50, 60, 70);
    add_box(100, 50, 200, 90);
    assert_string_equal(frames_of(), "100,50-200,90 20,50-60,70");
}

/* Three upright rules of one height and more are a table that goes on, connected or not. */
static void test_open_tables(void **state)
{
    (void)state;
    clear();
    for (int i = 0; i < 3; i++)
        add_rule(20 + 60 * (float)i, 50 + 2 * (float)(i % 2), 20 + 60 * (float)i, 122 + 2 * (float)(i % 2));
    assert_string_equal(frames_of(), "20,50-140,124");
    for (int i = 0; i < 2; i++)
        add_rule(20 + 60 * (float)i, 50, 20 + 60 * (float)i, 122);
    assert_string_equal(frames_of(), "");
    for (int i = 0; i < 3; i++)
        add_rule(20 + 60 * (float)i, 50, 20 + 60 * (float)i, 121);
    assert_string_equal(frames_of(), "");
    for (int i = 0; i < 3; i++)
        add_rule(20 + 60 * (float)i, 50, 20 + 60 * (float)i, i == 2 ? 125 : 122);
    assert_string_equal(frames_of(), "");
    for (int i = 0; i < 3; i++)
        add_rule(20 + 60 * (float)i, 50, 20 + 60 * (float)i, 90);
    add_rule(20, 90, 140, 90);
    assert_string_equal(frames_of(), "20,50-140,90");
}

/* On a slide boxes are apart though a line connects them. */
static void test_drawings(void **state)
{
    (void)state;
    for (int slide = 0; slide < 2; slide++) {
        clear();
        page.slide = slide;
        add_box(20, 50, 80, 90);
        add_box(150, 50, 230, 90);
        add_rule(80, 70, 150, 70);
        assert_string_equal(frames_of(), slide ? "150,50-230,90 20,50-80,90" : "20,50-230,90");
    }
}

static void add_glyph(float x, float y, float size)
{
    page.glyphs = realloc(page.glyphs, (page.count + 1) * sizeof *page.glyphs);
    page.glyphs[page.count++] =
        (struct pdf_glyph){.box = {x, y, x + size, y + size}, .size = size, .point = 0x6e2f};
}

/* How many rules stay of a box whose left edge stands between two letters. */
static size_t rules_left(float gap, float height, float missed)
{
    clear();
    add_glyph(50, 50, 10);
    add_glyph(60 + gap, 50, 10);
    add_glyph(60 + gap + 10, 50, 10);
    float x = 60 + gap / 2, y = 55 - height / 2;
    add_rule(x + missed, y, 150, y);
    add_rule(x, y + height + missed, 150, y + height + missed);
    add_rule(x, y, x, y + height);
    add_rule(150, y, 150, y + height);
    add_rule(20, 150, 280, 150); /* another */
    pdf_drop_boxed_words(&page);
    return page.rule_count;
}

static void test_boxed_words(void **state)
{
    (void)state;
    assert_int_equal(rules_left(0, 14, 0), 1);
    assert_int_equal(rules_left(4, 14, 0), 1); /* letters adjoin to four tenths of their size */
    assert_int_equal(rules_left(5, 14, 0), 5);
    assert_int_equal(rules_left(2, 23, 0), 1); /* an edge no higher than a line */
    assert_int_equal(rules_left(2, 24, 0), 5);
    assert_int_equal(rules_left(2, 14, 1.5F), 1); /* edges that meet */
    assert_int_equal(rules_left(2, 14, 2), 4);    /* others stay */
    clear();
    add_glyph(50, 50, 10);
    add_rule(48, 48, 48, 62);
    add_rule(62, 48, 62, 62);
    pdf_drop_boxed_words(&page); /* nothing stands beside */
    assert_int_equal(page.rule_count, 2);
    clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lengths),  cmocka_unit_test(test_colours),
        cmocka_unit_test(test_gaps),     cmocka_unit_test(test_thickness),
        cmocka_unit_test(test_frames),   cmocka_unit_test(test_open_tables),
        cmocka_unit_test(test_drawings), cmocka_unit_test(test_boxed_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
