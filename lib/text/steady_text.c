/* Texts that literal folding hardly changes, told by their bytes. */
#include "lib/text/folder.h"
#include "seisaku/unicode.h"

/* What stays as it is: plain kana, ー, commas, brackets. A blank is dropped, a sign for a sound joins a kana,
 * and what is enclosed (㈱) or squared (㍻) comes apart. */
static bool is_kana_or_mark(uint32_t point)
{
    return (point >= 0x3001 && point <= 0x3029) || (point >= 0x3041 && point <= 0x3096) ||
           (point >= 0x30a1 && point <= 0x30fe);
}

/* Of what others become no more than letters, digits and signs: ASCII, also in full width, dashes and
 * quotation marks, circled and Roman numerals, arrows, geometric shapes. */
static bool is_sign(uint32_t point)
{
    return (point > ' ' && point < 0x7f) || (point >= 0xff01 && point <= 0xff5e) || point == 0x2010 ||
           (point >= 0x2014 && point <= 0x2015) || (point >= 0x2018 && point <= 0x201d) || point == 0x2026 ||
           (point >= 0x2160 && point <= 0x217f) || (point >= 0x2190 && point <= 0x2193) ||
           (point >= 0x2460 && point <= 0x24ff) || (point >= 0x25a0 && point <= 0x25ef);
}

static bool is_steady_kanji(const struct ssk_folder *folder, uint32_t point)
{
    return point >= 0x4e00 && point <= 0x9fff &&
           (!folder_may_vary(folder, point) || folder_standard(folder, point) == point);
}

/* Whether the two stand side by side in the string. */
static bool has_pair(const uint32_t *string, size_t count, uint32_t first, uint32_t second)
{
    for (size_t i = 1; i < count; i++)
        if (string[i - 1] == first && string[i] == second)
            return true;
    return false;
}

bool ssk_fold_is_steady(const struct ssk_folder *folder, const char *text, size_t length,
                        const uint32_t *string, size_t count)
{
    uint32_t last = 0;
    bool blank = false; /* behind `last` */
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        if (point == ' ' || point == 0x3000) {
            blank = true;
            continue;
        }
        if (!is_steady_kanji(folder, point) && !is_kana_or_mark(point) && !is_sign(point))
            return false;
        if (blank && has_pair(string, count, last, point))
            return false;
        last = point;
        blank = false;
    }
    return true;
}
