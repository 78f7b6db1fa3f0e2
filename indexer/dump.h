/* The sink of --dump: passages as JSON Lines. */
#ifndef SEISAKU_INDEXER_DUMP_H
#define SEISAKU_INDEXER_DUMP_H

#include <stdbool.h>
#include <stdio.h>

#include "sink.h"

struct dump {
    FILE *file;
    struct ssk_buffer line;
    bool closed; /* the reader of the pipe went away: no error, but nothing more to do */
};

/* Prints to `file` through `dump`, both lent; a closed pipe is met as an error, so ignore SIGPIPE. */
struct sink dump_open(struct dump *dump, FILE *file);

/* Writes what is left and frees. SSK_IO when that fails; never for a closed pipe. */
ssk_status dump_close(struct dump *dump, struct ssk_error *error);

#endif
