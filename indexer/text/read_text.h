/* Plain text, and pages extracted from PDF as text: decoded, cut into pages and lines. */
#ifndef SEISAKU_INDEXER_TEXT_READ_TEXT_H
#define SEISAKU_INDEXER_TEXT_READ_TEXT_H

#include "indexer/document/document.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* A reader, see formats.h. Form feeds part pages. A line after a blank one begins a paragraph. The head that
 * a site of extracted pages prints (extract_header.h) becomes title, publisher and url; without one the title
 * is the first line if it looks like one. */
ssk_status read_text(const struct source *source, struct document *out, struct ssk_error *error);

#endif
