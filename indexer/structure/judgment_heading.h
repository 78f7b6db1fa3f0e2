/* The parts of a judgment. */
#ifndef SEISAKU_INDEXER_STRUCTURE_JUDGMENT_HEADING_H
#define SEISAKU_INDEXER_STRUCTURE_JUDGMENT_HEADING_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Is it a judgment: has it 主文 and, below, 理由 or 事実及び理由, each on a line of its own? */
bool judgment_is(const struct document *document);

/* Is the line such a part, 主　文, 事実及び理由, 理　由, which stands above all numbers? */
bool judgment_heading(const struct line *line);

#endif
