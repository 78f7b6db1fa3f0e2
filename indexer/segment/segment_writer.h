/* A new segment: parts that many threads write, merged in the order of the sources. */
#ifndef SEISAKU_INDEXER_SEGMENT_SEGMENT_WRITER_H
#define SEISAKU_INDEXER_SEGMENT_SEGMENT_WRITER_H

#include "indexer/segment/index_document.h"
#include "indexer/segment/part.h"
#include "indexer/segment/passage_batch.h"
#include "seisaku/status.h"
#include "xapian_c.h"

struct segment_writer;

/* For a database at `path`, where nothing is yet, of the index in folder `index`, which is what messages
 * name. Fails: SSK_IO, SSK_MEMORY. */
ssk_status segment_writer_new(struct segment_writer **out, const char *index, const char *path,
                              struct ssk_error *error);

/* Makes a part of the batch and notes it there. For any thread. Fails: SSK_IO names the disk when it is full.
 */
ssk_status segment_writer_write(struct segment_writer *segment, struct part_writer *writer,
                                struct passage_batch *batch, struct ssk_error *error);

/* Takes over the batch's part, behind those taken before. */
ssk_status segment_writer_take(struct segment_writer *segment, struct passage_batch *batch,
                               struct ssk_error *error);

/* Merges all of it into the database, with the metadata that `stamp` writes. Of passages with the same id the
 * last stays, the others are dead. On the disk, and read once again, when it returns. */
ssk_status segment_writer_finish(struct segment_writer *segment, struct index_document_maker *maker,
                                 xap_status (*stamp)(void *context, struct xap_writer *writer), void *context,
                                 struct ssk_error *error);

void segment_writer_free(struct segment_writer *segment);

#endif
