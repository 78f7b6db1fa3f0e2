/* One run of seisaku-index, from PATHs to an index or a dump. */
#ifndef SEISAKU_INDEXER_RUN_RUN_H
#define SEISAKU_INDEXER_RUN_RUN_H

#include "indexer/cli/options.h"
#include "seisaku/dictionary.h"

/* What the program exits with. */
enum { EXIT_ALL = 0, EXIT_SOME = 1, EXIT_NOTHING = 2 };

/* Does what the options say; tells on stderr what went wrong. Returns the exit status. What was read is
 * published even when some sources were skipped; when nothing was, the index stays as it is. */
int run_indexer(const struct options *options, const struct ssk_dictionary *dictionary);

#endif
