/* Some thousands of passages on their way from the readers to the index: what one thread analyses at a time.
 */
#ifndef SEISAKU_INDEXER_SEGMENT_PASSAGE_BATCH_H
#define SEISAKU_INDEXER_SEGMENT_PASSAGE_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/segment/part.h"
#include "seisaku/buffer.h"
#include "seisaku/passage.h"

struct batch_item {
    struct ssk_passage passage;
    const char *source; /* the id of the source it came from, lent; NULL for standard input */
    size_t number;      /* its place within the source, from 1 */
};

struct passage_batch {
    struct batch_item *items;
    size_t count, capacity;
    size_t bytes;           /* of all texts */
    struct part *part;      /* what they became, once analysed for an index; owned */
    struct ssk_buffer text; /* the passages as JSON Lines, once written out for a dump */
};

/* An empty one, to be freed with passage_batch_free. Fails: NULL without memory. */
struct passage_batch *passage_batch_new(void);
void passage_batch_free(struct passage_batch *batch);

/* Drops its passages. */
void passage_batch_clear(struct passage_batch *batch);

/* Adds a copy of the passage. Fails: false without memory. */
bool passage_batch_add(struct passage_batch *batch, const struct ssk_passage *passage, const char *source,
                       size_t number);

#endif
