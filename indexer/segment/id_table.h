/* Which passage of a segment has an id: the table that ssk_segment_find reads. */
#ifndef SEISAKU_INDEXER_SEGMENT_ID_TABLE_H
#define SEISAKU_INDEXER_SEGMENT_ID_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/segment/deaths.h"
#include "indexer/segment/part.h"
#include "xapian_c.h"

/* By hash, then by docid. Zero it to have an empty one. */
struct id_table {
    struct id_place {
        uint64_t hash;
        uint32_t docid;
    } * items;
    size_t count;
};

/* Of the passages of all parts, which follow each other. Fails: false without memory. */
bool id_table_make(struct id_table *table, struct part *const *parts, size_t count);

/* The bits of a hash that name its bucket. */
unsigned id_table_bits(const struct id_table *table);

xap_status id_table_write(const struct id_table *table, struct xap_writer *writer);

/* Notes of the passages with the same id all but the last. */
ssk_status id_table_repeated(const struct id_table *table, struct deaths *deaths, struct ssk_error *error);

void id_table_free(struct id_table *table);

#endif
