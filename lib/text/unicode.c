/* UTF-8, character classes, display width and grapheme boundaries. Folding is fold.c's. */
#include "seisaku/unicode.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

enum { REPLACEMENT = 0xFFFD };

/* The length a lead byte announces and the smallest code point that needs it; 0 for no lead. */
static size_t sequence_length(unsigned char lead, uint32_t *smallest)
{
    *smallest = lead < 0x80 ? 0 : lead < 0xe0 ? 0x80 : lead < 0xf0 ? 0x800 : 0x10000;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

uint32_t ssk_utf8_next_any(const char *text, size_t length, size_t *byte)
{
    size_t at = (*byte)++;
    unsigned char lead = (unsigned char)text[at];
    if (lead < 0x80)
        return lead;
    uint32_t smallest;
    size_t count = sequence_length(lead, &smallest);
    if (count == 0 || at + count > length)
        return REPLACEMENT;
    uint32_t point = lead & (0x7fu >> count);
    for (size_t i = 1; i < count; i++) {
        unsigned char next = (unsigned char)text[at + i];
        if ((next & 0xc0) != 0x80)
            return REPLACEMENT;
        point = point << 6 | (next & 0x3f);
    }
    if (point < smallest || point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return REPLACEMENT;
    *byte = at + count;
    return point;
}

bool ssk_utf8_valid(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + length;
    while (at < end) {
        /* ASCII, and the three bytes of kana and kanji (U+1000 to U+CFFF), which is nearly all there is. */
        if (*at < 0x80) {
            at++;
        } else if (*at > 0xe0 && *at < 0xed && end - at >= 3 && (at[1] & 0xc0) == 0x80 &&
                   (at[2] & 0xc0) == 0x80) {
            at += 3;
        } else {
            size_t byte = 0;
            if (ssk_utf8_next((const char *)at, (size_t)(end - at), &byte) == 0xFFFD && byte == 1)
                return false;
            at += byte;
        }
    }
    return true;
}

size_t ssk_utf8_put(char *out, uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t count = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = count - 1; i > 0; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3f));
    out[0] = (char)((0xf00u >> count & 0xff) | point);
    return count;
}

size_t ssk_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t byte = 0; byte < length; count++)
        ssk_utf8_next(text, length, &byte);
    return count;
}

size_t ssk_utf8_offset(const char *text, size_t length, size_t point)
{
    size_t byte = 0;
    while (point-- > 0 && byte < length)
        ssk_utf8_next(text, length, &byte);
    return byte;
}

bool ssk_is_lower(uint32_t point)
{
    return u_islower((UChar32)point);
}

bool ssk_is_han(uint32_t point)
{
    return (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x3400 && point <= 0x4dbf) ||
           (point >= 0x3005 && point <= 0x3007) || (point >= 0xf900 && point <= 0xfaff) ||
           (point >= 0x20000 && point <= 0x3ffff) || (point >= 0x2e80 && point <= 0x2fdf);
}

bool ssk_is_hiragana(uint32_t point)
{
    return point >= 0x3041 && point <= 0x309f;
}

bool ssk_is_katakana(uint32_t point)
{
    return (point >= 0x30a1 && point <= 0x30ff && point != 0x30fb) || (point >= 0x31f0 && point <= 0x31ff) ||
           (point >= 0xff66 && point <= 0xff9f);
}

bool ssk_is_alnum(uint32_t point)
{
    return u_isalnum((UChar32)point) || (U_GET_GC_MASK((UChar32)point) & (U_GC_M_MASK | U_GC_N_MASK)) ||
           point == 0x30fc;
}

bool ssk_is_space(uint32_t point)
{
    if (point > 0x3000)
        return point == 0xfeff;
    return (point >= 0x09 && point <= 0x0d) || point == 0x20 || point == 0x85 || point == 0xa0 ||
           point == 0x1680 || (point >= 0x2000 && point <= 0x200b) || point == 0x2028 || point == 0x2029 ||
           point == 0x202f || point == 0x205f || point == 0x3000;
}

bool ssk_is_cjk(uint32_t point)
{
    return ssk_is_han(point) || (point >= 0x3000 && point <= 0x33ff) ||
           (point >= 0xff01 && point <= 0xffef) || (point >= 0xfe30 && point <= 0xfe4f);
}

