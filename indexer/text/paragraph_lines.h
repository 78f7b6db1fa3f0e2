/* Text with one paragraph a line, as exports of web pages and white papers have it. */
#ifndef SEISAKU_INDEXER_TEXT_PARAGRAPH_LINES_H
#define SEISAKU_INDEXER_TEXT_PARAGRAPH_LINES_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Finds out whether the text has a paragraph a line, and if so says it of its pages, and gives a heading that
 * stands behind the last sentence of a line (…を概観する。第1節　動向) a line of its own.
 * Order: after the lines were split. Fails: false without memory. */
bool paragraph_lines_read(struct document *document);

#endif
