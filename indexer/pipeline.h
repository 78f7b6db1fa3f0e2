/* The whole way of a document: walked, loaded, read, laid out, structured, cut into passages. */
#ifndef SEISAKU_INDEXER_PIPELINE_H
#define SEISAKU_INDEXER_PIPELINE_H

#include <stddef.h>

#include "options.h"
#include "seisaku/dictionary.h"
#include "sink.h"

struct tally {
    size_t read;    /* documents that gave passages */
    size_t skipped; /* sources that did not; each was reported */
    size_t passages;
};

/* Reads all of options->paths into the sink. A source that cannot be read is reported and counted, and
 * the others go on. Fails with what the sink answered, and SSK_MEMORY. */
ssk_status pipeline_run(const struct options *options, const struct ssk_dictionary *dictionary,
                        const struct sink *sink, struct tally *tally, struct ssk_error *error);

#endif
