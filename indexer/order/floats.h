/* Figures, tables and boxes in the middle of a sentence. */
#ifndef SEISAKU_INDEXER_ORDER_FLOATS_H
#define SEISAKU_INDEXER_ORDER_FLOATS_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Moves what stands in the middle of a sentence (a figure, a table) behind its paragraph, or before it when
 * the paragraph goes on overleaf. Order: once paragraphs are known. Fails: false without memory. */
bool floats_move(struct document *document);

#endif
