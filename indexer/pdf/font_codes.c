/* poppler takes the numbers of glyphs for Unicode where a font has no map. Numbers show as control
 * characters, as scripts that never meet, as Latin letters and capitals strewn over words, as ASCII from
 * its first sign on, or, of a few characters that a type foundry added (外字), as Windows-1252 from 0x80 on.
 */
#include "indexer/pdf/font_codes.h"

#include <glib.h>

enum {
    CLASH_BLOCKS = 6,  /* of odd scripts; a leaflet in Thai or Vietnamese has two or three */
    CONTROLS_MIN = 3,  /* a stray one is a broken bullet */
    STREWN_LEAST = 40, /* characters, before words are judged */
    SIGN_KINDS = 15,   /* of the 32 signs of ASCII; a program's listing has fewer */
    RARE_KINDS = 3     /* signs of Windows-1252 that no text has side by side, without a letter */
};

static bool is_odd(uint32_t point)
{
    uint32_t block = point >> 8;
    return block == 1 || block == 2 || (block >= 5 && block < 0x20) || (block >= 0x28 && block < 0x2e) ||
           (block >= 0x34 && block < 0x4e) || (block >= 0xa0 && block < 0xac);
}

/* Windows-1252 from 0x80 on: the rare ones first. */
static void add_beyond(struct font_codes *codes, uint32_t point)
{
    static const uint16_t signs[] = {0x2122, 0x0178, 0x203a, 0x2039, 0x02dc, 0x02c6, 0x0152, 0x0153, 0x0160,
                                     0x0161, 0x017d, 0x017e, 0x0192, 0x2030, 0x20ac, 0x2013, 0x2014, 0x2018,
                                     0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020, 0x2021, 0x2022, 0x2026};
    enum { RARE = 15 };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (signs[i] == point) {
            codes->beyond++;
            codes->rare |= i < RARE ? 1U << i : 0;
        }
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
    add_beyond(codes, point);
    codes->last = point < 0x100 ? point : 0;
}

bool font_codes_are_text(const struct font_codes *codes)
{
    if (codes->controls >= CONTROLS_MIN && codes->controls * 20 > codes->all)
        return false;
    if (codes->odd * 5 > codes->all * 2 && __builtin_popcount(codes->blocks) >= CLASH_BLOCKS)
        return false;
    if (codes->beyond + codes->controls == codes->all && __builtin_popcount(codes->rare) >= RARE_KINDS)
        return false;
    if (codes->all < STREWN_LEAST)
        return true;
    bool strewn = codes->high * 10 >= codes->all && codes->rises * 10 >= codes->pairs && codes->rises > 2;
    bool counted = codes->signs * 20 >= codes->all * 7 && __builtin_popcountll(codes->kinds) >= SIGN_KINDS;
    return !strewn && !counted;
}
