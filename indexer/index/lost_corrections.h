/* --rebuild reads documents again that were corrected by hand. */
#ifndef SEISAKU_INDEXER_INDEX_LOST_CORRECTIONS_H
#define SEISAKU_INDEXER_INDEX_LOST_CORRECTIONS_H

#include "indexer/index/manifest.h"

/* Tells which sources of the index in the folder, as it was, corrected documents that `now` has again without
 * them: a line each. An index that cannot be opened tells nothing. */
void lost_corrections_tell(const char *folder, const struct manifest *now);

#endif
