/* Documents whose reader gave their lines keys already (statutes in XML, answers of the Diet's API): what is
 * left to find is the ministries. */
#ifndef SEISAKU_INDEXER_GENRES_GIVEN_KEYS_H
#define SEISAKU_INDEXER_GENRES_GIVEN_KEYS_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* As statutes_read. */
ssk_status given_keys_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known);

#endif
