/* Office programs write bullets as private-use code points (U+F000 + the code in Wingdings or Symbol), and
 * some fonts' maps name a kanji by the radical of the same shape. */
#include "indexer/pdf/glyph_text.h"

#include <glib.h>
#include <string.h>

/* code in the font -> what it looks like */
struct picture {
    uint32_t code, point;
};

static const struct picture wingdings[] = {
    {0x6c, 0x25cf}, {0x6d, 0x25cb}, {0x6e, 0x25a0}, {0x6f, 0x25a1}, {0x70, 0x25a1}, {0x71, 0x274f},
    {0x72, 0x274f}, {0x73, 0x25c6}, {0x74, 0x25c6}, {0x75, 0x25c6}, {0x76, 0x25c6}, {0x77, 0x25c6},
    {0x9e, 0x2022}, {0x9f, 0x2022}, {0xa1, 0x25cb}, {0xa2, 0x25cb}, {0xa4, 0x25ce}, {0xa5, 0x25ce},
    {0xa7, 0x25a0}, {0xa8, 0x25a1}, {0xab, 0x2605}, {0xb7, 0x2022}, {0xd8, 0x27a2}, {0xe0, 0x2192},
    {0xe8, 0x2192}, {0xf0, 0x21d2}, {0xfc, 0x2713}, {0xfe, 0x2611}};

static const struct picture symbol[] = {
    {0xb7, 0x2022}, {0xa8, 0x25c6}, {0xae, 0x2192}, {0xde, 0x21d2}, {0xb0, 0xb0},  {0xb1, 0xb1}, {0xb4, 0xd7},
    {0xa3, 0x2264}, {0xb3, 0x2265}, {0x2d, '-'},    {0x61, 0x3b1},  {0x62, 0x3b2}, {0x6d, 0x3bc}};

/* Equivalent_Unified_Ideograph of the CJK radicals (U+2E80) that NFKC leaves and that are kanji by
 * themselves. */
static const struct picture radicals[] = {
    {0x2e84, 0x4e5a}, {0x2e9f, 0x6bcd}, {0x2ea0, 0x6c11}, {0x2eab, 0x7f52}, {0x2eac, 0x793a},
    {0x2ec1, 0x864e}, {0x2ec4, 0x897f}, {0x2ec5, 0x89c1}, {0x2ed1, 0x9577}, {0x2ed8, 0x9752},
    {0x2edd, 0x98df}, {0x2ede, 0x98df}, {0x2ee3, 0x9aa8}, {0x2ee4, 0x9b3c}, {0x2ee8, 0x9ea6},
    {0x2ee9, 0x9ec4}, {0x2eeb, 0x6589}, {0x2eed, 0x6b6f}, {0x2eef, 0x7adc}, {0x2ef2, 0x4e80}};

static uint32_t look_up(const struct picture *pictures, size_t count, uint32_t code, uint32_t otherwise)
{
    for (size_t i = 0; i < count; i++)
        if (pictures[i].code == code)
            return pictures[i].point;
    return otherwise;
}

/* What the code `code` (0x20 to 0xff) of a font of pictures shows. */
static uint32_t picture_of(uint32_t code, const char *font)
{
    if (font && strstr(font, "Symbol"))
        return look_up(symbol, sizeof symbol / sizeof *symbol, code, GLYPH_NONE);
    if (code >= 0x81 && code <= 0x8a)
        return 0x2460 + code - 0x81; /* ① */
    if (code >= 0x8c && code <= 0x95)
        return 0x2776 + code - 0x8c; /* ❶ */
    return look_up(wingdings, sizeof wingdings / sizeof *wingdings, code, GLYPH_NONE);
}

/* The kanji that a radical looks like. */
static uint32_t kanji_of(uint32_t radical)
{
    gunichar kanji[4];
    if (radical >= 0x2f00 && g_unichar_fully_decompose(radical, TRUE, kanji, 4) == 1)
        return kanji[0];
    return look_up(radicals, sizeof radicals / sizeof *radicals, radical, radical);
}

/* The sign that stands for a vertical form in horizontal text, of full width: ︑ 、, ︵ （. */
static uint32_t upright_of(uint32_t form)
{
    gunichar sign[4];
    if (g_unichar_fully_decompose(form, TRUE, sign, 4) != 1)
        return form;
    return sign[0] > 0x20 && sign[0] < 0x7f ? sign[0] + 0xfee0 : sign[0];
}

uint32_t glyph_text(uint32_t point, const char *font)
{
    bool pictures = font && strstr(font, "Wingdings");
    if (point >= 0xf020 && point <= 0xf0ff)
        return picture_of(point - 0xf000, font);
    if (pictures && point >= 0x20 && point <= 0xff)
        return picture_of(point, font);
    if ((point >= 0xe000 && point < 0xf900) || point >= 0xf0000 || point == 0xfffd)
        return GLYPH_LOST;
    if (point >= 0x2e80 && point <= 0x2fdf)
        return kanji_of(point);
    if ((point >= 0xfe10 && point <= 0xfe19) || (point >= 0xfe30 && point <= 0xfe48))
        return upright_of(point);
    return point == 0x2011 ? '-' : point;
}
