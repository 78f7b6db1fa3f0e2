/* Passages → index. One writer an index at a time; whoever kills it finds the old state or the new one.
 *
 * An index is a folder with a stub file that names the current generation, a Xapian database beside it.
 * A fresh build fills a new generation and then renames a new stub over the old one; an update is one
 * transaction on the current generation. The generation before stays until the next build, for readers
 * that still have it open. */
#ifndef SEISAKU_INDEXER_WRITER_H
#define SEISAKU_INDEXER_WRITER_H

#include <stdbool.h>

#include "seisaku/dictionary.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"

struct writer;

/* Opens the index in folder `path` for writing, or starts one; with `rebuild` always a new generation.
 * The dictionary is lent until writer_free. SSK_LOCKED, SSK_MISMATCH, SSK_CORRUPT, SSK_IO, and SSK_INPUT
 * when the folder holds something else. */
ssk_status writer_open(struct writer **out, const char *path, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error);

/* Drops what the index holds of document `doc_id`, before its passages are added again. */
ssk_status writer_begin_document(struct writer *writer, const char *doc_id, struct ssk_error *error);

/* Adds one passage; it replaces one of the same id. */
ssk_status writer_add(struct writer *writer, const struct ssk_passage *passage, struct ssk_error *error);

/* Makes all of it visible to readers, at once. */
ssk_status writer_finish(struct writer *writer, struct ssk_error *error);

/* Without writer_finish before, the index stays as it was. NULL is fine. */
void writer_free(struct writer *writer);

#endif
