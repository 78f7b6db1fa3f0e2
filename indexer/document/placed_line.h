/* What stages ask of a line that has a place: how it opens, how it ends, whether it fills its column. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PLACED_LINE_H
#define SEISAKU_INDEXER_DOCUMENT_PLACED_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "indexer/document/document.h"

/* Finds the size that most text of the document is set in: document->body. */
void document_measure_body(struct document *document);

/* The first and the last code point of the line's text; 0 for none. */
uint32_t line_first_point(const struct line *line);
uint32_t line_last_point(const struct line *line);

/* Whether the line ends a sentence, or what is like one, by its last sign. */
bool line_ends(const struct line *line);

/* Whether it opens with a bullet, a bracketed number or the like. */
bool line_opens_item(const struct line *line);

/* Whether it leaves `ems` or more of its column empty at the end. */
bool line_is_short(const struct line *line, float ems);

/* Whether a sentence goes on behind the line. */
bool line_is_open(const struct line *line);

#endif
