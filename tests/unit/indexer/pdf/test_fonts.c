/* What characters of fonts stand for, whether what a font writes is text, and whether pages are slides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/pdf/font_codes.h"
#include "indexer/pdf/glyph_text.h"
#include "indexer/pdf/pdf_headers.h"
#include "indexer/pdf/slides.h"

static void test_glyph_text(void **state)
{
    (void)state;
    static const struct {
        uint32_t point;
        const char *font;
        uint32_t text;
    } cases[] = {
        {'a', NULL, 'a'},
        {0x6e2f, "Wingdings", 0x6e2f},
        {0xf0b7, "Symbol", 0x2022},
        {0xf0b7, "Wingdings", 0x2022},
        {0xf0b7, NULL, 0x2022},
        {0xf061, "Symbol", 0x3b1},
        {0xf061, "Wingdings", GLYPH_NONE},
        {0xf06c, NULL, 0x25cf},
        {0xf020, NULL, GLYPH_NONE},
        {0xf01f, NULL, GLYPH_LOST},
        {0xf0ff, NULL, GLYPH_NONE},
        {0xf100, NULL, GLYPH_LOST},
        {0x6c, "ABCDEF+Wingdings-Regular", 0x25cf},
        {0x6c, "Symbol", 0x6c},
        {0x1f, "Wingdings", 0x1f},
        {0xff, "Wingdings", GLYPH_NONE},
        {0x100, "Wingdings", 0x100},
        {0x81, "Wingdings", 0x2460},
        {0x8a, "Wingdings", 0x2469},
        {0x8b, "Wingdings", GLYPH_NONE},
        {0x80, "Wingdings", GLYPH_NONE},
        {0x8c, "Wingdings", 0x2776},
        {0x95, "Wingdings", 0x277f},
        {0x96, "Wingdings", GLYPH_NONE},
        {0xe000, NULL, GLYPH_LOST},
        {0xdfff, NULL, 0xdfff},
        {0xf8ff, NULL, GLYPH_LOST},
        {0xf900, NULL, 0xf900},
        {0xf0000, NULL, GLYPH_LOST},
        {0xeffff, NULL, 0xeffff},
        {0xfffd, NULL, GLYPH_LOST},
        {0x2f00, NULL, 0x4e00},
        {0x2fd5, NULL, 0x9fa0},
        {0x2e9f, NULL, 0x6bcd},
        {0x2e80, NULL, 0x2e80},
        {0xfe11, NULL, 0x3001},
        {0xfe35, NULL, 0xff08},
        {0xfe10, NULL, 0xff0c},
        {0xfe48, NULL, 0xff3d},
        {0xfe49, NULL, 0xfe49},
        {0x2011, NULL, '-'},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (glyph_text(cases[i].point, cases[i].font) != cases[i].text)
            fail_msg("%x of %s: %x", cases[i].point, cases[i].font ? cases[i].font : "no font",
                     glyph_text(cases[i].point, cases[i].font));
}

/* Whether so many times each of the code points are text. */
static bool are_text(const uint32_t *points, int times)
{
    struct font_codes codes = {0};
    for (int t = 0; t < times; t++)
        for (size_t i = 0; points[i]; i++)
            font_codes_add(&codes, points[i]);
    return font_codes_are_text(&codes);
}

/* Control characters, scripts that never meet, capitals strewn over words, all signs of ASCII, and what only
 * Windows-1252 has. */
