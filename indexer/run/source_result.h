/* What came of one source. */
#ifndef SEISAKU_INDEXER_RUN_SOURCE_RESULT_H
#define SEISAKU_INDEXER_RUN_SOURCE_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/passage.h"

enum outcome_kind {
    OUTCOME_INDEXED,   /* read; of a dump: printed */
    OUTCOME_UNCHANGED, /* in the index as it is */
    OUTCOME_REMOVED,   /* its file is gone, and so are its passages */
    OUTCOME_SKIPPED,   /* it could not be read, or has nothing to index */
    OUTCOME_REPEATED,  /* the same file as another, by another name: of no account */
    OUTCOME_KINDS
};

struct outcome {
    enum outcome_kind kind;
    size_t passages;
    char *reason; /* why it, or a part of it, was skipped, worded to follow "PATH: "; NULL if it was not;
                     owned */
    bool lasting; /* the reason lies in the file: reading it again would tell no other */
    bool told;    /* the messages say it already */
    struct ssk_strings messages; /* what the readers reported on the way */
};

/* "indexed" and so on; NULL for OUTCOME_REPEATED. */
const char *outcome_name(enum outcome_kind kind);

/* Sets kind and reason (copied; nothing if there is no memory even for that). */
void outcome_skip(struct outcome *outcome, const char *reason, bool lasting);

void outcome_free(struct outcome *outcome);

#endif
