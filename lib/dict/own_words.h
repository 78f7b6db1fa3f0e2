/* The user's own words, compiled for MeCab once for each state of their file. */
#ifndef SEISAKU_LIB_DICT_OWN_WORDS_H
#define SEISAKU_LIB_DICT_OWN_WORDS_H

#include <stdint.h>

#include "seisaku/mecab.h"
#include "seisaku/unicode.h"

/* Loads MeCab with the shipped user dictionary and with the words of `csv`, a line each: the word alone,
 * whose cost is then found, or MeCab's 13 fields. They are compiled into the user's cache,
 * $XDG_CACHE_HOME/seisaku/ or ~/.cache/seisaku/, under the name of `state`, which stands for all that they
 * depend on, unless they are there already; where that cannot be written, for this run alone. Fails:
 * SSK_INPUT names the file and line of a word that is wrong; else as ssk_model_open. */
ssk_status own_words_open(struct ssk_model **out, const char *shipped, const char *csv, uint64_t state,
                          const struct ssk_folder *folder, struct ssk_error *error);

#endif
