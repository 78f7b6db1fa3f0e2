/* Writes what was decided about columns and tables back into the document's pages. */
#ifndef SEISAKU_INDEXER_ORDER_WRITE_BACK_H
#define SEISAKU_INDEXER_ORDER_WRITE_BACK_H

#include "indexer/document/document.h"
#include "indexer/order/columns/column_beam.h"

/* The stretches hold all lines of the document's pages that no reader has laid out, in order. Fails: false
 * without memory: the document is then good for document_free only. */
bool write_back(struct document *document, const struct stretch *stretches, size_t count);

#endif
