/* Tables of contents (目次), which are no outline: their lines name headings that come again below. */
#ifndef SEISAKU_INDEXER_STRUCTURE_CONTENTS_LINES_H
#define SEISAKU_INDEXER_STRUCTURE_CONTENTS_LINES_H

#include <stdbool.h>

#include "indexer/structure/heading_context.h"

/* Does the line announce a table of contents: 目　次? */
bool contents_opens(const struct line *line);

/* Is the line part of a table of contents: announced, leading to a page's number, or a heading that comes
 * again below? Order: once for each line, from the first on. */
bool contents_holds(struct heading_context *around, const struct line *line);

#endif
