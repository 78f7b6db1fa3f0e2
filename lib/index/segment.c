/* Reading segments. */
#include "seisaku/segment.h"

#include <stdlib.h>
#include <string.h>

#include "lib/index/list_cache.h"
#include "seisaku/index.h"
#include "seisaku/numbers.h"
#include "seisaku/schema.h"

/* Blocks that stay unpacked, each in the slot of its number. */
enum { CACHE_SLOTS = 1024, TAG_MOST = 32 /* bytes */ };

struct ssk_cached_block {
    uint32_t first; /* docid; 0 when empty */
    struct ssk_block block;
};

/* ------------------------------------------------------------------------------------------ opening */

static bool take_part(struct ssk_segment *segment, struct ssk_bytes *bytes)
{
    uint64_t number, passages, characters, per_block, examples;
    if (!ssk_take_number(bytes, &number) || !ssk_take_number(bytes, &passages) ||
        !ssk_take_number(bytes, &characters) || !ssk_take_number(bytes, &per_block) ||
        !ssk_take_number(bytes, &examples) || passages > UINT32_MAX - 1 - segment->passages || !per_block ||
        per_block > SSK_BLOCK_MOST || examples >= SSK_GENRES)
        return false;
    segment->parts[segment->part_count++] = (struct ssk_part){.number = (uint32_t)number,
                                                              .first = segment->passages + 1,
                                                              .passages = (uint32_t)passages,
                                                              .characters = characters,
                                                              .per_block = (uint32_t)per_block,
                                                              .examples = (unsigned)examples};
    segment->passages += (uint32_t)passages;
    segment->characters += characters;
    return true;
}

static bool read_layout(struct ssk_segment *segment, const char *layout, size_t length)
{
    struct ssk_bytes bytes = {layout, layout + length};
    const char *nul = memchr(layout, '\0', length);
    uint64_t bits, count;
    if (!nul || nul - layout > TAG_MOST || !(segment->tag = strdup(layout)))
        return false;
    bytes.at = nul + 1;
    if (!ssk_take_number(&bytes, &bits) || bits > 32 || !ssk_take_number(&bytes, &count) || count > length)
        return false;
    segment->id_bits = (unsigned)bits;
    segment->parts = calloc(count + 1, sizeof *segment->parts);
    for (uint64_t i = 0; i < count; i++)
        if (!segment->parts || !take_part(segment, &bytes))
            return false;
    return segment->parts != NULL;
}

static xap_status read_metadata(struct ssk_segment *segment, const char *key, const char **value,
                                size_t *length)
{
    return xap_db_metadata(value, length, segment->db, key, strlen(key));
}

/* What the layout tells must be what Xapian counts. */
static ssk_status check_layout(struct ssk_segment *segment, struct ssk_error *error)
{
    uint32_t documents, last;
    double average;
    xap_status status = xap_db_doc_count(&documents, segment->db);
    if (status == XAP_OK)
        status = xap_db_last_docid(&last, segment->db);
    if (status == XAP_OK)
        status = xap_db_average_length(&average, segment->db);
    if (status != XAP_OK)
        return ssk_segment_fail(segment, status, error);
    segment->length = (uint64_t)(average * documents + 0.5);
    return documents == segment->passages && last == documents ? SSK_OK : ssk_segment_corrupt(segment, error);
}

static ssk_status read_all(struct ssk_segment *segment, struct ssk_error *error)
{
    const char *value;
    size_t length;
    xap_status status = xap_db_uuid(&value, &length, segment->db);
    if (status == XAP_OK && !(segment->uuid = strndup(value, length)))
        status = XAP_MEMORY;
    if (status == XAP_OK)
        status = read_metadata(segment, SSK_META_LAYOUT, &value, &length);
    if (status == XAP_OK && !read_layout(segment, value, length))
        return ssk_segment_corrupt(segment, error);
    return status == XAP_OK ? check_layout(segment, error) : ssk_segment_fail(segment, status, error);
}

ssk_status ssk_segment_open(struct ssk_segment **out, struct xap_db *db, const char *name, bool distant,
                            struct ssk_error *error)
{
    struct ssk_segment *segment = calloc(1, sizeof *segment);
    *out = NULL;
    if (segment) {
        segment->db = db;
        segment->distant = distant;
        segment->name = strdup(name);
        segment->cache = calloc(CACHE_SLOTS, sizeof(*segment->cache));
    } else {
        xap_db_free(db);
    }
    ssk_status status =
        segment && segment->name && segment->cache ? read_all(segment, error) : ssk_no_memory(error);
    if (status == SSK_OK)
        *out = segment;
    else
        ssk_segment_free(segment);
    return status;
}

