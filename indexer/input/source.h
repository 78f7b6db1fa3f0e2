/* One file's bytes on their way to a reader, and the identity of the document they make. */
#ifndef SEISAKU_INDEXER_INPUT_SOURCE_H
#define SEISAKU_INDEXER_INPUT_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "seisaku/buffer.h"
#include "seisaku/decode.h"
#include "seisaku/status.h"

struct source {
    const char *path;        /* as given or walked; "-" is standard input */
    const char *encoding;    /* asked for by the user; NULL to detect it */
    const char *text_field;  /* --text-field, of formats that hold passages; NULL for "text" */
    bool converted;          /* by --pre: its name tells nothing of its bytes */
    bool quiet;              /* no warnings */
    uint64_t limit;          /* bytes that it may have; 0 for any number */
    struct ssk_buffer bytes; /* the whole file */
    int64_t modified;        /* nanoseconds since 1970, as it was when it was read; 0 if that is too recent to
                                tell whether it changes after */
};

/* Reads the whole file at source->path. Fails: SSK_IO, SSK_INPUT (empty), SSK_OTHER (too large) or
 * SSK_MEMORY, the reason being worded to follow "PATH: ". */
ssk_status source_load(struct source *source, struct ssk_error *error);

/* Nanoseconds since 1970. */
int64_t source_time(struct timespec time);

/* Where a file really is: absolute, links resolved; as given where that cannot be told. malloc'd; NULL
 * without memory. */
char *source_place(const char *path);

/* The doc_id: the file's base name, to be readable, and 64 bits of a hash of its absolute path with
 * links resolved, to be unique. So a file has one identity however it is named and from wherever:
 * indexing it again replaces it, and same-named files of two folders stay apart. (A hash of the
 * content would make an edited file a second document.) Standard input has no path: there the
 * content is hashed. No white space, control character or ':'; at most 81 bytes. malloc'd; NULL
 * without memory. */
char *source_id(const struct source *source);

/* The same for a file that is at `place`, see source_place. */
char *source_id_at(const char *place);

/* Says on stderr, unless quiet, how many bytes of the source could not be decoded. */
void source_warn_undecodable(const struct source *source, const struct ssk_decoded *decoded);

#endif
