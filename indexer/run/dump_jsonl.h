/* --dump: passages as JSON Lines. */
#ifndef SEISAKU_INDEXER_RUN_DUMP_JSONL_H
#define SEISAKU_INDEXER_RUN_DUMP_JSONL_H

#include <stdbool.h>
#include <stdio.h>

#include "indexer/segment/passage_batch.h"
#include "seisaku/status.h"

/* Makes the lines of the batch. For any thread. Fails: SSK_MEMORY. */
ssk_status dump_format(struct passage_batch *batch, struct ssk_error *error);

/* Prints them. Fails: SSK_IO; then *closed says if the reader of the pipe went away, which is no error but
 * leaves nothing more to do (a closed pipe is met so only when SIGPIPE is ignored). */
ssk_status dump_print(FILE *file, const struct passage_batch *batch, bool *closed, struct ssk_error *error);

/* Writes what is left. As above. */
ssk_status dump_flush(FILE *file, bool *closed, struct ssk_error *error);

#endif
