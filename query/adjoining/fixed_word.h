/* Words that a text can only hold in one form, so that a look at its characters tells where they may stand.
 */
#ifndef SEISAKU_QUERY_ADJOINING_FIXED_WORD_H
#define SEISAKU_QUERY_ADJOINING_FIXED_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/okurigana.h"
#include "seisaku/passage_block.h"
#include "seisaku/unicode.h"

enum { FIXED_WORD_POINTS = 16 };

/* A word that a text can only hold as these very kanji, or a small number in any numerals, or a word of
 * katakana without what is spelt in several ways. */
struct fixed_word {
    uint32_t points[FIXED_WORD_POINTS];
    size_t count; /* 0 for a number */
    long long number;
    bool katakana; /* between the points vowels may stand, and ー */
    bool opens;    /* such a vowel is its first character */
};

/* A text in its literal folding, and where its words begin and end. */
struct bounded_text {
    const struct ssk_folded *folded;
    const struct ssk_record *record; /* NULL when bounds are not known */
};

/* Returns: false for a term that is no such word. */
bool fixed_word_read(struct fixed_word *out, const char *term, const struct ssk_okurigana *okurigana);

/* Whether the word may begin with the point. */
bool fixed_word_may_begin(const struct fixed_word *word, uint32_t point);

/* How many points of the text from `at` on are the word, at most; 0 where it is not. */
size_t fixed_word_at(const struct fixed_word *word, const struct bounded_text *text, size_t at);

/* 年 and 度, which forms of years leave out in some places; behind a small number they are there. */
bool fixed_word_may_be_left_out(const struct fixed_word *word);

/* Whether words begin and end around the points: the index noted where they do. */
bool text_is_bounded(const struct bounded_text *text, size_t at, size_t count);

/* A numeral, Arabic or kanji; 壱 弐 参 伍 拾, which are numerals at some places. */
bool is_plain_numeral(uint32_t point);
bool is_formal_numeral(uint32_t point);

#endif
