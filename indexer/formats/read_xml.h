/* XML and JSON whose elements say what they hold: statutes of the law database, speeches of the Diet. */
#ifndef SEISAKU_INDEXER_FORMATS_READ_XML_H
#define SEISAKU_INDEXER_FORMATS_READ_XML_H

#include "indexer/document/document_sink.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* Readers, see formats.h. What is of no kind that is known is refused: its tags are no text. */
ssk_status read_xml(const struct source *source, const struct document_sink *sink, struct ssk_error *error);
ssk_status read_json(const struct source *source, const struct document_sink *sink, struct ssk_error *error);

#endif
