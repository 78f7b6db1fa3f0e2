/* What a run would do. */
#ifndef SEISAKU_INDEXER_RUN_DRY_RUN_H
#define SEISAKU_INDEXER_RUN_DRY_RUN_H

#include "indexer/cli/options.h"
#include "seisaku/dictionary.h"

/* Says which sources would be read and which removed; the index, and whether there is one, stays as it is.
 * Returns the exit status. */
int run_dry(const struct options *options, const struct ssk_dictionary *dictionary);

#endif
