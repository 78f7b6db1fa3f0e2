/* Table rows that go on overleaf. */
#ifndef SEISAKU_INDEXER_ORDER_CONTINUED_ROWS_H
#define SEISAKU_INDEXER_ORDER_CONTINUED_ROWS_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Brings the rest of a table row that goes on overleaf to its cells. Order: once paragraphs are known. Fails:
 * false without memory. */
bool continued_rows_join(struct document *document);

#endif
