/* MeCab's own compiler of user dictionaries. */
#ifndef SEISAKU_LIB_DICT_COMPILE_WORDS_H
#define SEISAKU_LIB_DICT_COMPILE_WORDS_H

#include "seisaku/status.h"

/* Compiles rows in MeCab's CSV format, UTF-8, into a user dictionary. The compiler runs in a child process:
 * it prints, and exits when something is wrong. Fails: SSK_IO, SSK_INPUT with what the compiler said last. */
ssk_status compile_words(const char *csv, const char *dictionary, const char *mecab_folder,
                         struct ssk_error *error);

#endif
