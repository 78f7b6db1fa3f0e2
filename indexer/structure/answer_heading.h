/* Headings of the Cabinet's answers to written questions, which name the questions: 一の２及び３について. */
#ifndef SEISAKU_INDEXER_STRUCTURE_ANSWER_HEADING_H
#define SEISAKU_INDEXER_STRUCTURE_ANSWER_HEADING_H

#include <stdbool.h>

#include "indexer/structure/heading_context.h"

/* Is the line such a heading, alone and below the end of a sentence? */
bool answer_heading(const struct heading_context *around, const struct line *line);

#endif
