/* A part of a segment that is being built: a batch of passages as a database of its own (terms, values,
 * blocks), a file of its bigrams' lists, and the hashes of its passages' ids. Written by one thread, in one
 * go; parts never meet until they are merged in the order of the sources, so that what comes out does not
 * depend on how many threads there were. */
#ifndef SEISAKU_INDEXER_SEGMENT_PART_H
#define SEISAKU_INDEXER_SEGMENT_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"

struct passage_batch;
struct part_writer; /* one thread's */

struct part {
    uint32_t number;
    char *database, *lists; /* paths */
    uint32_t passages;
    uint64_t characters; /* code points of the texts */
    uint32_t per_block;  /* passages */
    unsigned examples;   /* the genre whose dictionary packs it */
    uint64_t *ids;       /* hashes */
};

void part_free(struct part *part); /* what is on the disk stays */

/* The dictionary is lent for as long as it lives. */
ssk_status part_writer_new(struct part_writer **out, const struct ssk_dictionary *dictionary,
                           struct ssk_error *error);
void part_writer_free(struct part_writer *writer);

/* Where and how a part is to be written. */
struct part_plan {
    const char *index;  /* the index's folder, which messages name */
    const char *folder; /* of the parts */
    const char *tag;    /* of the segment */
    uint32_t number;
    unsigned genre;
    const struct ssk_buffer *examples; /* the genre's dictionary of the compression */
};

/* Writes the batch. Fails: SSK_IO names the disk when it is full. */
ssk_status part_write(struct part **out, struct part_writer *writer, const struct part_plan *plan,
                      const struct passage_batch *batch, struct ssk_error *error);

/* The genre of most of its passages. */
enum ssk_genre part_genre(const struct passage_batch *batch);

/* Appends a dictionary for the compression of passages such as those of the batch. Returns: false when they
 * are too few to make one. */
bool part_examples(struct ssk_buffer *out, const struct passage_batch *batch);

#endif
