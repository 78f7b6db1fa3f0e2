/* The words of a heading, behind its number or alone. */
#ifndef SEISAKU_INDEXER_LINES_HEADING_TITLE_H
#define SEISAKU_INDEXER_LINES_HEADING_TITLE_H

#include <stdbool.h>

#include "indexer/lines/cursor.h"
#include "seisaku/buffer.h"

/* Could this be a heading's title? A phrase of moderate length without a sentence's end, which neither
 * opens like a count (`3 年間で`) nor breaks off like a line of prose. */
bool heading_title(struct cursor title);

/* The same behind (1) or ①, which no count begins with. */
bool heading_title_of_mark(struct cursor title);

/* Is it set in single characters with blanks between: 基　本　方　針? */
bool heading_is_spread(struct cursor text);

/* Is it はじめに, おわりに or the like, spread or not: what stands beside the numbered parts of a text? */
bool heading_is_beside_parts(struct cursor text);

/* Appends the title to the buffer, closed up where it is spread: 総　則 as 総則. */
void heading_append_title(struct ssk_buffer *buffer, struct cursor title);

/* Dots that lead to a page's number in a table of contents. */
bool heading_leader_dots(struct cursor text);

#endif
