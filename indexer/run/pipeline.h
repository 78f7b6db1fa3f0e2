/* The whole way of a source: read, laid out, structured, cut into passages. */
#ifndef SEISAKU_INDEXER_RUN_PIPELINE_H
#define SEISAKU_INDEXER_RUN_PIPELINE_H

#include "indexer/cli/options.h"
#include "indexer/document/passage_sink.h"
#include "indexer/input/source.h"
#include "indexer/work/source_result.h"
#include "seisaku/dictionary.h"

struct pipeline; /* one thread's */

/* Options and dictionary are lent for as long as it lives. */
ssk_status pipeline_new(struct pipeline **out, const struct options *options,
                        const struct ssk_dictionary *dictionary, struct ssk_error *error);
void pipeline_free(struct pipeline *pipeline);

/* Sends the passages of a loaded source, whose id is `id`, into the sink, and fills a zeroed outcome. Fails
 * only with what the sink answered, and SSK_MEMORY. */
ssk_status pipeline_read(struct pipeline *pipeline, const struct source *source, const char *id,
                         const struct sink *sink, struct source_result *source_result,
                         struct ssk_error *error);

#endif
