/* Where paragraphs begin on pages whose lines have places. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PLACED_PARAGRAPHS_H
#define SEISAKU_INDEXER_DOCUMENT_PLACED_PARAGRAPHS_H

#include "indexer/document/document.h"

/* Sets `begins_paragraph` where a paragraph begins, and `floating`. Order: once notes and headings are
 * marked. */
void placed_paragraphs_find(struct document *document);

#endif
