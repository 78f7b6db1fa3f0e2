/* The segments that an update adds to, and which of their passages it replaces or removes. */
#ifndef SEISAKU_INDEXER_INDEX_OLDER_SEGMENTS_H
#define SEISAKU_INDEXER_INDEX_OLDER_SEGMENTS_H

#include "indexer/base/string_map.h"
#include "indexer/index/manifest.h"
#include "indexer/segment/deaths.h"
#include "indexer/segment/passage_batch.h"
#include "seisaku/dictionary.h"

/* Zero it; there are none then. */
struct older_segments {
    struct ssk_segment **segments; /* the newest first */
    struct deaths *deaths;         /* of each of them */
    size_t count;
    struct manifest *manifest; /* lent */
    struct string_map begun;   /* sources and documents that came in this run */
    bool foreign;              /* some documents came from sources of another name */
    struct ssk_buffer term;
    size_t corrections; /* passages that died and came from another source than their document */
    size_t dropped;     /* passages that died with their source or document */
    struct string_map
        corrected; /* documents of which another source has passages: how many of theirs are left out
                    */
    struct string_map bereft;   /* documents whose passages died with another source that they came from */
    struct string_map speeches; /* that died with their source: 1, or 0 when they came again from any */
};

/* Opens those of the index in the folder, and loads the manifest, which is lent until the close. The errors
 * of ssk_index_open. */
ssk_status older_segments_open(struct older_segments *older, const char *folder,
                               const struct ssk_dictionary *dictionary, struct manifest *manifest,
                               struct ssk_error *error);

/* Makes way for a passage: for its source and its document, when they come for the first time in this run,
 * and for itself. */
ssk_status older_segments_make_way(struct older_segments *older, const struct batch_item *item,
                                   struct ssk_error *error);

/* Notes all passages of a source as dead. */
ssk_status older_segments_remove(struct older_segments *older, const char *source, struct ssk_error *error);

/* Told are documents of which a correction leaves passages out. What was corrected by a source that is gone,
 * or has it no more, is to be read again, and is told; told are speeches that are gone, too, which other
 * sources may have. Order: once all passages came. */
void older_segments_settle(struct older_segments *older);

/* Drops a segment from the list. */
void older_segments_release(struct older_segments *older, size_t number);

void older_segments_close(struct older_segments *older);

#endif
