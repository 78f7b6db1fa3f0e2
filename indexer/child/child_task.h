/* What runs in the child of child_reader.h. */
#ifndef SEISAKU_INDEXER_CHILD_CHILD_TASK_H
#define SEISAKU_INDEXER_CHILD_CHILD_TASK_H

#include "indexer/child/child_reader.h"

/* Letters of records beside those of document_serial.h: a report, why the reader gave up, that it is done. */
enum { CHILD_REPORTED = 'R', CHILD_FAILED = 'F', CHILD_DONE = 'E' };

/* What the child is to do: one of the two. */
struct child_task {
    child_reader read;
    child_reader_many read_many;
    const struct source *source;
};

/* Confines the process, reads, and sends what comes of it to the pipe `records`; what libraries print goes to
 * `chatter`. The exit status is the reader's. */
_Noreturn void child_task_run(const struct child_task *task, const struct child_limits *limits, int records,
                              int chatter);

#endif
