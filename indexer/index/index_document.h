/* A passage as the index holds it: its terms, values and record in one Xapian document. See schema.h. */
#ifndef SEISAKU_INDEXER_INDEX_INDEX_DOCUMENT_H
#define SEISAKU_INDEXER_INDEX_INDEX_DOCUMENT_H

#include <stddef.h>

#include "indexer/index/passage_batch.h"
#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"
#include "xapian_c.h"

struct index_document_maker; /* one thread's */

/* The dictionary is lent for as long as it lives. */
ssk_status index_document_maker_new(struct index_document_maker **out,
                                    const struct ssk_dictionary *dictionary, struct ssk_error *error);
void index_document_maker_free(struct index_document_maker *maker);

/* Makes the document of an item, for the caller to free. SSK_MEMORY, SSK_OTHER. */
ssk_status index_document_make(struct xap_document **out, struct index_document_maker *maker,
                               const struct batch_item *item, struct ssk_error *error);

/* Replaces the content of `term` by `prefix` and `text`, cut to what Xapian takes. */
void index_term(struct ssk_buffer *term, const char *prefix, const char *text, size_t length);

#endif
