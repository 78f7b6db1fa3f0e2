/* The order of the questions is the order of their certainty: a byte order mark; escapes of
 * ISO-2022-JP; NULs that make sense as UTF-16; UTF-8, which other encodings' text is not by chance;
 * then whichever of CP932 and EUC-JP decodes without error, and reads more like Japanese if both do.
 * ICU's statistical detector is asked last, for the rest of the world. */
#include "seisaku/decode.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>

#include "lib/text/icu_convert.h"
#include "lib/text/icu_i18n.h"
#include "seisaku/fork_guard.h"
#include "seisaku/unicode.h"

enum { SAMPLE = 1 << 18 };

/* ICU knows CP932 by this name with Microsoft's mapping (8160 is U+FF5E), and maps the others alike. */
static const char UTF8[] = "UTF-8";
static const char CP932[] = "ibm-943_P15A-2003";
static const char EUC[] = "EUC-JP";
static const char JIS[] = "ISO_2022,locale=ja,version=3";
static const char UTF16LE[] = "UTF-16LE";
static const char UTF16BE[] = "UTF-16BE";
static const char WESTERN[] = "windows-1252";

struct trial {
    const char *encoding;
    struct ssk_conversion about;
    size_t points;   /* decoded */
    double score;    /* how much a decoded character reads like a Japanese text's; 1 is fair */
    double letters;  /* the share of ASCII letters */
    bool kana;       /* hiragana, full-width katakana or punctuation came out */
    bool half_width; /* nothing but ASCII and well-spelt half-width katakana came out */
    struct ssk_buffer text;
};

/* Legacy encodings read as each other give rare characters, and UTF-16 in the wrong byte order gives
 * the first extension of the kanji. */
static double score_of(uint32_t point)
{
    if (point < 0x80)
        return point >= 0x20 || (point >= '\t' && point <= '\r') || point == 0x1b ? 1 : -5;
    if (ssk_is_hiragana(point) || (point >= 0x3000 && point <= 0x3002) ||
        (point >= 0x30a1 && point <= 0x30fe))
        return 3;
    if (point >= 0x4e00 && point <= 0x9fff)
        return 1;
    if (point >= 0xff01 && point <= 0xff5e)
        return 2;
    if (point >= 0xff61 && point <= 0xff9f)
        return 0.3;
    int type = u_charType((UChar32)point);
    if (point == 0xfffd || type == U_UNASSIGNED || type == U_CONTROL_CHAR)
        return -5;
    return ssk_is_han(point) || type == U_PRIVATE_USE_CHAR ? -1 : 0.5;
}

/* Half-width katakana is spelt well when each sound mark has a letter it can stand after. Some mark
 * or small letter must occur: two-byte kanji of EUC-JP look like plain half-width letters. */
struct half_width {
    bool only, marks;
    uint32_t last;
};

static void note_half_width(struct half_width *state, uint32_t point)
{
    bool voiced = point == 0xff9e, plosive = point == 0xff9f;
    bool h_row = state->last >= 0xff8a && state->last <= 0xff8e;
    bool k_to_t_row = state->last >= 0xff76 && state->last <= 0xff84;
    if (point >= 0x80 && (point < 0xff61 || point > 0xff9f))
        state->only = false;
    if ((voiced && !h_row && !k_to_t_row && state->last != 0xff73) || (plosive && !h_row))
        state->only = false;
    if (voiced || plosive || (point >= 0xff67 && point <= 0xff70))
        state->marks = true;
    state->last = point;
}

static void judge(struct trial *trial)
{
    const char *text = ssk_buffer_string(&trial->text);
    size_t length = trial->text.length, letters = 0;
    double sum = 0;
    struct half_width half = {.only = true};
    for (size_t byte = 0; byte < length; trial->points++) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        double score = score_of(point);
        sum += score;
        trial->kana |= score == 3;
        letters += (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
        note_half_width(&half, point);
    }
    trial->half_width = half.only && half.marks;
    trial->score = trial->points ? sum / (double)trial->points : 0;
    trial->letters = trial->points ? (double)letters / (double)trial->points : 0;
}

static ssk_status try_encoding(struct trial *trial, const char *encoding, const char *bytes, size_t length)
{
    *trial = (struct trial){.encoding = encoding};
    ssk_status status = ssk_icu_convert(&trial->text, &trial->about, bytes, length, encoding);
    if (status == SSK_OK)
        judge(trial);
    ssk_buffer_free(&trial->text);
    return status;
}

/* A sample, or a damaged file, may end within a character. */
static bool is_clean(const struct trial *trial)
{
    return trial->about.bad == 0 || (trial->about.bad == 1 && trial->about.cut);
}

static const char *byte_order_mark(const char *bytes, size_t length)
{
    static const struct {
        const char *mark;
        size_t length;
        const char *encoding;
    } marks[] = {{"\xef\xbb\xbf", 3, UTF8},
                 {"\xff\xfe\0\0", 4, "UTF-32LE"},
                 {"\0\0\xfe\xff", 4, "UTF-32BE"},
                 {"\xff\xfe", 2, UTF16LE},
                 {"\xfe\xff", 2, UTF16BE}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].mark, marks[i].length) == 0)
            return marks[i].encoding;
    return NULL;
}

