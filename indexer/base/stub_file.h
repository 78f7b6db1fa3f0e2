/* The file that names an index's segments, put in the place of the one before. */
#ifndef SEISAKU_INDEXER_BASE_STUB_FILE_H
#define SEISAKU_INDEXER_BASE_STUB_FILE_H

#include <stdbool.h>

#include "seisaku/buffer.h"

/* What a run that was killed may leave beside the stub. */
#define NEW_STUB "XAPIANDB.new"

/* Writes the text beside the stub at `path`, sees that it is on the disk, and renames it. Fails: false with
 * errno; the stub is then as it was. */
bool stub_file_replace(const char *path, const struct ssk_buffer *text);

#endif
