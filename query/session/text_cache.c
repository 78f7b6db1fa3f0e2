#include "query/session/text_cache.h"

#include <stdlib.h>
#include <string.h>

/* Slots by number and by hash: who comes later takes the place. The texts of 11,144 paragraphs of an
 * encyclopaedia take 18 MB. */
enum { TEXT_SLOTS = 1 << 14, COUNT_SLOTS = 1 << 12, LARGEST = 32 << 20 /* bytes of all texts */ };

struct kept_text {
    uint32_t docid; /* 0 when empty */
    struct folded_text text;
    char *id; /* NULL until it is kept */
};

struct kept_count {
    uint64_t bigram; /* its bytes; 0 when empty */
    uint32_t count;
};

struct text_cache {
    struct kept_text texts[TEXT_SLOTS];
    struct kept_count counts[COUNT_SLOTS];
    size_t bytes; /* of all texts */
};

struct text_cache *text_cache_new(void)
{
    return calloc(1, sizeof(struct text_cache));
}

static void drop(struct text_cache *cache, struct kept_text *kept)
{
    cache->bytes -= kept->docid ? kept->text.count * sizeof *kept->text.points : 0;
    free(kept->text.points);
    free(kept->id);
    *kept = (struct kept_text){0};
}

static void drop_all(struct text_cache *cache)
{
    for (size_t i = 0; i < TEXT_SLOTS; i++)
        drop(cache, &cache->texts[i]);
}

void text_cache_free(struct text_cache *cache)
{
    if (cache)
        drop_all(cache);
    free(cache);
}

const struct folded_text *text_cache_find(const struct text_cache *cache, uint32_t docid)
{
    const struct kept_text *kept = cache ? &cache->texts[docid % TEXT_SLOTS] : NULL;
    return kept && kept->docid == docid ? &kept->text : NULL;
}

void text_cache_keep(struct text_cache *cache, uint32_t docid, const struct folded_text *text)
{
    size_t bytes = text->count * sizeof *text->points;
    if (!cache || !docid || bytes > LARGEST / 16)
        return;
    if (cache->bytes + bytes > LARGEST)
        drop_all(cache);
    struct kept_text *kept = &cache->texts[docid % TEXT_SLOTS];
    drop(cache, kept);
    uint32_t *points = malloc(bytes + 1);
    if (!points)
        return;
    memcpy(points, text->points, bytes);
    *kept = (struct kept_text){.docid = docid, .text = {points, text->count, text->heading}};
    cache->bytes += bytes;
}

const char *text_cache_find_id(const struct text_cache *cache, uint32_t docid)
{
    const struct kept_text *kept = cache ? &cache->texts[docid % TEXT_SLOTS] : NULL;
    return kept && kept->docid == docid ? kept->id : NULL;
}

void text_cache_keep_id(struct text_cache *cache, uint32_t docid, const char *id)
{
    struct kept_text *kept = cache ? &cache->texts[docid % TEXT_SLOTS] : NULL;
    if (kept && kept->docid == docid && !kept->id)
        kept->id = strdup(id);
}

/* ------------------------------------------------------------------------------------------ counts */

static uint64_t number_of(const char *bigram, size_t length)
{
    uint64_t number = 0;
    memcpy(&number, bigram, length < sizeof number ? length : sizeof number);
    return number;
}

static size_t slot_of(uint64_t number)
{
    return (size_t)(number * 0x9e3779b97f4a7c15u >> 52) % COUNT_SLOTS;
}

bool text_cache_find_count(uint32_t *out, const struct text_cache *cache, const char *bigram, size_t length)
{
    uint64_t number = number_of(bigram, length);
    const struct kept_count *kept = cache ? &cache->counts[slot_of(number)] : NULL;
    if (!kept || !number || kept->bigram != number)
        return false;
    *out = kept->count;
    return true;
}

void text_cache_keep_count(struct text_cache *cache, const char *bigram, size_t length, uint32_t count)
{
    uint64_t number = number_of(bigram, length);
    if (cache && length <= sizeof number)
        cache->counts[slot_of(number)] = (struct kept_count){number, count};
}
