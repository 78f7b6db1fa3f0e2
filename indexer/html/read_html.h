/* HTML pages: the content, without navigation; headings by h1 to h6. */
#ifndef SEISAKU_INDEXER_HTML_READ_HTML_H
#define SEISAKU_INDEXER_HTML_READ_HTML_H

#include "indexer/document/document.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* A reader, see formats.h. The page is one page, each of its paragraphs, list items and table cells one line
 * that begins a paragraph and has no number. Ruby is dropped from the words it annotates. */
ssk_status read_html(const struct source *source, struct document *out, struct ssk_error *error);

#endif
