/* Characters of fonts that the file draws, whose size poppler doubles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/pdf/drawn_fonts.h"

#define NEARLY(a, b) assert_true((a) - (b) < 0.01F && (b) - (a) < 0.01F)

/* 12 points, told as 24: a line above and one below would touch it. */
static void test_size(void **state)
{
    (void)state;
    struct pdf_glyph glyphs[] = {
        {.box = {100, 50, 112, 81.2F}, .size = 24, .point = 0x6e2f, .font = 1},
        {.box = {112, 50, 118, 81.2F}, .size = 24, .point = '7', .font = 1},
        {.box = {200, 60, 212, 74}, .size = 12, .point = 0x6e2f, .font = 0},
    };
    struct pdf_page page = {.glyphs = glyphs, .count = 3};
    const bool drawn[] = {false, true};
    drawn_fonts_fit(&page, drawn, 2);
    NEARLY(glyphs[0].size, 12);
    NEARLY(glyphs[0].box.y2 - glyphs[0].box.y1, 12);
    NEARLY(glyphs[1].size, 12);
    assert_true(glyphs[0].box.y2 > 50 + 0.95F * 24 && glyphs[0].box.y1 < 50 + 0.95F * 24 - 10);
    NEARLY(glyphs[2].size, 12);
    NEARLY(glyphs[2].box.y2, 74);
}

/* Condensed characters of a named size, and text without full-width ones, stay as they are. */
static void test_others(void **state)
{
    (void)state;
    struct pdf_glyph glyphs[] = {
        {.box = {100, 50, 109.6F, 64}, .size = 12, .point = 0x6e2f},
        {.box = {112, 50, 118, 64}, .size = 12, .point = 'a', .font = 1},
    };
    struct pdf_page page = {.glyphs = glyphs, .count = 2};
    const bool drawn[] = {true, false};
    drawn_fonts_fit(&page, drawn, 2);
    NEARLY(glyphs[0].size, 12);
    NEARLY(glyphs[0].box.y2, 64);
    const bool latin[] = {false, true};
    drawn_fonts_fit(&page, latin, 2);
    NEARLY(glyphs[1].size, 12);
}

/* A page with nothing but Latin letters in such a font: they are half an em wide on an average. */
static void test_latin(void **state)
{
    (void)state;
    struct pdf_glyph glyphs[6];
    for (size_t i = 0; i < 6; i++)
        glyphs[i] = (struct pdf_glyph){
            .box = {100 + 8 * (float)i, 50, 108 + 8 * (float)i, 92}, .size = 32, .point = 'e'};
    struct pdf_page page = {.glyphs = glyphs, .count = 6};
    const bool drawn[] = {true};
    drawn_fonts_fit(&page, drawn, 1);
    NEARLY(glyphs[0].size, 16);
    NEARLY(glyphs[0].box.y2 - glyphs[0].box.y1, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_size), cmocka_unit_test(test_others),
                                       cmocka_unit_test(test_latin)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
