/* --stats. Private to indexer/care. */
#ifndef SEISAKU_INDEXER_CARE_INDEX_STATS_H
#define SEISAKU_INDEXER_CARE_INDEX_STATS_H

#include "indexer/care/open_index.h"

/* Prints what the index holds: sources, passages, characters, bytes, and passages by key. */
ssk_status print_stats(const struct opened *opened, struct ssk_error *error);

#endif
