/* What an index knows of its sources: the state in which each was read, so that one which has not changed
 * since is not read again. Kept in the newest segment, as metadata, so that it changes with the passages. */
#ifndef SEISAKU_INDEXER_INDEX_MANIFEST_H
#define SEISAKU_INDEXER_INDEX_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/base/string_map.h"
#include "seisaku/status.h"
#include "xapian_c.h"

struct manifest_entry {
    char *id;         /* source_id */
    char *place;      /* absolute path, links resolved, in whatever encoding */
    uint64_t size;    /* bytes */
    int64_t modified; /* nanoseconds since 1970; 0 when it was too recent to be believed */
    uint64_t checksum;
    char *settings; /* how it was read: a change of these reads it anew */
    size_t passages;
    char *reason;       /* why it, or some of its lines, could not be read; "" when all is well */
    bool changed, gone; /* since it was loaded; struck out */
};

/* Zero it to have an empty one. */
struct manifest {
    struct manifest_entry *entries; /* those of the index by id, then new ones */
    size_t count, capacity;
    struct string_map numbers; /* of entries by id */
};

/* Reads the manifest of the index. Entries that make no sense are left out: their sources are read again. */
ssk_status manifest_load(struct manifest *manifest, struct xap_db *db, struct ssk_error *error);

/* NULL when the source is not known, or gone. Lent until the next manifest_set. */
struct manifest_entry *manifest_find(const struct manifest *manifest, const char *id);

/* Copies the entry in, over the one of the same id. Fails: SSK_MEMORY. */
ssk_status manifest_set(struct manifest *manifest, const struct manifest_entry *entry,
                        struct ssk_error *error);

/* Strikes the entry out, if there is one. */
void manifest_remove(struct manifest *manifest, const char *id);

/* True when it is another than was loaded. */
bool manifest_changed(const struct manifest *manifest);

/* Writes all entries. */
xap_status manifest_write(const struct manifest *manifest, struct xap_writer *writer);

void manifest_free(struct manifest *manifest);

#endif
