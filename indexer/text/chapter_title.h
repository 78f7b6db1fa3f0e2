/* The title of a chapter that is printed by itself. */
#ifndef SEISAKU_INDEXER_TEXT_CHAPTER_TITLE_H
#define SEISAKU_INDEXER_TEXT_CHAPTER_TITLE_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Names the document by its first line where that heads a chapter and no other chapter follows. Fails: false
 * without memory. */
bool chapter_title_take(struct document *document);

#endif
