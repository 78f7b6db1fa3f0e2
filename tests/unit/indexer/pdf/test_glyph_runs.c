/* Which way a page is written, what is printed over its lines, and fonts that are placed beside where they
 * print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "indexer/pdf/glyphs/overlays.h"
#include "indexer/pdf/glyphs/vertical_fonts.h"
#include "indexer/pdf/glyphs/writing_direction.h"

enum { KANJI = 0x6e2f };

static struct pdf_page page;

static void clear(void)
{
    pdf_page_free(&page);
    page = (struct pdf_page){.width = 600, .height = 800};
}

static struct pdf_glyph *add(float x, float y, float size, uint32_t point)
{
    page.glyphs = realloc(page.glyphs, (page.count + 1) * sizeof *page.glyphs);
    struct pdf_glyph *glyph = &page.glyphs[page.count++];
    *glyph = (struct pdf_glyph){.box = {x, y, x + size, y + size}, .size = size, .point = point};
    return glyph;
}

/* A line of characters from x, y on, each a step further. */
static void add_run(float x, float y, float step_x, float step_y, int count, float size)
{
    for (int i = 0; i < count; i++)
        add(x + step_x * (float)i, y + step_y * (float)i, size, KANJI);
}

static int overlays_of(size_t first, size_t end)
{
    int count = 0;
    for (size_t i = first; i < end; i++)
        count += page.glyphs[i].overlay != 0;
    return count;
}

static int stacked(void)
{
    int count = 0;
    for (size_t i = 0; i < page.count; i++)
        count += page.glyphs[i].stack != 0;
    return count;
}

/* Ten characters drawn down, and twice as many as beside, turn the page; the file's order tells where it is
 * up. */
static void test_turns(void **state)
{
    (void)state;
    clear();
    add_run(300, 50, 0, 10, 11, 10);
    pdf_turn(&page);
    assert_int_equal(page.turn, PDF_DOWNWARD);
    assert_true(page.width > 799 && page.height < 601);
    assert_true(page.glyphs[0].box.x1 < 51 && page.glyphs[0].box.y1 > 289); /* 600 - 310 */
    clear();
    add_run(300, 50, 0, 10, 10, 10); /* nine of which have one below */
    pdf_turn(&page);
    assert_int_equal(page.turn, PDF_AS_IS);
    assert_int_equal(stacked(), 10);
    clear();
    add_run(300, 250, 0, -10, 11, 10);
    pdf_turn(&page);
    assert_int_equal(page.turn, PDF_UPWARD);
    assert_true(page.glyphs[0].box.x1 > 539 && page.glyphs[0].box.x1 < 541); /* 800 - 260 */
    clear();
    add_run(300, 50, 0, 10, 11, 10);
    add_run(50, 400, 10, 0, 6, 10);
    pdf_turn(&page);
    assert_int_equal(page.turn, PDF_AS_IS);
    clear();
}

/* Three characters one below the other, not beside others, and not all figures, are an upright run. */
static void test_upright_runs(void **state)
{
    (void)state;
    clear();
    add_run(300, 50, 0, 10, 3, 10);
    pdf_turn(&page);
    assert_int_equal(stacked(), 3);
    clear();
    add_run(300, 50, 0, 10, 2, 10);
    pdf_turn(&page);
    assert_int_equal(stacked(), 0);
    clear();
    for (int i = 0; i < 3; i++)
        add(300, 50 + 10 * (float)i, 10, (uint32_t)'1' + (uint32_t)i);
    pdf_turn(&page);
    assert_int_equal(stacked(), 0);
    clear();
    add_run(300, 50, 0, 14, 3, 10); /* as lines stand apart */
    pdf_turn(&page);
    assert_int_equal(stacked(), 0);
    clear();
    add_run(300, 50, 0, 13.9F, 3, 10);
    pdf_turn(&page);
    assert_int_equal(stacked(), 3);
    clear();
    for (int i = 0; i < 3; i++) { /* the labels of three lines */
        add(300, 50 + 12 * (float)i, 10, KANJI);
        add(306.5F + 10, 50 + 12 * (float)i, 10, KANJI);
    }
    pdf_turn(&page);
    assert_int_equal(stacked(), 0);
    clear();
}

