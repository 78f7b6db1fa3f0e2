/* JSON Lines: passages as the contract has them, one object a line; what --dump prints. */
#ifndef SEISAKU_INDEXER_TEXT_READ_JSONL_H
#define SEISAKU_INDEXER_TEXT_READ_JSONL_H

#include "indexer/document/passage_reader.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* Hands each line's passage on. Without a doc_id the passage belongs to the source itself, without a source
 * to its own line. A line that is no passage is refused with its number, and the others go on. */
ssk_status read_jsonl(const struct source *source, const struct passage_sink *sink, struct ssk_error *error);

#endif
