/* What a word is and how it is spelt, kept by its feature string and surface: of 15 million morphemes of a
 * corpus 72,000 are distinct. One thread's. */
#ifndef SEISAKU_LIB_WORDS_WORD_CACHE_H
#define SEISAKU_LIB_WORDS_WORD_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/terms.h"

struct word_cache;

/* NULL without memory. */
struct word_cache *word_cache_new(void);
void word_cache_free(struct word_cache *cache);

/* As word_class; `feature` is the dictionary's own string, whose address names it. */
enum ssk_term_class word_cache_class(struct word_cache *cache, const char *feature);

/* The spelling kept for the word; NULL when it is not there. Lent until the next call of the next function.
 */
const char *word_cache_find(const struct word_cache *cache, const char *feature, const uint32_t *points,
                            size_t count, size_t *length);

/* Keeps the word's spelling, in the place of another perhaps; not that of a long word. */
void word_cache_keep(struct word_cache *cache, const char *feature, const uint32_t *points, size_t count,
                     const char *spelling, size_t length);

#endif
