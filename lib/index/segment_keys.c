/* Where a segment has what: keys of its metadata, terms of places. Writer and reader share them. */
#include <string.h>

#include "seisaku/checksum.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

enum { PLACES = 64 };

void ssk_place_term(struct ssk_buffer *term, unsigned char *slot, const char *tag, uint32_t part,
                    uint32_t number)
{
    ssk_buffer_clear(term);
    ssk_buffer_printf(term, SSK_TERM_PLACE "%s.%x.%x", tag, part, number / PLACES);
    *slot = (unsigned char)(number % PLACES + 1); /* a value may not be empty, nor may a byte of it be NUL */
}

static void append_fixed(struct ssk_buffer *out, uint64_t number, int bytes)
{
    while (bytes--)
        ssk_buffer_append_char(out, (char)(number >> bytes * 8));
}

static void block_key(struct ssk_buffer *key, const char *family, uint32_t part, uint32_t block)
{
    ssk_buffer_clear(key);
    ssk_buffer_append_string(key, family);
    append_fixed(key, part, 4);
    append_fixed(key, block, 4);
}

void ssk_block_key(struct ssk_buffer *key, uint32_t part, uint32_t block)
{
    block_key(key, SSK_META_BLOCK, part, block);
}

void ssk_key_block_key(struct ssk_buffer *key, uint32_t part, uint32_t block)
{
    block_key(key, SSK_META_KEYS, part, block);
}

uint64_t ssk_id_hash(const char *id)
{
    uint64_t hash = ssk_checksum(SSK_CHECKSUM_START, id, strlen(id));
    hash ^= hash >> 29; /* ids differ in their last bytes, which must reach all bits */
    hash *= UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ hash >> 32;
}

void ssk_bucket_key(struct ssk_buffer *key, uint64_t hash, unsigned bits)
{
    ssk_buffer_clear(key);
    ssk_buffer_append_string(key, SSK_META_IDS);
    append_fixed(key, bits ? hash >> (64 - bits) : 0, 4);
}
