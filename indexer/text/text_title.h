/* The title of plain text. */
#ifndef SEISAKU_INDEXER_TEXT_TEXT_TITLE_H
#define SEISAKU_INDEXER_TEXT_TEXT_TITLE_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Sets the document's title where its head shows one, and parts the title's lines from the text. Fails: false
 * without memory. */
bool text_title_find(struct document *document);

#endif
