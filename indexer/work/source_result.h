/* What came of one source. */
#ifndef SEISAKU_INDEXER_WORK_SOURCE_RESULT_H
#define SEISAKU_INDEXER_WORK_SOURCE_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/passage.h"

enum source_result_kind {
    RESULT_INDEXED,   /* read; of a dump: printed */
    RESULT_UNCHANGED, /* in the index as it is */
    RESULT_REMOVED,   /* its file is gone, and so are its passages */
    RESULT_SKIPPED,   /* it could not be read, or has nothing to index */
    RESULT_PASSED,    /* in a folder, of a kind that is not read */
    RESULT_REPEATED,  /* the same file as another, by another name: of no account */
    RESULT_KINDS
};

struct source_result {
    enum source_result_kind kind;
    size_t passages;
    size_t corrected; /* of these, passages that a correction read in the same run takes the place of */
    const char *corrected_by; /* its path, lent from the plan; NULL for none */
    size_t repeated;          /* speeches of it that another source read in the same run has, too */
    const char *repeated_in;  /* the path of one of those, lent from the plan; NULL for none */
    char *reason;  /* why it, or a part of it, was skipped, worded to follow "PATH: "; NULL if it was not;
                      owned */
    bool lasting;  /* the reason lies in the file: reading it again would tell no other */
    bool reported; /* the messages say it already */
    struct ssk_strings messages; /* what the readers reported on the way */
};

/* "indexed" and so on; NULL for RESULT_REPEATED. */
const char *source_result_name(enum source_result_kind kind);

/* Sets kind and reason (copied; nothing if there is no memory even for that). */
void source_result_skip(struct source_result *source_result, const char *reason, bool lasting);

void source_result_free(struct source_result *source_result);

#endif
