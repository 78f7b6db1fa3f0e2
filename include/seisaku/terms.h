/* Text → terms: the one analysis that indexing and querying share.
 *
 * Two families (design: rank by words, miss nothing by bigrams):
 *   words    MeCab's content words in their standard spelling, with positions. A compound gives its
 *            parts, at positions of their own, and the whole at the position of its first part, so
 *            that a phrase of parts matches whichever way a text was cut into words.
 *   bigrams  each pair of adjoining characters of the literal folding (white space dropped), and
 *            the last character alone with SSK_BIGRAM_END, without positions.
 *
 * Function words take no position; a comma, a stop or a bracket leaves a gap of one. */
#ifndef SEISAKU_TERMS_H
#define SEISAKU_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/dictionary.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"

/* Stands for "nothing follows" in the bigram of a text's last character: sorts after every letter. */
#define SSK_BIGRAM_END 0x10FFFFu

enum ssk_term_class {
    SSK_CLASS_NOUN,
    SSK_CLASS_PROPER, /* 固有名詞, and words of the user dictionary's organisations */
    SSK_CLASS_NUMBER,
    SSK_CLASS_SUFFIX, /* 接尾, 接頭詞, counters */
    SSK_CLASS_VERB,   /* with adjectives */
    SSK_CLASS_ADVERB,
    SSK_CLASS_FUNCTION /* particles, auxiliaries, marks: no term, no position; only their place */
};

struct ssk_term {
    const char *text;    /* standard spelling; NUL-terminated; lent until the next analysis */
    size_t length;       /* bytes, at most SSK_TERM_LIMIT */
    uint32_t position;   /* 1-based; 0 for SSK_CLASS_FUNCTION */
    uint32_t start, end; /* code points of the original text */
    enum ssk_term_class kind;
    bool whole; /* a compound whose parts follow: not a member of phrases */
};

enum { SSK_TERM_LIMIT = 200 };

struct ssk_analyzer; /* one thread's; holds the result of its last analysis */

/* The dictionary is lent for as long as the analyzer lives. */
ssk_status ssk_analyzer_new(struct ssk_analyzer **out, const struct ssk_dictionary *dictionary,
                            struct ssk_error *error);
void ssk_analyzer_free(struct ssk_analyzer *analyzer);

/* Another for the same thread, which holds results of its own and borrows the rest of `analyzer`: it takes
 * next to no memory and is to be freed first. */
ssk_status ssk_analyzer_share(struct ssk_analyzer **out, const struct ssk_analyzer *analyzer,
                              struct ssk_error *error);

/* Analyses the text; *terms and *count are lent until the analyzer's next call. Fails: SSK_MEMORY only. */
ssk_status ssk_analyze(struct ssk_analyzer *analyzer, const char *text, size_t length,
                       const struct ssk_term **terms, size_t *count);

/* Adds the terms that the text, folded, may give where it stands as one word; *told if it always gives one of
 * these there, and false when it may be a function word or one that the dictionary does not hold. Fails:
 * SSK_MEMORY. */
ssk_status ssk_word_terms(struct ssk_strings *out, bool *told, struct ssk_analyzer *analyzer,
                          const char *text, size_t length);

/* Calls `visit` for each bigram of the folded text (UTF-8, not NUL-terminated; repeated ones too). */
typedef void (*ssk_bigram_visit)(const char *bigram, size_t length, void *context);
void ssk_bigrams(const struct ssk_folded *folded, bool with_end, ssk_bigram_visit visit, void *context);

#endif
