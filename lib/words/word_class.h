/* IPADIC's parts of speech → the classes of terms. */
#ifndef SEISAKU_LIB_WORDS_WORD_CLASS_H
#define SEISAKU_LIB_WORDS_WORD_CLASS_H

#include "seisaku/terms.h"

/* The class of a morpheme by its feature string. */
enum ssk_term_class word_class(const char *feature);

#endif
