/* Tables with one place for each hash: a newcomer takes the place of what was there. */
#include "lib/words/word_cache.h"

#include <stdlib.h>
#include <string.h>

#include "lib/words/word_class.h"

enum {
    CLASSES = 1 << 13,
    WORDS = 1 << 14,
    WORD_POINTS = 12,
    SPELLING_BYTES = 48,
    FEW = 20000 /* words that come before there are tables: one query's have no use for two megabytes */
};

struct kept_class {
    const char *feature;
    enum ssk_term_class kind;
};

struct kept_word {
    const char *feature; /* NULL where no word is */
    uint8_t count, length;
    uint32_t points[WORD_POINTS];
    char spelling[SPELLING_BYTES];
};

struct tables {
    struct kept_class classes[CLASSES];
    struct kept_word words[WORDS];
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
    struct kept_class *kept = &cache->tables->classes[slot_of((uintptr_t)feature, 13)];
    if (kept->feature != feature)
        *kept = (struct kept_class){feature, word_class(feature)};
    return kept->kind;
}

static size_t word_slot(const char *feature, const uint32_t *points, size_t count)
{
    uint64_t key = (uintptr_t)feature;
    for (size_t i = 0; i < count; i++)
        key = key * 31 + points[i];
    return slot_of(key, 14);
}

const char *word_cache_find(const struct word_cache *cache, const char *feature, const uint32_t *points,
                            size_t count, size_t *length)
{
    if (count > WORD_POINTS || !cache->tables)
        return NULL;
    const struct kept_word *kept = &cache->tables->words[word_slot(feature, points, count)];
    if (kept->feature != feature || kept->count != count ||
        memcmp(kept->points, points, count * sizeof *points) != 0)
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
    kept->feature = feature;
    kept->count = (uint8_t)count;
    kept->length = (uint8_t)length;
    memcpy(kept->points, points, count * sizeof *points);
    memcpy(kept->spelling, spelling, length);
}
