/* The title of plain text. */
#ifndef SEISAKU_INDEXER_TEXT_TEXT_TITLE_H
#define SEISAKU_INDEXER_TEXT_TEXT_TITLE_H

#include "indexer/document/document.h"

enum { TEXT_SET_IN = 12 /* columns by which a line that is set right or in the middle is set in */ };

/* The columns before the line's first character. */
size_t text_title_indent(const struct line *line);

/* Sets the document's title where its head shows one, and parts the title's lines from the text. Fails: false
 * without memory. */
bool text_title_find(struct document *document);

#endif
