/* The disk below an index: room on it, and what is on it for good. */
#ifndef SEISAKU_INDEXER_SEGMENT_DISK_H
#define SEISAKU_INDEXER_SEGMENT_DISK_H

#include <stdbool.h>
#include <stdint.h>

#include "seisaku/status.h"

/* SSK_IO unless at least `bytes` more can be written in `folder`: libraries fare badly on a full disk, so
 * it is asked before. */
ssk_status disk_has_room(const char *folder, uint64_t bytes, struct ssk_error *error);

/* The bytes of all files directly in the folder. */
uint64_t disk_usage(const char *folder);

/* Sees that all files directly in the folder, and their names, are on the disk. False, with errno, when they
 * cannot be. */
bool disk_sync(const char *folder);

#endif
