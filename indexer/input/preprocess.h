/* --pre: a command of the user's turns a source into text, or into any other format that is read. */
#ifndef SEISAKU_INDEXER_INPUT_PREPROCESS_H
#define SEISAKU_INDEXER_INPUT_PREPROCESS_H

#include "indexer/input/source.h"
#include "seisaku/status.h"

enum {
    PREPROCESS_SECONDS = 300,
    PREPROCESS_OUTPUT = 1024, /* MiB, where source->limit sets none: a command may print without end */
    PREPROCESS_SILENCE = 10   /* seconds, once the command has ended, in which what it started may say more */
};

/* Runs `command` with the source's path as its only argument and the source's bytes on standard input, and
 * replaces the bytes by what it prints. It is run as the user: it is no part of the sandbox that readers
 * have. Fails: SSK_INPUT, worded to follow "PATH: ", when it cannot be run, ends with another status than 0,
 * takes longer than PREPROCESS_SECONDS, or prints nothing or more than source->limit bytes, or
 * PREPROCESS_OUTPUT; SSK_MEMORY. */
ssk_status preprocess(struct source *source, const char *command, struct ssk_error *error);

#endif
