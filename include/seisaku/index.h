/* What both tools do with an index: where its segments are, whether they fit this program.
 *
 * An index is a folder whose file SSK_INDEX_STUB names its segments, the newest first; Xapian's own tools
 * read it, too. A line is `auto PATH`, a database below the folder or elsewhere, or `remote HOST:PORT`, one
 * that xapian-tcpsrv serves. Nothing else is followed: Xapian knows lines that run programs. */
#ifndef SEISAKU_INDEX_H
#define SEISAKU_INDEX_H

#include <stdbool.h>

#include "seisaku/dictionary.h"
#include "seisaku/passage.h"
#include "seisaku/segment.h"
#include "seisaku/status.h"
#include "xapian_c.h"

#define SSK_INDEX_STUB       "XAPIANDB"
#define SSK_INDEX_GENERATION "generation-%d"
#define SSK_INDEX_REMOTE     "remote://"

/* Appends the places of the index's segments: paths, and remote://HOST:PORT, which `path` may be itself.
 * SSK_NOT_FOUND (says how to build one), SSK_CORRUPT, SSK_IO. */
ssk_status ssk_index_places(struct ssk_strings *out, const char *path, struct ssk_error *error);

/* The number of the generation that a place below folder `path` names; 0 if it names none. */
int ssk_index_generation(const char *path, const char *place);

/* Opens the segment at a place. SSK_MISMATCH when its schema or dictionary is another than ours; says what to
 * do, with the index's `path` in it. */
ssk_status ssk_index_open(struct ssk_segment **out, const char *path, const char *place,
                          const struct ssk_dictionary *dictionary, struct ssk_error *error);

/* Whether a place is a server's: remote://HOST:PORT. */
bool ssk_index_is_remote(const char *place);

/* Fails with `status` for an index that cannot be used, and says how to build it anew. `path` is its folder,
 * or the place of a segment in it; `what` says what is wrong. */
ssk_status ssk_index_useless(struct ssk_error *error, ssk_status status, const char *path, const char *what);

/* A failure of Xapian as one of ours, the message with the index's path before it. */
ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message);

#endif
