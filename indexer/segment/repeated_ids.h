/* A segment once it is written, looked at as its readers will: whether all passages are there, and which of
 * them have an id that a later one has, too. */
#ifndef SEISAKU_INDEXER_SEGMENT_REPEATED_IDS_H
#define SEISAKU_INDEXER_SEGMENT_REPEATED_IDS_H

#include "indexer/segment/id_table.h"
#include "indexer/segment/index_document.h"

/* All lent. */
struct written_segment {
    const char *index; /* the index's folder, which messages name */
    const char *path;  /* of the segment, within it */
    uint32_t passages;
};

/* Of passages with the same id, whatever their sources, the last stays. Fails: SSK_IO, also where passages
 * are missing; SSK_MEMORY. */
ssk_status repeated_ids_bury(const struct written_segment *segment, const struct id_table *ids,
                             struct index_document_maker *maker, struct ssk_error *error);

#endif