/* Kana, kanji, their punctuation and full-width ASCII, of which all are wide. */
static bool is_surely_wide(uint32_t point)
{
    return (point >= 0x3000 && point <= 0x3029) || (point >= 0x3041 && point <= 0x3096) ||
           (point >= 0x30a0 && point <= 0x30ff) || (point >= 0x4e00 && point <= 0x9fff) ||
           (point >= 0xff01 && point <= 0xff60);
}

int ssk_point_width(uint32_t point)
{
    if (is_surely_wide(point))
        return 2;
    if (point < 0x300)
        return point >= 0x20 && (point < 0x7f || point >= 0xa0);
    switch (u_charType((UChar32)point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
        return 0;
    default:
        break;
    }
    int width = u_getIntPropertyValue((UChar32)point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t ssk_display_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        width += is_surely_wide(point) ? 2 : (size_t)ssk_point_width(point);
    }
    return width;
}

/* True for characters that always begin a grapheme cluster: what nearly all text here is made of. */
static bool begins_cluster(uint32_t point)
{
    return (point >= 0x20 && point < 0x7f) || (point >= 0x3001 && point <= 0x3029) ||
           (point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fe) ||
           (point >= 0x4e00 && point <= 0x9fff) || (point >= 0xff01 && point <= 0xff9d);
}

/* Opens ICU's grapheme iterator on the text, asks `ask` about `byte`, and closes it again. Falls back to
 * `byte` itself when ICU cannot serve: a cut inside a cluster is better than no answer. */
static size_t boundary_near(const char *text, size_t length, size_t byte,
                            int32_t (*ask)(UBreakIterator *, int32_t))
{
    if (byte == 0 || byte >= length)
        return byte < length ? byte : length;
    size_t next = byte;
    if (((unsigned char)text[byte] & 0xc0) != 0x80 && begins_cluster(ssk_utf8_next(text, length, &next)))
        return byte;
    UErrorCode code = U_ZERO_ERROR;
    UText *input = utext_openUTF8(NULL, text, (int64_t)length, &code);
    UBreakIterator *clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    ubrk_setUText(clusters, input, &code);
    size_t found = byte;
    if (U_SUCCESS(code) && !ubrk_isBoundary(clusters, (int32_t)byte))
        found = (size_t)ask(clusters, (int32_t)byte);
    ubrk_close(clusters);
    utext_close(input);
    return found;
}

size_t ssk_grapheme_floor(const char *text, size_t length, size_t byte)
{
    return boundary_near(text, length, byte, ubrk_preceding);
}

size_t ssk_grapheme_ceiling(const char *text, size_t length, size_t byte)
{
    return boundary_near(text, length, byte, ubrk_following);
}

/* NULL without memory, or when ICU cannot do it. */
static char *normalize(const UNormalizer2 *normalizer, const char *text, size_t length)
{
    int32_t room = (int32_t)length * 4 + 16, units = 0, bytes = 0; /* UAX #15, table 6: at most fourfold */
    UErrorCode code = U_ZERO_ERROR;
    UChar *from = malloc(((size_t)length + 1) * sizeof *from), *to = malloc((size_t)room * sizeof *to);
    char *out = NULL;
    if (from && to) {
        u_strFromUTF8(from, (int32_t)length + 1, &units, text, (int32_t)length, &code);
        units = unorm2_normalize(normalizer, from, units, to, room, &code);
        u_strToUTF8(NULL, 0, &bytes, to, units, &code);
        if (code == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(code))
            out = malloc((size_t)bytes + 1);
        code = U_ZERO_ERROR;
        if (out)
            u_strToUTF8(out, bytes + 1, NULL, to, units, &code);
    }
    free(from);
    free(to);
    return out;
}

char *ssk_normalize(const char *text, size_t length, bool composed)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = composed ? unorm2_getNFCInstance(&code) : unorm2_getNFDInstance(&code);
    char *out = NULL;
    if (U_SUCCESS(code) && length < INT32_MAX / 8 && ssk_utf8_valid(text, length))
        out = normalize(normalizer, text, length);
    return out ? out : strndup(text, length);
}
