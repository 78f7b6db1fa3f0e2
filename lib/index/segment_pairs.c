/* Lists of pairs of words, for phrases. */
#include "seisaku/checksum.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

enum { POINT_BITS = SSK_PAIR_BITS / 2, UPPER = 0x180000 /* above all code points */, UPPER_BITS = 19 };

uint64_t ssk_pair(const char *first, size_t first_length, const char *second, size_t second_length)
{
    uint64_t hash = ssk_checksum(SSK_CHECKSUM_START, first, first_length);
    hash = ssk_checksum(hash, "", 1);
    hash = ssk_checksum(hash, second, second_length) * 0x9e3779b97f4a7c15u; /* Fibonacci hashing */
    uint64_t upper = UPPER | hash >> (64 - UPPER_BITS), lower = hash << UPPER_BITS >> (64 - POINT_BITS);
    return upper << POINT_BITS | lower;
}

bool ssk_is_pair(uint64_t number)
{
    return number >> POINT_BITS >= UPPER;
}

void ssk_pair_key(struct ssk_buffer *key, uint64_t pair)
{
    ssk_buffer_clear(key);
    ssk_buffer_append_string(key, SSK_META_PAIR);
    for (int shift = 40; shift >= 0; shift -= 8)
        ssk_buffer_append_char(key, (char)(pair >> shift));
}

ssk_status ssk_segment_pair(struct ssk_docids *out, bool *listed, const struct ssk_segment *segment,
                            uint64_t pair, struct ssk_error *error)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    const char *list = NULL;
    size_t length = 0;
    ssk_pair_key(&key, pair);
    xap_status status =
        key.failed ? XAP_MEMORY : xap_db_metadata(&list, &length, segment->db, key.data, key.length);
    ssk_buffer_free(&key);
    if (status != XAP_OK)
        return ssk_segment_fail(segment, status, error);
    *listed = length > 0;
    out->count = 0;
    if (*listed && (!ssk_postings_read(out, list, length) || !out->count || out->items[0] == 0 ||
                    out->items[out->count - 1] > segment->passages))
        return ssk_segment_corrupt(segment, error);
    return SSK_OK;
}
