/* What a line at the head of plain text says, and where it stands. */
#ifndef SEISAKU_INDEXER_TEXT_TITLE_TEXT_H
#define SEISAKU_INDEXER_TEXT_TITLE_TEXT_H

#include "indexer/document/document.h"
#include "indexer/lines/cursor.h"

enum { TITLE_SET_IN = 12 /* columns by which a line that is set right or in the middle is set in */ };

/* The columns before the line's first character. */
size_t title_indent(const struct line *line);

/* The line's text; of a statute's title without the circle that collections print before it: ○灯台条例. */
struct cursor title_text(const struct line *line);

#endif
