/* The sink that indexes: documents and passages go to the writer. */
#ifndef SEISAKU_INDEXER_INDEX_SINK_H
#define SEISAKU_INDEXER_INDEX_SINK_H

#include "sink.h"
#include "writer.h"

/* The writer is lent for as long as the sink is used. */
struct sink index_sink(struct writer *writer);

#endif
