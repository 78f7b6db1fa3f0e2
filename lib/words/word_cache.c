/* Tables with one place for each hash: a newcomer takes the place of what was there. */
#include "lib/words/word_cache.h"

#include <stdlib.h>
#include <string.h>

#include "lib/words/word_class.h"

enum {
    CLASS_BITS = 14,
    WORD_BITS = 14,
    KIND_BITS = 3,
    WORD_POINTS = 11,
    SPELLING_BYTES = 32,
    FEW = 20000 /* words that come before there are tables: one query's have no use for two megabytes */
};

/* As large as a line of a processor's cache. */
struct kept_word {
    const char *feature; /* NULL where no word is */
    uint8_t count, length;
    uint16_t points[WORD_POINTS];
    char spelling[SPELLING_BYTES];
};

struct tables {
    uint64_t classes[1 << CLASS_BITS]; /* the feature's address and, below it, the class */
    struct kept_word words[1 << WORD_BITS];
};

struct word_cache {
    unsigned asked;        /* how many words, up to FEW */
    struct tables *tables; /* NULL for fewer, and without memory */
};

struct word_cache *word_cache_new(void)
{
    return calloc(1, sizeof(struct word_cache));
}

void word_cache_free(struct word_cache *cache)
{
    if (cache)
        free(cache->tables);
    free(cache);
}

/* Fibonacci hashing (Knuth, 6.4): the upper bits of a product. */
static size_t slot_of(uint64_t key, unsigned bits)
{
    return (size_t)(key * 0x9e3779b97f4a7c15u >> (64 - bits));
}

enum ssk_term_class word_cache_class(struct word_cache *cache, const char *feature)
{
    if (!cache->tables && ++cache->asked >= FEW) {
        cache->tables = calloc(1, sizeof *cache->tables);
        cache->asked = 0;
    }
    if (!cache->tables)
        return word_class(feature);
    uint64_t address = (uintptr_t)feature, *kept = &cache->tables->classes[slot_of(address, CLASS_BITS)];
    if (*kept >> KIND_BITS != address)
        *kept = address << KIND_BITS | word_class(feature);
    return (enum ssk_term_class)(*kept & ((1 << KIND_BITS) - 1));
}

static size_t word_slot(const char *feature, const uint32_t *points, size_t count)
{
    uint64_t key = (uintptr_t)feature;
    for (size_t i = 0; i < count; i++)
        key = key * 31 + points[i];
    return slot_of(key, WORD_BITS);
}

static bool is_kept(const struct kept_word *kept, const char *feature, const uint32_t *points, size_t count)
{
    bool same = kept->feature == feature && kept->count == count;
    for (size_t i = 0; i < count && same; i++)
        same = kept->points[i] == points[i];
    return same;
}

const char *word_cache_find(const struct word_cache *cache, const char *feature, const uint32_t *points,
                            size_t count, size_t *length)
{
    if (count > WORD_POINTS || !cache->tables)
        return NULL;
    const struct kept_word *kept = &cache->tables->words[word_slot(feature, points, count)];
    if (!is_kept(kept, feature, points, count))
        return NULL;
    *length = kept->length;
    return kept->spelling;
}

void word_cache_keep(struct word_cache *cache, const char *feature, const uint32_t *points, size_t count,
                     const char *spelling, size_t length)
{
    if (count > WORD_POINTS || length > SPELLING_BYTES || !cache->tables)
        return;
    struct kept_word *kept = &cache->tables->words[word_slot(feature, points, count)];
    kept->feature = NULL;
    for (size_t i = 0; i < count; i++) {
        if (points[i] > UINT16_MAX)
            return;
        kept->points[i] = (uint16_t)points[i];
    }
    kept->feature = feature;
    kept->count = (uint8_t)count;
    kept->length = (uint8_t)length;
    memcpy(kept->spelling, spelling, length);
}
