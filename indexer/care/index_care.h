/* What can be done to an index without reading sources: list what is in it, count it, remove from it. */
#ifndef SEISAKU_INDEXER_CARE_INDEX_CARE_H
#define SEISAKU_INDEXER_CARE_INDEX_CARE_H

#include "indexer/cli/options.h"
#include "indexer/index/manifest.h"
#include "seisaku/dictionary.h"

/* Whether the options ask for it. */
bool wants_index_care(const struct options *options);

/* Does it, and returns the exit status: 0, or 2 when it could not be done. */
int care_for_index(const struct options *options, const struct ssk_dictionary *dictionary);

/* Reads the manifest of the index in the folder, which stays as it is; empty where there is no index. Free
 * with manifest_free. */
ssk_status index_manifest(struct manifest *out, const char *index, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

#endif
