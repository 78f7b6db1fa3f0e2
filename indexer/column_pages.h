/* Writes what was decided about columns and tables back into the document's pages. */
#ifndef SEISAKU_INDEXER_COLUMN_PAGES_H
#define SEISAKU_INDEXER_COLUMN_PAGES_H

#include "column_search.h"
#include "document.h"

/* The stretches hold all lines of the document's pages that no reader has laid out, in order. False without
 * memory: the document is then good for document_free only. */
bool column_pages_write(struct document *document, const struct stretch *stretches, size_t count);

#endif
