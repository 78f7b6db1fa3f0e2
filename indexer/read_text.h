/* Plain text, and pages extracted from PDF as text: decoded, cut into pages and lines. */
#ifndef SEISAKU_INDEXER_READ_TEXT_H
#define SEISAKU_INDEXER_READ_TEXT_H

#include "document.h"
#include "seisaku/status.h"
#include "source.h"

/* A reader, see readers.h. Form feeds part pages. A line after a blank one is fresh. The head that a
 * site of extracted pages prints (site_head.h) becomes title, publisher and url; without one the title
 * is the first line if it looks like one. */
ssk_status read_text(const struct source *source, struct document *out, struct ssk_error *error);

#endif
