/* What MeCab makes of a word that is to be one of its dictionary. */
#ifndef SEISAKU_LIB_DICT_WHOLE_WORDS_H
#define SEISAKU_LIB_DICT_WHOLE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/mecab.h"

/* The cost at which the word, as a common noun (名詞,一般), is cheaper than its parts everywhere, by a
 * tagger of the shipped dictionaries. */
long whole_word_cost(struct ssk_tagger *tagger, const char *word);

/* Whether the word is one morpheme of a dictionary in all common surroundings. */
bool whole_word_stands(struct ssk_tagger *tagger, const char *word);

/* Writes the first noun of several characters, kana aside, that the word is cut into `without` the dictionary
 * that makes it whole, and that is no part of it `with` that; "" where there is none. */
void whole_word_lost(char *out, size_t size, const char *word, struct ssk_tagger *without,
                     struct ssk_tagger *with);

#endif
