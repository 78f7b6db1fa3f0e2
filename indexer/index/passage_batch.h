/* A few hundred passages on their way from the readers to the index: what one thread analyses at a time. */
#ifndef SEISAKU_INDEXER_INDEX_PASSAGE_BATCH_H
#define SEISAKU_INDEXER_INDEX_PASSAGE_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/passage.h"
#include "xapian_c.h"

struct batch_item {
    struct ssk_passage passage;
    const char *source;            /* the id of the source it came from, lent; NULL for standard input */
    size_t number;                 /* its place within the source, from 1 */
    struct xap_document *document; /* what the index gets of it, once analysed for an update */
};

struct passage_batch {
    struct batch_item *items;
    size_t count, capacity;
    size_t bytes;           /* of all texts */
    char *shard;            /* the database they were written to, once analysed for a new index; owned */
    struct ssk_buffer text; /* the passages as JSON Lines, once written out for a dump */
};

/* An empty one, to be freed with passage_batch_free; NULL without memory. */
struct passage_batch *passage_batch_new(void);
void passage_batch_free(struct passage_batch *batch);

/* Adds a copy of the passage; false without memory. */
bool passage_batch_add(struct passage_batch *batch, const struct ssk_passage *passage, const char *source,
                       size_t number);

#endif
