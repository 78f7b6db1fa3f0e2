/* Ids by their hashes. */
#include "indexer/segment/id_table.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/numbers.h"
#include "seisaku/segment.h"

enum { BUCKET = 64 /* ids, about */ };

static int by_hash(const void *one, const void *other)
{
    const struct id_place *a = one, *b = other;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->docid > b->docid) - (a->docid < b->docid);
}

bool id_table_make(struct id_table *table, struct part *const *parts, size_t count)
{
    size_t passages = 0;
    for (size_t i = 0; i < count; i++)
        passages += parts[i]->passages;
    table->items = calloc(passages + 1, sizeof *table->items);
    for (size_t i = 0; table->items && i < count; i++)
        for (uint32_t p = 0; p < parts[i]->passages; p++, table->count++)
            table->items[table->count] = (struct id_place){parts[i]->ids[p], (uint32_t)table->count + 1};
    if (table->count)
        qsort(table->items, table->count, sizeof *table->items, by_hash);
    return table->items != NULL;
}

void id_table_free(struct id_table *table)
{
    free(table->items);
}

unsigned id_table_bits(const struct id_table *table)
{
    unsigned bits = 0;
    while (table->count >> bits > BUCKET)
        bits++;
    return bits;
}

xap_status id_table_write(const struct id_table *table, struct xap_writer *writer)
{
    struct ssk_buffer key = SSK_BUFFER_INIT, bucket = SSK_BUFFER_INIT;
    unsigned bits = id_table_bits(table), shift = 64 - bits;
    xap_status status = XAP_OK;
    for (size_t i = 0, next; i < table->count && status == XAP_OK; i = next) {
        uint64_t hash = table->items[i].hash;
        ssk_buffer_clear(&bucket);
        for (next = i; next < table->count && (!bits || table->items[next].hash >> shift == hash >> shift);
             next++) {
            for (int byte = 24; byte >= 0; byte -= 8)
                ssk_buffer_append_char(&bucket, (char)(table->items[next].hash >> byte));
            ssk_append_number(&bucket, table->items[next].docid);
        }
        ssk_bucket_key(&key, hash, bits);
        status = key.failed || bucket.failed
                     ? XAP_MEMORY
                     : xap_writer_set_metadata(writer, key.data, key.length, bucket.data, bucket.length);
    }
    ssk_buffer_free(&key);
    ssk_buffer_free(&bucket);
    return status;
}

static ssk_status id_of(char **id, struct ssk_segment *segment, uint32_t docid, struct ssk_error *error)
{
    const struct ssk_block *block;
    size_t index;
    ssk_status status = ssk_segment_block(&block, &index, segment, docid, error);
    if (status == SSK_OK && !(*id = ssk_block_id(block, index)))
        status = ssk_no_memory(error);
    return status;
}

/* Notes the passage if one of the later ones of its hash, up to `end`, has its id. */
static ssk_status note_if_repeated(const struct id_table *table, size_t at, size_t end, struct deaths *deaths,
                                   struct ssk_error *error)
{
    char *id = NULL, *other = NULL;
    ssk_status status = id_of(&id, deaths->segment, table->items[at].docid, error);
    bool repeated = false;
    for (size_t i = at + 1; i < end && status == SSK_OK && !repeated; i++) {
        status = id_of(&other, deaths->segment, table->items[i].docid, error);
        repeated = status == SSK_OK && strcmp(id, other) == 0;
        free(other);
        other = NULL;
    }
    free(id);
    return repeated ? deaths_add(deaths, table->items[at].docid, error) : status;
}

ssk_status id_table_repeated(const struct id_table *table, struct deaths *deaths, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0, next; i < table->count && status == SSK_OK; i = next) {
        for (next = i + 1; next < table->count && table->items[next].hash == table->items[i].hash;)
            next++;
        for (size_t at = i; at + 1 < next && status == SSK_OK; at++)
            status = note_if_repeated(table, at, next, deaths, error);
    }
    return status;
}
