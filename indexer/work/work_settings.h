/* The settings by which sources are read. */
#ifndef SEISAKU_INDEXER_WORK_WORK_SETTINGS_H
#define SEISAKU_INDEXER_WORK_WORK_SETTINGS_H

#include "indexer/cli/options.h"

/* How sources are read: a source read otherwise before is read again. malloc'd. Fails: NULL without memory.
 */
char *work_settings(const struct options *options);

#endif
