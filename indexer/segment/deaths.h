/* Passages of older segments that an update removes or replaces: which they are, and what leaves the
 * statistics with them. */
#ifndef SEISAKU_INDEXER_SEGMENT_DEATHS_H
#define SEISAKU_INDEXER_SEGMENT_DEATHS_H

#include <stdbool.h>

#include "indexer/base/string_map.h"
#include "indexer/segment/index_document.h"
#include "seisaku/segment.h"

/* Those of one segment. Zero it, then give it the segment. */
struct deaths {
    struct ssk_segment *segment; /* lent */
    unsigned char *noted;        /* a bit for each docid; NULL before the first */
    size_t count;
    struct ssk_docids docids; /* those noted and those of before, once counted */
    uint64_t characters, length;
    struct string_map lost; /* of each term, in how many of them it was; a bigram's is 1 and the bigram */
};

/* Notes a passage, which may be noted already. Fails: SSK_MEMORY. */
ssk_status deaths_add(struct deaths *deaths, uint32_t docid, struct ssk_error *error);

/* Whether it is noted, or was dead before. */
bool deaths_have(const struct deaths *deaths, uint32_t docid);

/* Takes what was noted apart again, to know what leaves with it. Nothing is noted after. */
ssk_status deaths_count(struct deaths *deaths, struct index_document_maker *maker, struct ssk_error *error);

/* Writes what deaths_count found out. */
xap_status deaths_write(const struct deaths *deaths, struct xap_writer *writer);

void deaths_free(struct deaths *deaths);

#endif
