/* The line that moves on a terminal while files are read: how many, how fast, how long still. */
#ifndef SEISAKU_INDEXER_RUN_PROGRESS_H
#define SEISAKU_INDEXER_RUN_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "indexer/cli/options.h"

struct progress {
    bool shown; /* at all */
    bool drawn; /* a line is on the terminal */
    size_t files;
    uint64_t bytes;           /* to be read */
    atomic_size_t files_done; /* by any thread */
    atomic_ullong bytes_done; /* likewise */
    struct timespec start;
};

/* `when` decides, and with PROGRESS_AUTO whether stderr is a terminal. */
void progress_start(struct progress *progress, enum progress_when when, size_t files, uint64_t bytes);

/* So many files and bytes were done. For any thread. */
void progress_add(struct progress *progress, size_t files, uint64_t bytes);

/* Draws the line anew; `stage` (NULL: the files) is shown instead of the figures. */
void progress_draw(struct progress *progress, const char *stage);

/* Takes the line off the terminal, before a message or at the end. */
void progress_hide(struct progress *progress);

#endif
