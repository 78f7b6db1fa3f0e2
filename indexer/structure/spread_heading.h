/* Headings without a number that their setting tells: 基　本　方　針, はじめに. */
#ifndef SEISAKU_INDEXER_STRUCTURE_SPREAD_HEADING_H
#define SEISAKU_INDEXER_STRUCTURE_SPREAD_HEADING_H

#include <stdbool.h>

#include "indexer/structure/heading_context.h"

/* Is the line a heading that is set in single characters, or one that stands beside numbered parts? Names of
 * persons and of bodies are set so, too: those are none. */
bool spread_heading(const struct heading_context *around, const struct line *line);

#endif
