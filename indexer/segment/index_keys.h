/* What a passage is filtered and counted by, as terms. See schema.h. */
#ifndef SEISAKU_INDEXER_SEGMENT_INDEX_KEYS_H
#define SEISAKU_INDEXER_SEGMENT_INDEX_KEYS_H

#include "indexer/segment/passage_batch.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"
#include "xapian_c.h"

enum { KEPT_HEADINGS = 6 /* deeper ones are read for each passage */ };

/* The terms that follow from some fields: neighbours have the same ones, mostly. */
struct kept_keys {
    struct ssk_buffer fields; /* each with its NUL */
    struct ssk_buffer terms;  /* each behind its length */
};

/* Zero it and give it the folder; index_keys_free at the end. */
struct index_keys {
    const struct ssk_folder *folder;
    struct ssk_buffer term, fields;
    struct kept_keys section, document, path[KEPT_HEADINGS];
    struct kept_keys *keeping; /* where terms are noted, too; NULL for nowhere */
    struct xap_document *target;
    xap_status failed; /* the first failure */
};

/* Adds them to the document. */
xap_status index_keys_add(struct index_keys *keys, struct xap_document *document,
                          const struct batch_item *item);
void index_keys_free(struct index_keys *keys);

/* Replaces the content of `term` by `prefix` and `text`, cut to what Xapian takes. */
void index_term(struct ssk_buffer *term, const char *prefix, const char *text, size_t length);

#endif
