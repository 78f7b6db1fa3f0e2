/* What a page bears beside its text: its label, running heads and feet, the heads of tables. */
#ifndef SEISAKU_INDEXER_FURNITURE_H
#define SEISAKU_INDEXER_FURNITURE_H

#include "document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Marks such lines LINE_FURNITURE and fills the pages' labels, and the document's title from a running
 * head when it has none. To be called before the lines are put in reading order. SSK_MEMORY only. */
ssk_status furniture_find(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

#endif
