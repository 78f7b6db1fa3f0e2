/* Characters → the words' form, one by one. */
#include "lib/text/word_fold.h"

/* バ行 for ヴ + small vowel (ヴァ ヴィ ヴェ ヴォ); 0 for any other. */
static uint32_t plain_b(uint32_t small)
{
    switch (small) {
    case 0x30a1:
        return 0x30d0; /* ァ バ */
    case 0x30a3:
        return 0x30d3; /* ィ ビ */
    case 0x30a7:
        return 0x30d9; /* ェ ベ */
    case 0x30a9:
        return 0x30dc; /* ォ ボ */
    default:
        return 0;
    }
}

/* The voiced kana of ゞ and ヾ: か → が; others as they are. */
static uint32_t voiced(uint32_t kana)
{
    uint32_t base = kana >= 0x30a1 ? kana - 0x60 : kana;
    bool voices = (base >= 0x304b && base <= 0x3061 && base % 2 == 1) ||
                  (base >= 0x3064 && base <= 0x3068 && base % 2 == 0) ||
                  (base >= 0x306f && base <= 0x307b && (base - 0x306f) % 3 == 0);
    return voices ? kana + 1 : kana;
}

static bool is_kana_repeat(uint32_t point)
{
    return point == 0x309d || point == 0x309e || point == 0x30fd || point == 0x30fe;
}

static bool is_katakana_run(const struct ssk_folded *out, size_t end, size_t count)
{
    for (size_t i = 1; i <= count; i++)
        if (end < i || !ssk_is_katakana(out->points[end - i]))
            return false;
    return true;
}

/* What the dash at the end of `out`, after katakana, is before `point`: a long vowel within katakana, and at
 * the end of three or more that go on without a blank (サ－バ－の); else a dash. */
static uint32_t mended_dash(const struct ssk_folded *out, uint32_t point, size_t start)
{
    bool touches = out->ends[out->count - 1] == start && (ssk_is_hiragana(point) || ssk_is_han(point));
    return ssk_is_katakana(point) || (touches && is_katakana_run(out, out->count - 1, 3)) ? 0x30fc : '-';
}

void word_fold_put(struct ssk_folded *out, uint32_t point, size_t start, size_t end)
{
    uint32_t last = out->count ? out->points[out->count - 1] : 0;
    if (is_kana_repeat(point) && (ssk_is_hiragana(last) || ssk_is_katakana(last))) {
        folded_put(out, point == 0x309e || point == 0x30fe ? voiced(last) : last, start, end);
    } else if (last == 0x30d6 && plain_b(point) && out->starts[out->count - 1] != out->ends[out->count - 1] &&
               start == out->ends[out->count - 1]) {
        /* ブァ is written by nobody: it stands for ヴァ, whose ヴ has become ブ. */
        out->points[out->count - 1] = plain_b(point);
        out->ends[out->count - 1] = (uint32_t)end;
    } else if (last == 0x30d6 && point == 0x30e5) { /* ヴュ, for the same reason: ビュ */
        out->points[out->count - 1] = 0x30d3;
        folded_put(out, point, start, end);
    } else if (point == '%') {
        static const uint32_t percent[] = {0x30d1, 0x30fc, 0x30bb, 0x30f3, 0x30c8}; /* パーセント */
        for (size_t i = 0; i < sizeof percent / sizeof *percent; i++)
            folded_put(out, percent[i], start, end);
    } else if (point == 0x30f4 || point == 0x3094) {
        folded_put(out, point == 0x30f4 ? 0x30d6 : 0x3076, start, end);
    } else if (point == 0x301c || point == 0x223c || point == 0x3030) {
        folded_put(out, '~', start, end);
    } else if (is_dash(point)) {
        folded_put(out, ssk_is_katakana(last) && last != 0x30fc ? 0x2212 : '-', start, end);
    } else {
        if (last == 0x2212)
            out->points[out->count - 1] = mended_dash(out, point, start);
        folded_put(out, point, start, end);
    }
}

void word_fold_end(struct ssk_folded *out)
{
    if (out->count && out->points[out->count - 1] == 0x2212)
        out->points[out->count - 1] = is_katakana_run(out, out->count - 1, 3) ? 0x30fc : '-';
    if (out->count && out->points[out->count - 1] == ' ')
        out->count--;
    word_fold(out);
}
