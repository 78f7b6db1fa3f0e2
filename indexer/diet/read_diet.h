/* Speeches of the Diet as the API of its minutes (国会会議録検索システム) answers, in XML and in JSON: each
 * meeting a document, each speech with the keys that the answer gives it. No layout is read. */
#ifndef SEISAKU_INDEXER_DIET_READ_DIET_H
#define SEISAKU_INDEXER_DIET_READ_DIET_H

#include <stdbool.h>

#include "indexer/document/document_sink.h"
#include "indexer/xml/xml_tree.h"
#include "seisaku/status.h"

/* Is it such an answer: does it hold records of speeches or meetings? */
bool diet_is(const struct xml_node *root);

/* Hands on the documents: the speeches of one meeting that stand one after the other. Its id is that of the
 * meeting, its date the day; a speech's item is the speaker, with name and office as keys of their own; what
 * the minutes tell of the meeting itself has none.
 * Fails: SSK_MEMORY; or what the sink returned. */
ssk_status diet_read(const struct xml_node *root, const struct document_sink *sink, struct ssk_error *error);

#endif