/* Seven bits and an escape that designates a Japanese set. */
static bool is_jis(const char *bytes, size_t length)
{
    bool escape = false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] >= 0x80)
            return false;
        if (bytes[i] == 0x1b && i + 2 < length &&
            ((bytes[i + 1] == '$' && strchr("@B(", bytes[i + 2])) ||
             (bytes[i + 1] == '(' && strchr("IJ", bytes[i + 2]))))
            escape = true;
    }
    return escape;
}

/* UTF-16 without a mark: the byte order that reads like text, if any does well enough. */
static ssk_status try_utf16(const char **out, const char *bytes, size_t length, double enough)
{
    struct trial little, big;
    ssk_status status = try_encoding(&little, UTF16LE, bytes, length);
    if (status == SSK_OK)
        status = try_encoding(&big, UTF16BE, bytes, length);
    if (status != SSK_OK)
        return status;
    bool tied = little.score == big.score; /* ASCII, and its bytes exchanged, which are kanji */
    bool is_little = tied ? little.letters >= big.letters : little.score > big.score;
    const struct trial *best = is_little ? &little : &big;
    *out = is_clean(best) && best->score >= enough ? best->encoding : NULL;
    return SSK_OK;
}

/* UTF-8 with an error here and there is UTF-8 still; other encodings' text gives one a character. */
static bool is_utf8(const struct trial *trial, size_t length)
{
    size_t multibyte = length - trial->points; /* at least the bytes beyond the first of each */
    return is_clean(trial) || trial->about.bad * 20 < multibyte;
}

/* English with a curly quote decodes as CP932 too: don’t becomes don稚. */
static bool seems_western(const struct trial *trial, const char *bytes, size_t length)
{
    if (trial->kana || trial->letters < 0.6)
        return false;
    UErrorCode code = U_ZERO_ERROR;
    const struct icu_i18n *icu = icu_i18n();
    if (!icu)
        return false;
    ssk_fork_guard_put_off();
    UCharsetDetector *detector = icu->ucsdet_open(&code);
    ssk_fork_guard_allow();
    icu->ucsdet_setText(detector, bytes, (int32_t)length, &code);
    const UCharsetMatch *match = icu->ucsdet_detect(detector, &code);
    const char *name = match && U_SUCCESS(code) ? icu->ucsdet_getName(match, &code) : "";
    bool western = strcmp(name, "ISO-8859-1") == 0 || strcmp(name, WESTERN) == 0;
    icu->ucsdet_close(detector);
    return western;
}

static const char *japanese(const struct trial *cp932, const struct trial *euc)
{
    if (is_clean(cp932) != is_clean(euc))
        return is_clean(cp932) ? CP932 : EUC;
    if (cp932->half_width && !euc->kana)
        return CP932;
    return cp932->score >= euc->score ? CP932 : EUC;
}

static ssk_status detect_legacy(const char **out, const char *bytes, size_t length)
{
    struct trial cp932, euc;
    const char *utf16;
    ssk_status status = try_encoding(&cp932, CP932, bytes, length);
    if (status == SSK_OK)
        status = try_encoding(&euc, EUC, bytes, length);
    if (status == SSK_OK)
        status = try_utf16(&utf16, bytes, length, 1.3);
    if (status != SSK_OK)
        return status;
    if (!is_clean(&cp932) && !is_clean(&euc) && utf16)
        *out = utf16;
    else if (seems_western(&cp932, bytes, length))
        *out = WESTERN;
    else
        *out = japanese(&cp932, &euc);
    return SSK_OK;
}

/* The bytes looked at: no sample of UTF-8 ends within a character. */
static size_t sample_of(const char *bytes, size_t length)
{
    if (length <= SAMPLE)
        return length;
    size_t sample = SAMPLE;
    while (sample > SAMPLE - 3 && ((unsigned char)bytes[sample] & 0xc0) == 0x80)
        sample--;
    return sample;
}

ssk_status ssk_detect_encoding(const char **out, const char *bytes, size_t length)
{
    length = sample_of(bytes, length);
    if ((*out = byte_order_mark(bytes, length)))
        return SSK_OK;
    if (is_jis(bytes, length)) {
        *out = JIS;
        return SSK_OK;
    }
    ssk_status status = SSK_OK;
    if (memchr(bytes, '\0', length) && (status = try_utf16(out, bytes, length, 0.8)) == SSK_OK && *out)
        return SSK_OK;
    struct trial utf8;
    if (status == SSK_OK && ssk_utf8_valid(bytes, length)) {
        *out = UTF8;
        return SSK_OK;
    }
    if (status == SSK_OK)
        status = try_encoding(&utf8, UTF8, bytes, length);
    if (status != SSK_OK)
        return status;
    *out = UTF8;
    return is_utf8(&utf8, length) ? SSK_OK : detect_legacy(out, bytes, length);
}
