/* Reading in a child process, so that a crash, a hang or a bomb in a library costs one file alone. */
#ifndef SEISAKU_INDEXER_FORMATS_CHILD_READER_H
#define SEISAKU_INDEXER_FORMATS_CHILD_READER_H

#include <stddef.h>

#include "indexer/document/document.h"
#include "seisaku/status.h"

struct source;

/* What a reader is, see formats.h. */
typedef ssk_status (*child_reader)(const struct source *source, struct document *out,
                                   struct ssk_error *error);

/* What the child may use up; 0 for the default. */
struct child_limits {
    unsigned seconds; /* from start to end, ISOLATE_SECONDS */
    size_t memory;    /* MiB beyond what the parent holds, ISOLATE_MEMORY; not held under ASan */
    size_t output;    /* MiB of text, ISOLATE_OUTPUT */
};

enum { ISOLATE_SECONDS = 120, ISOLATE_MEMORY = 1024, ISOLATE_OUTPUT = 256 };

/* Calls read(source, out, error) in a child process and brings over what it filled in and reported.
 * Besides the reader's own failures, SSK_INPUT worded to follow "PATH: " when the child crashed
 * ("the reader crashed (signal 11)"), took too long, or needed too much memory or gave too much text;
 * SSK_IO when no child can be had; SSK_MEMORY. The child writes neither to stdout nor to stderr. */
ssk_status child_read(child_reader read, const struct source *source, const struct child_limits *limits,
                      struct document *out, struct ssk_error *error);

#endif
