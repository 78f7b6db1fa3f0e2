/* Lines to passages: one a paragraph or bullet, its lines joined as if they had never been cut. */
#ifndef SEISAKU_INDEXER_PASSAGES_PASSAGES_H
#define SEISAKU_INDEXER_PASSAGES_PASSAGES_H

#include "indexer/document/document.h"
#include "indexer/document/passage_sink.h"
#include "seisaku/dictionary.h"

/* Cuts the document, whose lines have their keys, and calls sink->passage for each passage in order.
 * The id is <doc_id>:<n>, n counting from 1: it stays as long as the source does. A heading becomes no
 * passage of its own, being in the path of those below it, unless there are none.
 * Fails: SSK_MEMORY, or what the sink answers. */
ssk_status passages_cut(const struct document *document, const struct ssk_dictionary *dictionary,
                        const struct sink *sink, struct ssk_error *error);

#endif
