/* Archives (zip, tar, 7z, lha): folders of their members. */
#ifndef SEISAKU_INDEXER_FORMATS_READ_ARCHIVE_H
#define SEISAKU_INDEXER_FORMATS_READ_ARCHIVE_H

#include "indexer/document/document_sink.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* A reader, see formats.h. Hands on the members whose names tell a format of documents, and of the others the
 * names alone; hidden ones are passed over. Names that are not in UTF-8 are decoded.
 * Fails: SSK_INPUT when all members together have more than ARCHIVE_BYTES, or are more than ARCHIVE_MEMBERS.
 */
ssk_status read_archive(const struct source *source, const struct document_sink *sink,
                        struct ssk_error *error);

#define ARCHIVE_BYTES (UINT64_C(2) << 30)
enum { ARCHIVE_MEMBERS = 100000 };

#endif
