/* Headings that a page shows by their size or weight. */
#ifndef SEISAKU_INDEXER_STRUCTURE_HEADING_LOOKS_H
#define SEISAKU_INDEXER_STRUCTURE_HEADING_LOOKS_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Marks headings, with their levels; a number and a title printed side by side become one line. Order: once
 * notes are marked. Fails: false without memory. */
bool heading_looks_find(struct document *document);

#endif
