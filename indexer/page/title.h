/* The title that a document prints. */
#ifndef SEISAKU_INDEXER_PAGE_TITLE_H
#define SEISAKU_INDEXER_PAGE_TITLE_H

#include "indexer/document/document.h"

/* Finds the title, where there is none yet and lines have sizes: what the file's information gives, if the
 * first pages bear it out; else the group of lines that looks and reads most like one. */
void title_find(struct document *document);

#endif
