/* Where passages go: printed by dump.c, indexed by the writer. */
#ifndef SEISAKU_INDEXER_SINK_H
#define SEISAKU_INDEXER_SINK_H

#include "document.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"

/* Each call may fail; nothing is read after that. The arguments are lent until the call returns.
 * begin and end are NULL when the sink does not care. */
struct sink {
    void *context;
    ssk_status (*begin)(void *context, const struct document *document, struct ssk_error *error);
    ssk_status (*passage)(void *context, const struct ssk_passage *passage, struct ssk_error *error);
    ssk_status (*end)(void *context, const struct document *document, struct ssk_error *error);
};

#endif
