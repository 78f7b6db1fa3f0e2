/* Spellings of one word that its characters alone tell. */
#ifndef SEISAKU_LIB_TEXT_WORD_FOLD_H
#define SEISAKU_LIB_TEXT_WORD_FOLD_H

#include "seisaku/unicode.h"

/* Brings text that is folded for words to one spelling, in place:
 *   3ヶ月 3か月 3箇月 → 3カ月; 茅ケ崎 → 茅ヶ崎   between a number or a kanji and a kanji
 *   行つた 当たつて → 行った 当たって              before た and て behind a verb's stem
 *   参拾万 弐千 → 三十万 二千                      among numerals */
void word_fold(struct ssk_folded *folded);

/* Brings a word of katakana to one spelling, in place; returns the points that are left: ソフトウエア →
 * ソフトウェア, インターフェイス → インターフェース, クォータ → クオータ, セーフティーネット →
 * セーフティネット. */
size_t word_fold_loan(uint32_t *points, size_t count);

/* True when a character may become another by word_fold at the very start of a text. */
bool word_fold_changes_first(uint32_t point);

/* Appends a code point that came from those from `start` to `end`. There must be room. */
static inline void folded_put(struct ssk_folded *out, uint32_t point, size_t start, size_t end)
{
    out->points[out->count] = point;
    out->starts[out->count] = (uint32_t)start;
    out->ends[out->count] = (uint32_t)end;
    out->count++;
}

/* Dashes, minus signs and rules that are written for one another. */
static inline bool is_dash(uint32_t point)
{
    return (point >= 0x2010 && point <= 0x2015) || point == 0x2212 || point == 0x2500 || point == 0x2043 ||
           point == 0xfe63;
}

/* Appends one code point in the words' form, looking back at what is already out. There must be room for 8. A
 * dash between katakana is decided when the next character comes. */
void word_fold_put(struct ssk_folded *out, uint32_t point, size_t start, size_t end);
/* Settles what waits for a next character, once all are out, and folds the words. */
void word_fold_end(struct ssk_folded *out);

#endif
