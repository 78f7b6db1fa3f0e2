/* Passages → index. One writer an index at a time; whoever kills it finds the old state or the new one.
 *
 * An index is a folder with a stub file that names its segments, each a generation: a Xapian database that
 * never changes. Every run writes one new segment, then renames a new stub over the old one. A first build or
 * a rebuild names that segment alone. An update names the older ones too, but for small ones, whose passages
 * it takes over, and lists the passages of the others that are no more. What the stub does not name stays
 * until the next run, for readers that still have it open.
 *
 * Batches are analysed by many threads (writer_analyse) and taken in their order by one (all the rest). */
#ifndef SEISAKU_INDEXER_INDEX_INDEX_WRITER_H
#define SEISAKU_INDEXER_INDEX_INDEX_WRITER_H

#include <stdbool.h>
#include <sys/types.h>

#include "indexer/index/manifest.h"
#include "indexer/segment/part.h"
#include "indexer/segment/passage_batch.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

struct writer;

/* Opens the index in folder `path` for writing, or starts one; with `rebuild` always a new generation.
 * The dictionary is lent until writer_free. Fails: SSK_LOCKED, SSK_MISMATCH, SSK_CORRUPT, SSK_IO, and
 * SSK_INPUT when the folder holds something else. */
ssk_status writer_open(struct writer **out, const char *path, mode_t mode, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error);

/* Whether it fills a new generation. */
bool writer_starts_anew(const struct writer *writer);

/* What the index knows of its sources: empty when it starts anew. What the caller changes is written by
 * writer_finish. */
struct manifest *writer_manifest(struct writer *writer);

/* Makes of the passages what the index takes. For any thread, with that thread's part writer. */
ssk_status writer_analyse(struct writer *writer, struct part_writer *part, struct passage_batch *batch,
                          struct ssk_error *error);

/* Adds the passages of an analysed batch. When the first passage of a source or of a document comes, all that
 * the index holds of it is dropped; a passage replaces one of the same id. */
ssk_status writer_take(struct writer *writer, struct passage_batch *batch, struct ssk_error *error);

/* Drops all passages of a source, and its entry in the manifest. Not for one that starts anew. */
ssk_status writer_remove(struct writer *writer, const char *source, struct ssk_error *error);

/* Makes all of it visible to readers, at once. */
ssk_status writer_finish(struct writer *writer, struct ssk_error *error);

/* Whether readers see what was written: a failure of writer_finish or later leaves it so. */
bool writer_is_published(const struct writer *writer);

/* Without writer_finish before, the index stays as it was. NULL is fine. */
void writer_free(struct writer *writer);

#endif
