/* What a page bears beside its text: its label, running heads and feet, the heads of tables. */
#ifndef SEISAKU_INDEXER_PAGE_RUNNING_HEADS_H
#define SEISAKU_INDEXER_PAGE_RUNNING_HEADS_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Marks such lines LINE_SET_ASIDE and fills the pages' labels, and the document's title from a running
 * head when it has none. Order: before the lines are put in reading order. Fails: SSK_MEMORY. */
ssk_status running_heads_find(struct document *document, const struct ssk_dictionary *dictionary,
                              struct ssk_error *error);

#endif
