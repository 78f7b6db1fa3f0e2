/* The footnotes of pages whose lines have places. */
#ifndef SEISAKU_INDEXER_PAGE_PLACED_NOTES_H
#define SEISAKU_INDEXER_PAGE_PLACED_NOTES_H

#include "indexer/document/document.h"

/* Marks footnotes as LINE_NOTE, `begins_paragraph` set where one begins. Order: document->body is known. */
void placed_notes_find(struct document *document);

#endif