void ssk_segment_free(struct ssk_segment *segment)
{
    if (!segment)
        return;
    for (size_t i = 0; segment->cache && i < CACHE_SLOTS; i++) {
        if (segment->cache[i])
            ssk_block_free(&segment->cache[i]->block);
        free(segment->cache[i]);
    }
    free(segment->cache);
    list_cache_free(segment->lists);
    for (int genre = 0; genre < SSK_GENRES; genre++)
        ssk_unpacker_free(segment->unpackers[genre]);
    ssk_docids_free(&segment->dead);
    xap_db_free(segment->db);
    free(segment->parts);
    free(segment->name);
    free(segment->uuid);
    free(segment->tag);
    free(segment);
}

/* ------------------------------------------------------------------------------------------ passages */

static const struct ssk_part *part_of(const struct ssk_segment *segment, uint32_t docid)
{
    size_t low = 0, high = segment->part_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (segment->parts[middle].first <= docid)
            low = middle;
        else
            high = middle;
    }
    return &segment->parts[low];
}

void ssk_segment_place(struct ssk_buffer *term, unsigned char *slot, const struct ssk_segment *segment,
                       uint32_t docid)
{
    const struct ssk_part *part = part_of(segment, docid);
    ssk_place_term(term, slot, segment->tag, part->number, docid - part->first);
}

static ssk_status open_block(struct ssk_cached_block *slot, struct ssk_segment *segment,
                             const struct ssk_part *part, uint32_t number, struct ssk_error *error)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    struct ssk_unpacker *unpacker;
    const char *packed;
    size_t length;
    slot->first = 0;
    ssk_status found = ssk_segment_unpacker(&unpacker, segment, part, error);
    if (found != SSK_OK)
        return found;
    ssk_block_key(&key, part->number, number);
    xap_status status =
        key.failed ? XAP_MEMORY : xap_db_metadata(&packed, &length, segment->db, key.data, key.length);
    ssk_buffer_free(&key);
    if (status != XAP_OK)
        return ssk_segment_fail(segment, status, error);
    return ssk_block_open(&slot->block, unpacker, packed, length, error);
}

ssk_status ssk_segment_block(const struct ssk_block **out, size_t *index, struct ssk_segment *segment,
                             uint32_t docid, struct ssk_error *error)
{
    if (!docid || docid > segment->passages)
        return ssk_segment_corrupt(segment, error);
    const struct ssk_part *part = part_of(segment, docid);
    uint32_t number = (docid - part->first) / part->per_block, first = part->first + number * part->per_block;
    struct ssk_cached_block **place = &segment->cache[first / part->per_block % CACHE_SLOTS];
    struct ssk_cached_block *slot = *place ? *place : (*place = calloc(1, sizeof *slot));
    if (!slot)
        return ssk_no_memory(error);
    ssk_status status = slot->first == first ? SSK_OK : open_block(slot, segment, part, number, error);
    if (status != SSK_OK)
        return status;
    slot->first = first;
    *out = &slot->block;
    *index = docid - first;
    return *index < slot->block.count ? SSK_OK : ssk_segment_corrupt(segment, error);
}

/* ------------------------------------------------------------------------------------------ ids */

static ssk_status has_id(bool *has, struct ssk_segment *segment, uint32_t docid, const char *id,
                         struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index;
    ssk_status status = ssk_segment_block(&block, &index, segment, docid, error);
    char *found = status == SSK_OK ? ssk_block_id(block, index) : NULL;
    *has = found && strcmp(found, id) == 0;
    free(found);
    return status;
}

static uint32_t last_bits(const char *bytes)
{
    const unsigned char *byte = (const unsigned char *)bytes;
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

ssk_status ssk_segment_find(uint32_t *docid, struct ssk_segment *segment, const char *id,
                            struct ssk_error *error)
{
    struct ssk_buffer key = SSK_BUFFER_INIT;
    uint64_t hash = ssk_id_hash(id), place;
    const char *bucket, *bits;
    size_t length;
    *docid = 0;
    ssk_bucket_key(&key, hash, segment->id_bits);
    xap_status got =
        key.failed ? XAP_MEMORY : xap_db_metadata(&bucket, &length, segment->db, key.data, key.length);
    ssk_buffer_free(&key);
    if (got != XAP_OK)
        return ssk_segment_fail(segment, got, error);
    char *copy = malloc(length + 1); /* reading a block borrows from the same database */
    if (!copy)
        return ssk_no_memory(error);
    memcpy(copy, bucket, length);
    struct ssk_bytes bytes = {copy, copy + length};
    ssk_status status = SSK_OK;
    while (status == SSK_OK && !*docid && (bits = ssk_take_bytes(&bytes, 4)) &&
           ssk_take_number(&bytes, &place)) {
        bool found = false;
        if (last_bits(bits) == (uint32_t)hash && !ssk_docids_has(&segment->dead, (uint32_t)place))
            status = has_id(&found, segment, (uint32_t)place, id, error);
        *docid = found ? (uint32_t)place : 0;
    }
    free(copy);
    return status;
}
