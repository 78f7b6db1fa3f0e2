/* What the steps of terms.h share: the text as MeCab reads it, its morphemes, the terms so far. The steps, in
 * order: analyzer_input.c, MeCab, number_terms.c and terms.c. */
#ifndef SEISAKU_LIB_WORDS_ANALYZER_H
#define SEISAKU_LIB_WORDS_ANALYZER_H

#include "lib/words/word_cache.h"
#include "seisaku/buffer.h"
#include "seisaku/spelling.h"
#include "seisaku/terms.h"

/* A morpheme with what the later steps need; places are indices into the analyzer's input. */
struct token {
    uint32_t start, end; /* points of the input */
    const char *feature;
    enum ssk_term_class kind;
    bool whole, part;
};

/* The analysis of one text at a time. Functions that find no memory set `failed`, and the next ones may go
 * on. */
struct ssk_analyzer {
    const struct ssk_dictionary *dictionary;
    bool shared; /* tagger, speller and cache are another's */
    struct ssk_tagger *tagger;
    struct ssk_speller *speller;
    struct word_cache *cache;
    struct ssk_folded folded;
    struct ssk_folded input; /* folded, with era years as western ones: what MeCab reads */
    struct ssk_buffer utf8;  /* the input's bytes */
    uint32_t *points;        /* for each byte of it, the number of its point */
    size_t points_capacity;
    struct token *tokens;
    size_t token_count, token_capacity;
    struct ssk_term *terms;
    size_t term_count, term_capacity;
    struct ssk_buffer strings; /* the terms' texts, each with its NUL */
    uint32_t position;
    bool undivided; /* the parts that come belong to a word without parts */
    bool failed;
};

/* Adds a term for the token. Its text is an offset into `strings` until all terms are in. */
void analyzer_add_term(struct ssk_analyzer *analyzer, const struct token *token, const char *text,
                       size_t length, uint32_t position);
/* Adds the points from `start` to `end` of a token as a term of their own, at the next position. */
void analyzer_add_part(struct ssk_analyzer *analyzer, const struct token *token, uint32_t start, uint32_t end,
                       enum ssk_term_class kind, const char *text);

/* Folds the text and fills `input` and its UTF-8. Fails: SSK_MEMORY. */
ssk_status analyzer_prepare(struct ssk_analyzer *analyzer, const char *text, size_t length);

/* Is the token a number or a part of one? False behind the last. */
bool analyzer_is_numeral(const struct ssk_analyzer *analyzer, size_t token);
/* Adds the number that starts at the token as one term. Returns the tokens it took; 0 when they do not read
 * as one number. */
size_t analyzer_add_number(struct ssk_analyzer *analyzer, size_t first);
/* Adds つ behind digits, where MeCab sees no counter: 3つ is 三つ. Returns false for other tokens. */
bool analyzer_add_tsu(struct ssk_analyzer *analyzer, size_t at);
/* Parts 月末 and the like behind a number, which MeCab does in some sentences and not in others: 3月末.
 * Returns false for other tokens. */
bool analyzer_add_counter(struct ssk_analyzer *analyzer, size_t at);

/* Adds what the dictionary holds as one word and is a number with 第 before it or a counter behind: 第一,
 * 三月; or with 数: 数カ国. The number is one term and the rest another, as in 第1 and 3月. Returns false for
 * other words. */
bool analyzer_add_numbered(struct ssk_analyzer *analyzer, const struct token *token);

/* Whether it is 第一 or 十二月: one number, whatever its parts are to the dictionary. */
bool analyzer_is_numbered(const struct ssk_analyzer *analyzer, const struct token *token);

#endif
