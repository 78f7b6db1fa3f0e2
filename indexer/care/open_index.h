/* An index that is looked at and not written. Private to indexer/care. */
#ifndef SEISAKU_INDEXER_CARE_OPEN_INDEX_H
#define SEISAKU_INDEXER_CARE_OPEN_INDEX_H

#include "seisaku/dictionary.h"
#include "seisaku/index.h"

/* The segments of an index, the newest first. */
struct opened {
    struct ssk_segment **segments;
    size_t count;
};

/* Opens all segments of the index in the folder; free with close_index whatever comes. Fails: SSK_NOT_FOUND,
 * or as ssk_index_open. */
ssk_status open_index(struct opened *out, const char *index, const struct ssk_dictionary *dictionary,
                      struct ssk_error *error);

void close_index(struct opened *opened);

#endif
