/* The databases of a segment's parts, in order, merged as soon as there are many. */
#ifndef SEISAKU_INDEXER_SEGMENT_PART_DATABASES_H
#define SEISAKU_INDEXER_SEGMENT_PART_DATABASES_H

#include <stdatomic.h>
#include <stddef.h>

#include "seisaku/status.h"
#include "xapian_c.h"

struct part_database {
    char *path;
    int level; /* how often it was merged */
};

/* Zero it, then give it the names. */
struct part_databases {
    const char *index;  /* the index's folder, which messages name; lent */
    const char *folder; /* of the parts; lent */
    atomic_uint made;   /* numbers given so far, to parts and to what was merged of them */
    struct part_database *items;
    size_t count, capacity;
};

/* A path in the folder where nothing is yet; owned. Fails: NULL without memory. */
char *part_databases_path(struct part_databases *list);

/* Adds a database behind the others. Takes over the path, also when it fails. Fails: SSK_MEMORY. */
ssk_status part_databases_add(struct part_databases *list, char *path, int level, struct ssk_error *error);

/* Merges the last ones as long as there are many of the same level. Fails: SSK_IO names the disk when it is
 * full. */
ssk_status part_databases_settle(struct part_databases *list, struct ssk_error *error);

/* Merges the databases from `first` on into one at `path`, and removes them. As above. */
ssk_status part_databases_merge(struct part_databases *list, size_t first, const char *path,
                                struct ssk_error *error);

void part_databases_free(struct part_databases *list);

#endif
