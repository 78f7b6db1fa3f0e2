/* Which ministries a document is by. */
#ifndef SEISAKU_INDEXER_KEYS_FIND_ISSUER_H
#define SEISAKU_INDEXER_KEYS_FIND_ISSUER_H

#include "indexer/keys/head/head.h"
#include "seisaku/dictionary.h"

/* Adds the canonical names of the ministries that issued the document: its publisher, the sender of a letter,
 * the ministries that sign a cover. Fails: SSK_MEMORY only. */
ssk_status find_issuer(struct document *document, const struct head *head,
                       const struct ssk_dictionary *dictionary);

#endif
