/* CSV with a head row: passages, a row each, in the columns that the query tool prints. */
#ifndef SEISAKU_INDEXER_TEXT_READ_CSV_H
#define SEISAKU_INDEXER_TEXT_READ_CSV_H

#include "indexer/document/passage_reader.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* Hands each row's passage on. The head row names the columns (seisaku/passage_fields.h): `text` is required,
 * others that are no fields of a passage are ignored. Without an id the passage's is its document's and the
 * row's number, DOC_ID:N. A row that is no passage is refused with the number of its first line, and the
 * others go on. */
ssk_status read_csv(const struct source *source, const struct passage_sink *sink, struct ssk_error *error);

#endif
