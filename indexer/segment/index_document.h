/* A passage as Xapian holds it: its terms and values. See schema.h. */
#ifndef SEISAKU_INDEXER_SEGMENT_INDEX_DOCUMENT_H
#define SEISAKU_INDEXER_SEGMENT_INDEX_DOCUMENT_H

#include <stddef.h>

#include "indexer/segment/passage_batch.h"
#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"
#include "seisaku/terms.h"
#include "xapian_c.h"

struct index_document_maker; /* one thread's */

/* The dictionary is lent for as long as it lives. */
ssk_status index_document_maker_new(struct index_document_maker **out,
                                    const struct ssk_dictionary *dictionary, struct ssk_error *error);
void index_document_maker_free(struct index_document_maker *maker);

/* A passage taken apart; lent by the maker until its next call, but for the document, which is the caller's.
 */
struct index_document {
    struct xap_document *document;
    const struct ssk_term *terms; /* of the text */
    size_t count;
    const struct ssk_folded *folded; /* the text in the literal folding */
};

/* Where a passage is in its segment. */
struct index_place {
    const char *tag; /* the segment's */
    uint32_t part;
    uint32_t number; /* in the part, from 0 */
    uint32_t keys;   /* the row of its keys in the part's table */
};

/* Makes the document of an item. Fails: SSK_MEMORY, SSK_OTHER. */
ssk_status index_document_make(struct index_document *out, struct index_document_maker *maker,
                               const struct batch_item *item, const struct index_place *place,
                               struct ssk_error *error);

#endif