/* A large character across two lines and more is a watermark's; before them, an initial of the first. */
static void test_over_lines(void **state)
{
    (void)state;
    clear();
    for (int line = 0; line < 3; line++)
        add_run(60, 100 + 14 * (float)line, 10, 0, 20, 10);
    add(100, 98, 40, KANJI);
    pdf_find_overlays(&page);
    assert_int_equal(page.overlays, 1);
    assert_int_equal(overlays_of(0, 60), 0);
    assert_int_equal(page.glyphs[60].overlay, 1);
    clear();
    for (int line = 0; line < 3; line++)
        add_run(line < 2 ? 100 : 60, 100 + 14 * (float)line, 10, 0, 16, 10);
    add(74, 100, 24, KANJI); /* two lines high, before them */
    pdf_find_overlays(&page);
    assert_int_equal(page.overlays, 0);
    assert_true(page.glyphs[48].size < 11 && page.glyphs[48].box.y2 < 111);
    assert_true(page.glyphs[16].box.x1 < 75); /* the second line begins where it does */
    assert_true(page.glyphs[32].box.x1 < 61); /* the third as it did */
    clear();
    for (int line = 0; line < 3; line++)
        add_run(60, 100 + 14 * (float)line, 10, 0, 20, 10);
    add(262, 98, 40, '{'); /* a brace beside the lines is no text at all */
    pdf_find_overlays(&page);
    assert_int_equal(page.glyphs[60].overlay, PDF_NO_OVERLAY);
    clear();
    for (int slide = 0; slide < 2; slide++) {
        add_run(60, 100, 10, 0, 20, 10);
        page.slide = slide;
        add(100, 98, 40, KANJI);
        pdf_find_overlays(&page);
        assert_int_equal(page.overlays, !slide);
        clear();
    }
}

/* Text of about the size of the lines, or a run of more than sixteen characters, is a line itself. */
static void test_no_overlays(void **state)
{
    (void)state;
    static const struct {
        float size;
        int count;
        int overlays;
    } cases[] = {{12.5F, 1, 1}, {12.4F, 1, 0}, {20, 16, 1}, {20, 17, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        clear();
        add_run(60, 100, 10, 0, 40, 10);
        add_run(60, 98, cases[i].size, 0, cases[i].count, cases[i].size);
        pdf_find_overlays(&page);
        if (page.overlays != cases[i].overlays)
            fail_msg("case %zu: %d", i, page.overlays);
    }
    clear();
}

/* Three characters and more in equal steps aslant are a watermark: one, though its last stand by themselves.
 */
static void test_aslant(void **state)
{
    (void)state;
    clear();
    add_run(100, 400, 20, -20, 4, 20);
    add_run(60, 100, 10, 0, 20, 10);
    pdf_find_overlays(&page);
    assert_int_equal(overlays_of(0, page.count), 4);
    assert_int_equal(page.overlays, 1);
    clear();
    add_run(100, 400, 20, -4, 4, 20); /* by hardly more than ten degrees */
    add_run(60, 100, 10, 0, 20, 10);
    pdf_find_overlays(&page);
    assert_int_equal(overlays_of(0, 4), 0);
    clear();
    add_run(100, 400, 20, -20, 2, 20);
    pdf_find_overlays(&page);
    assert_int_equal(overlays_of(0, 2), 0);
    clear();
    add_run(100, 400, 40, -40, 4, 20); /* too far apart */
    pdf_find_overlays(&page);
    assert_int_equal(overlays_of(0, 4), 0);
    clear();
}

/* Punctuation of another font that lies on the kanji, and would not where it is drawn, is moved. */
static void test_vertical_fonts(void **state)
{
    (void)state;
    for (int apart = 0; apart < 2; apart++) {
        clear();
        for (int line = 0; line < 4; line++) {
            float y = 50 + 20 * (float)line;
            add_run(100, y, 10, 0, 3, 10);
            struct pdf_glyph *stop = add(apart ? 140 : 120, apart ? y : y - 5, 10, 0x3002);
            stop->font = 1;
        }
        vertical_fonts_settle(&page); /* of vertical pages alone */
        assert_true(page.glyphs[3].box.x1 < (apart ? 141 : 121));
        page.turn = PDF_DOWNWARD;
        vertical_fonts_settle(&page);
        float x = page.glyphs[3].box.x1, y = page.glyphs[3].box.y1;
        assert_true(x > (apart ? 139 : 129) && x < (apart ? 141 : 131));
        assert_true(y > 49 && y < 51);
    }
    clear();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turns),      cmocka_unit_test(test_upright_runs),
        cmocka_unit_test(test_over_lines), cmocka_unit_test(test_no_overlays),
        cmocka_unit_test(test_aslant),     cmocka_unit_test(test_vertical_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
