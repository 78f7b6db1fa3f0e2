/* What a thread of a batch has folded and counted once and needs for many questions: passages' texts, and how
 * many passages have a bigram. A session's index never changes, so what is kept stays true. */
#ifndef SEISAKU_QUERY_SESSION_TEXT_CACHE_H
#define SEISAKU_QUERY_SESSION_TEXT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Headings and text of a passage in the literal folding, the first `heading` points being of the headings. */
struct folded_text {
    uint32_t *points;
    size_t count, heading;
};

struct text_cache;

/* Fails: NULL without memory. */
struct text_cache *text_cache_new(void);
void text_cache_free(struct text_cache *cache);

/* The text of the passage as it was kept, lent until the next text_cache_keep; NULL when it was not, or made
 * room for others. `cache` may be NULL. */
const struct folded_text *text_cache_find(const struct text_cache *cache, uint32_t docid);

/* Copies the text. Does nothing without memory or without a cache. */
void text_cache_keep(struct text_cache *cache, uint32_t docid, const struct folded_text *text);

/* The id of a passage whose text is kept, likewise; NULL when it is not known. */
const char *text_cache_find_id(const struct text_cache *cache, uint32_t docid);
void text_cache_keep_id(struct text_cache *cache, uint32_t docid, const char *id);

/* The same of a bigram, of at most 8 bytes, and the number of passages that have it. */
bool text_cache_find_count(uint32_t *out, const struct text_cache *cache, const char *bigram, size_t length);
void text_cache_keep_count(struct text_cache *cache, const char *bigram, size_t length, uint32_t count);

#endif
