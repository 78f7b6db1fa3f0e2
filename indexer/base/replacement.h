/* A file that takes another's place once it is written whole: until then the other stays as it was. */
#ifndef SEISAKU_INDEXER_BASE_REPLACEMENT_H
#define SEISAKU_INDEXER_BASE_REPLACEMENT_H

#include <stdio.h>

#include "seisaku/status.h"

/* Zero one before use. */
struct replacement {
    FILE *file;      /* to write to; NULL when there is none */
    char *path;      /* whose place it takes */
    char *temporary; /* where it is meanwhile, in the same folder; NULL for what is written to directly */
};

/* Opens a file beside `path`, under a name that nothing had. What is no plain file (a terminal, a pipe,
 * "-" for standard output) is written to directly. If the run is interrupted, the file beside is removed.
 * Fails: SSK_IO, worded to follow "PATH: "; SSK_MEMORY. */
ssk_status replacement_open(struct replacement *out, const char *path, struct ssk_error *error);

/* Closes the file and puts it in its place. Frees, also on failure. Order: after interrupt_hold, as the next.
 * Fails: SSK_IO, worded to follow "PATH: ", when it cannot be written whole; `path` is then as before. */
ssk_status replacement_commit(struct replacement *replacement, struct ssk_error *error);

/* Closes the file and leaves `path` as it was. Frees. */
void replacement_drop(struct replacement *replacement);

#endif
