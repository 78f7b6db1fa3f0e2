#include "query/adjoining/fixed_word.h"

#include <string.h>

#include "seisaku/eras.h"

/* From 1,000 on commas may part the digits, and western years stand for those of eras. */
enum { SMALL_NUMBER = 1000, NUMBER_POINTS = 20, NO_NUMBER = -1 };

enum {
    AGAIN = 0x3005,
    YEAR = 0x5e74,
    DEGREE = 0x5ea6,
    AGE = 0x6b73
}; /* 々 年 度 歳, for which 才 stands, too */

/* Asked of every character: most are told by where they stand. */
bool is_plain_numeral(uint32_t point)
{
    bool digit = point >= '0' && point <= '9',
         kanji = point == 0x3007 || (point >= 0x4e00 && point <= 0x9fff);
    return (digit || kanji) && ssk_number_of(&point, 1) >= 0;
}

bool is_formal_numeral(uint32_t point)
{
    return point == 0x58f1 || point == 0x5f10 || point == 0x53c2 || point == 0x4f0d || point == 0x62fe;
}

static bool read_number(struct fixed_word *out, const char *word, size_t length)
{
    uint32_t points[3];
    if (length > sizeof points / sizeof *points || strspn(word, "0123456789") != length)
        return false;
    for (size_t i = 0; i < length; i++)
        points[i] = (unsigned char)word[i];
    out->number = ssk_number_of(points, length);
    return out->number > 0 && out->number < SMALL_NUMBER;
}

enum { MARKS = 3, LONG = 0x30fc };

/* What folding changes, adds or drops in a word of katakana: vowels of either size, ー, and dashes for it. */
static bool is_unsteady(uint32_t point)
{
    return (point >= 0x30a1 && point <= 0x30aa) || point == LONG || point == '-';
}

/* Whether the text's character may be the word's: ヴ and ブ fold to the row of バ, ヂ and ヅ to ジ and ズ. */
static bool is_same_kana(uint32_t text, uint32_t word)
{
    static const uint32_t row[] = {0x30d0, 0x30d3, 0x30d6, 0x30d9, 0x30dc};
    bool same = text == word || (text == 0x30c2 && word == 0x30b8) || (text == 0x30c5 && word == 0x30ba);
    for (size_t i = 0; !same && (text == 0x30f4 || text == 0x30d6) && i < sizeof row / sizeof *row; i++)
        same = word == row[i];
    return same;
}

static bool read_katakana(struct fixed_word *out, const char *word, const struct ssk_okurigana *okurigana)
{
    size_t length = strlen(word);
    *out = (struct fixed_word){.number = NO_NUMBER, .katakana = true};
    for (size_t byte = 0; byte < length;) {
        bool first = byte == 0;
        uint32_t point = ssk_utf8_next(word, length, &byte);
        if (!ssk_is_katakana(point) || point >= 0xff00 || out->count == FIXED_WORD_POINTS)
            return false;
        out->opens |= first && is_unsteady(point);
        if (!is_unsteady(point))
            out->points[out->count++] = point;
    }
    /* % reads パーセント */
    return out->count > 1 && !strstr(word, "パーセント") && !ssk_okurigana_standard(okurigana, word, length);
}

bool fixed_word_read(struct fixed_word *out, const char *term, const struct ssk_okurigana *okurigana)
{
    size_t length = strlen(term);
    *out = (struct fixed_word){.number = NO_NUMBER};
    if (read_number(out, term, length) || read_katakana(out, term, okurigana))
        return true;
    *out = (struct fixed_word){.number = NO_NUMBER};
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(term, length, &byte);
        bool plain = point >= 0x4e00 && point <= 0x9fff && !is_plain_numeral(point) &&
                     !is_formal_numeral(point) && point != AGE;
        bool repeated = out->count && out->points[out->count - 1] == point; /* 々 may stand for it */
        if (!plain || repeated || out->count == FIXED_WORD_POINTS)
            return false;
        out->points[out->count++] = point;
    }
    return out->count && !ssk_okurigana_standard(okurigana, term, length);
}

bool fixed_word_may_be_left_out(const struct fixed_word *word)
{
    return word->count == 1 && (word->points[0] == YEAR || word->points[0] == DEGREE);
}

bool text_is_bounded(const struct bounded_text *text, size_t at, size_t count)
{
    const struct ssk_folded *folded = text->folded;
    return !text->record || (ssk_record_bound(text->record, folded->starts[at]) &&
                             ssk_record_bound(text->record, folded->ends[at + count - 1]));
}

/* The points of the longest numeral at `at` that has the value. */
static size_t number_at(long long number, const struct bounded_text *whole, size_t at)
{
    const struct ssk_folded *text = whole->folded;
    size_t longest = 0;
    for (size_t count = 1; count <= NUMBER_POINTS && at + count <= text->count; count++) {
        if (!is_plain_numeral(text->points[at + count - 1]))
            break;
        if (ssk_number_of(text->points + at, count) == number && text_is_bounded(whole, at, count))
            longest = count;
    }
    return longest;
}

/* Behind the unsteady points from `at` on; no more than three stand side by side. */
static size_t pass_unsteady(const struct ssk_folded *text, size_t at)
{
    size_t end = at;
    while (end < text->count && end - at < MARKS && is_unsteady(text->points[end]))
        end++;
    return end;
}

/* The most points from `at` on that may be the word of katakana. */
static size_t katakana_at(const struct fixed_word *word, const struct bounded_text *text, size_t at)
{
    const struct ssk_folded *folded = text->folded;
    size_t next = word->opens ? pass_unsteady(folded, at) : at, longest = 0;
    if (word->opens && next == at)
        return 0;
    for (size_t i = 0; i < word->count; i++) {
        if (i > 0)
            next = pass_unsteady(folded, next);
        if (next >= folded->count || !is_same_kana(folded->points[next], word->points[i]))
            return 0;
        next++;
    }
    for (size_t end = next, last = pass_unsteady(folded, next); end <= last; end++)
        if (text_is_bounded(text, at, end - at))
            longest = end - at;
    return longest;
}

size_t fixed_word_at(const struct fixed_word *word, const struct bounded_text *text, size_t at)
{
    const struct ssk_folded *folded = text->folded;
    if (!word->count)
        return number_at(word->number, text, at);
    if (word->katakana)
        return katakana_at(word, text, at);
    bool again = word->count == 1 && folded->points[at] == AGAIN;
    bool stands =
        again || (folded->points[at] == word->points[0] && at + word->count <= folded->count &&
                  memcmp(folded->points + at, word->points, word->count * sizeof *word->points) == 0);
    return stands && text_is_bounded(text, at, word->count) ? word->count : 0;
}

bool fixed_word_may_begin(const struct fixed_word *word, uint32_t point)
{
    if (!word->count)
        return is_plain_numeral(point);
    if (!word->katakana)
        return point == word->points[0] || point == AGAIN;
    return word->opens ? is_unsteady(point) : is_same_kana(point, word->points[0]);
}
