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

#endif
