/* poppler takes the numbers of glyphs for Unicode where a font has no map. Numbers show as control
 * characters, as scripts that never meet, as Latin letters and capitals strewn over words, or as ASCII from
 * its first sign on. */
#include "indexer/pdf/font_codes.h"

#include <glib.h>

enum {
    CLASH_BLOCKS = 6,  /* of odd scripts; a leaflet in Thai or Vietnamese has two or three */
    CONTROLS_MIN = 3,  /* a stray one is a broken bullet */
    STREWN_LEAST = 40, /* characters, before words are judged */
    SIGN_KINDS = 15    /* of the 32 signs of ASCII; a program's listing has fewer */
};

static bool is_odd(uint32_t point)
{
    uint32_t block = point >> 8;
    return block == 1 || block == 2 || (block >= 5 && block < 0x20) || (block >= 0x28 && block < 0x2e) ||
           (block >= 0x34 && block < 0x4e) || (block >= 0xa0 && block < 0xac);
}

void font_codes_add(struct font_codes *codes, uint32_t point)
{
    bool odd = is_odd(point), ascii = point < 0x80;
    codes->all++;
    codes->controls += g_unichar_iscntrl(point);
    codes->odd += odd;
    codes->blocks |= odd ? 1U << (point >> 8 & 31) : 0;
    codes->high += point > 0xa0 && point < 0x100;
    if (ascii && g_ascii_ispunct((char)point)) {
        codes->signs++;
        codes->kinds |= (uint64_t)1 << ((point - 0x21) & 63);
    }
    if (point < 0x100 && g_unichar_isalpha(point) && g_unichar_isalpha(codes->last)) {
        codes->pairs++;
        codes->rises += g_unichar_islower(codes->last) && g_unichar_isupper(point);
    }
    codes->last = point < 0x100 ? point : 0;
}

bool font_codes_are_text(const struct font_codes *codes)
{
    if (codes->controls >= CONTROLS_MIN && codes->controls * 20 > codes->all)
        return false;
    if (codes->odd * 5 > codes->all * 2 && __builtin_popcount(codes->blocks) >= CLASH_BLOCKS)
        return false;
    if (codes->all < STREWN_LEAST)
        return true;
    bool strewn = codes->high * 10 >= codes->all && codes->rises * 10 >= codes->pairs && codes->rises > 2;
    bool counted = codes->signs * 20 >= codes->all * 7 && __builtin_popcountll(codes->kinds) >= SIGN_KINDS;
    return !strewn && !counted;
}