static void test_font_codes(void **state)
{
    (void)state;
    assert_true(are_text((const uint32_t[]){0x6e2f, 0x753a, 0}, 100));
    assert_false(are_text((const uint32_t[]){1, 2, 3, 0}, 1));
    assert_true(are_text((const uint32_t[]){1, 2, 'a', 0}, 1));
    assert_true(are_text((const uint32_t[]){1,   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j',
                                            'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 0},
                         4));
    assert_false(are_text((const uint32_t[]){1,   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i',
                                             'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 0},
                          4));
    /* six blocks of odd scripts, more than two fifths of all */
    assert_false(are_text((const uint32_t[]){0x100, 0x500, 0x600, 0x700, 0x900, 0xa00, 0x6e2f, 0x6e2f, 0x6e2f,
                                             0x6e2f, 0x6e2f, 0x6e2f, 0x6e2f, 0x6e2f, 0},
                          1));
    assert_true(are_text((const uint32_t[]){0x100, 0x500, 0x600, 0x700, 0x900, 0xa00, 0x6e2f, 0x6e2f, 0x6e2f,
                                            0x6e2f, 0x6e2f, 0x6e2f, 0x6e2f, 0x6e2f, 0x6e2f, 0},
                         1));
    assert_true(are_text((const uint32_t[]){0x100, 0x500, 0x600, 0x700, 0x900, 0}, 9));
    assert_true(are_text((const uint32_t[]){0x2122, 0x178, 'a', 0}, 1));
    assert_false(are_text((const uint32_t[]){0x2122, 0x178, 0x203a, 0}, 1));
    assert_true(are_text((const uint32_t[]){0x2122, 0x2014, 0x203a, 0}, 1));
    /* of forty characters and more */
    static const uint32_t strewn[] = {'a', 'B', 0xe9, 'c', 'D', 'e', 'f', 'g', 'h', 'i', 0};
    assert_true(are_text(strewn, 3));
    assert_false(are_text(strewn, 4));
    assert_true(are_text((const uint32_t[]){'a', 'B', 'e', 'c', 'D', 'e', 'f', 'g', 'h', 'i', 0}, 9));
    assert_true(are_text((const uint32_t[]){'a', 'b', 0xe9, 'c', 'd', 'e', 'f', 'g', 'h', 'i', 0}, 9));
    static const uint32_t signs[] = {'!', '"', '#', '$', '%', '&', '\'', '(', ')', '*',
                                     '+', ',', '-', '.', '/', 'a', 'b',  'c', 'd', 0};
    assert_true(are_text(signs, 2));
    assert_false(are_text(signs, 3));
    assert_true(are_text(signs + 1, 9));
}

/* Landscape pages made for presentations, of their sizes, or of large letters. */
static bool are_slides(float width, float height, float size, size_t lying, const char *program)
{
    struct pdf_page pages[10] = {{0}};
    for (size_t p = 0; p < 10; p++) {
        pages[p].width = width;
        pages[p].height = height;
        pages[p].slide = p < lying;
        struct line *line = page_add_line(&pages[p].text, "港", strlen("港"), 1);
        line->place.size = size;
    }
    bool slides = slides_are_these(pages, 10, program);
    for (size_t p = 0; p < 10; p++)
        page_free_lines(&pages[p].text);
    return slides;
}

static void test_slides(void **state)
{
    (void)state;
    assert_true(are_slides(842, 595, 10, 10, "Microsoft PowerPoint 2016"));
    assert_true(are_slides(842, 595, 10, 8, "Keynote"));
    assert_false(are_slides(842, 595, 10, 7, "Keynote"));
    assert_false(are_slides(842, 595, 10, 10, "Microsoft Word"));
    assert_true(are_slides(842, 595, 14, 10, "Microsoft Word"));
    assert_false(are_slides(842, 595, 13.5F, 10, "Microsoft Word"));
    assert_true(are_slides(720, 540, 10, 10, ""));
    assert_true(are_slides(721, 541, 10, 10, ""));
    assert_false(are_slides(722, 540, 10, 10, ""));
    assert_false(are_slides(720, 542, 10, 10, ""));
    assert_true(are_slides(720, 405, 10, 10, ""));
    const struct pdf_page empty = {.slide = true};
    assert_false(slides_are_these(&empty, 1, "Keynote"));
}

/* Rules may matter where a gap parts a row, or it bears a note's mark. */
static void test_needs_rules(void **state)
{
    (void)state;
    static const struct {
        float gap, size, lower;
        uint32_t point;
        bool needed;
    } cases[] = {{14.5F, 10, 0, 0x6e2f, false}, {15, 10, 0, 0x6e2f, true}, {15, 10, 20, 0x6e2f, false},
                 {0, 7.9F, 0, '1', true},       {0, 8.1F, 0, '1', false},  {0, 7.9F, 0, 'a', false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pdf_glyph glyphs[2] = {{.box = {60, 100, 70, 110}, .size = 10, .point = 0x753a}};
        float x = 70 + cases[i].gap, y = 100 + cases[i].lower;
        glyphs[1] = (struct pdf_glyph){.box = {x, y, x + cases[i].size, y + cases[i].size},
                                       .size = cases[i].size,
                                       .point = cases[i].point};
        struct pdf_page page = {.width = 600, .height = 800, .glyphs = glyphs, .count = 2};
        if (pdf_needs_rules(&page) != cases[i].needed)
            fail_msg("case %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glyph_text),
        cmocka_unit_test(test_font_codes),
        cmocka_unit_test(test_slides),
        cmocka_unit_test(test_needs_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
