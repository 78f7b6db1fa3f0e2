/* Reading in a child process, so that a crash, a hang or a bomb in a library costs one file alone, and so
 * that what a hostile file makes of a library can do no harm (sandbox.h). */
#ifndef SEISAKU_INDEXER_CHILD_CHILD_READER_H
#define SEISAKU_INDEXER_CHILD_CHILD_READER_H

#include <stddef.h>

#include "indexer/document/document.h"
#include "indexer/document/document_sink.h"
#include "seisaku/status.h"

struct source;

/* What readers are, see formats.h. */
typedef ssk_status (*child_reader)(const struct source *source, struct document *out,
                                   struct ssk_error *error);
typedef ssk_status (*child_reader_many)(const struct source *source, const struct document_sink *sink,
                                        struct ssk_error *error);

/* What the child may use up; 0 for the default. */
struct child_limits {
    unsigned seconds; /* that the parent waits for it, and of the processor's time: CHILD_SECONDS */
    size_t memory;    /* MiB beyond what the parent holds, CHILD_MEMORY; not held under ASan */
    size_t output;    /* MiB of a document or member, CHILD_OUTPUT */
};

enum { CHILD_SECONDS = 30, CHILD_MEMORY = 1024, CHILD_OUTPUT = 256 };

/* Calls read(source, sink, error) in a child process; the caller's sink gets what it gave, in this process,
 * and its reports are made here. The sink may have taken documents before a failure.
 * Besides the reader's own failures, SSK_INPUT worded to follow "PATH: " when the child crashed
 * ("the reader crashed (signal 11)"), took too long, or needed too much memory or gave too much text;
 * SSK_IO when no child can be had; SSK_MEMORY. The child writes neither to stdout nor to stderr. */
ssk_status child_read_many(child_reader_many read, const struct source *source,
                           const struct child_limits *limits, const struct document_sink *sink,
                           struct ssk_error *error);

/* As above for a reader of one document, which `out`, zeroed, gets. */
ssk_status child_read(child_reader read, const struct source *source, const struct child_limits *limits,
                      struct document *out, struct ssk_error *error);

#endif
