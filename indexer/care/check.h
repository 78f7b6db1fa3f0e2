/* seisaku-index --check. */
#ifndef SEISAKU_INDEXER_CARE_CHECK_H
#define SEISAKU_INDEXER_CARE_CHECK_H

#include "indexer/cli/options.h"

/* Compares each file of the index with the size and checksum noted when it was published; tells on stderr
 * which differ. Returns the exit status: EXIT_ALL when none does. */
int check(const struct options *options);

#endif
