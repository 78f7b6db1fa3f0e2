/* The lists of bigrams that were read last, by a hash of the bigram: of one query, its second stage asks
 * again for what the first has read. */
#ifndef SEISAKU_LIB_INDEX_LIST_CACHE_H
#define SEISAKU_LIB_INDEX_LIST_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "seisaku/buffer.h"

struct kept_list {
    char bigram[8]; /* with NULs behind it; empty where none is kept */
    uint32_t count; /* of passages */
    bool whole;     /* the list is kept, too; a long one is not */
    struct ssk_buffer list;
};

struct list_cache;

/* Fails: NULL without memory. */
struct list_cache *list_cache_new(void);
void list_cache_free(struct list_cache *cache);

/* NULL when it is not there. Lent until the next list_cache_keep. */
const struct kept_list *list_cache_find(const struct list_cache *cache, const char *bigram, size_t length);

/* Copies the list, which may be empty. Fails: NULL without memory. Lent likewise. */
const struct kept_list *list_cache_keep(struct list_cache *cache, const char *bigram, size_t length,
                                        const struct ssk_buffer *list);

#endif
