#include "lib/index/list_cache.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/postings.h"

enum { SLOT_BITS = 6, SLOTS = 1 << SLOT_BITS, LIST_BYTES = 32 << 10 /* of a list that is kept */ };

struct list_cache {
    struct kept_list slots[SLOTS];
};

struct list_cache *list_cache_new(void)
{
    return calloc(1, sizeof(struct list_cache));
}

void list_cache_free(struct list_cache *cache)
{
    for (size_t i = 0; cache && i < SLOTS; i++)
        ssk_buffer_free(&cache->slots[i].list);
    free(cache);
}

/* Fibonacci hashing (Knuth, 6.4). */
static size_t slot_of(const char name[8])
{
    uint64_t number;
    memcpy(&number, name, sizeof number);
    return (size_t)(number * 0x9e3779b97f4a7c15u >> (64 - SLOT_BITS));
}

/* No bigram has more than 8 bytes. */
static void write_name(char name[8], const char *bigram, size_t length)
{
    memset(name, 0, 8);
    memcpy(name, bigram, length < 8 ? length : 8);
}

const struct kept_list *list_cache_find(const struct list_cache *cache, const char *bigram, size_t length)
{
    char name[8];
    write_name(name, bigram, length);
    const struct kept_list *kept = &cache->slots[slot_of(name)];
    return length && memcmp(kept->bigram, name, sizeof name) == 0 ? kept : NULL;
}

const struct kept_list *list_cache_keep(struct list_cache *cache, const char *bigram, size_t length,
                                        const struct ssk_buffer *list)
{
    char name[8];
    write_name(name, bigram, length);
    struct kept_list *kept = &cache->slots[slot_of(name)];
    memcpy(kept->bigram, name, sizeof name);
    kept->count = (uint32_t)ssk_postings_count(ssk_buffer_string(list), list->length);
    kept->whole = list->length <= LIST_BYTES;
    ssk_buffer_clear(&kept->list);
    if (kept->whole)
        ssk_buffer_append(&kept->list, ssk_buffer_string(list), list->length);
    if (!kept->list.failed)
        return kept;
    memset(kept->bigram, 0, sizeof kept->bigram);
    return NULL;
}
