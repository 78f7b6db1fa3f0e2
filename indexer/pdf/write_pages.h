/* From pages as geometry to pages of a document, whose lines carry their places. */
#ifndef SEISAKU_INDEXER_PDF_WRITE_PAGES_H
#define SEISAKU_INDEXER_PDF_WRITE_PAGES_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Adds the pages, numbering the rows of tables through all of them; takes the labels and the lines' texts.
 * Order: after pdf_lay_out(). */
void pdf_write_pages(struct document *out, struct pdf_page *pages, size_t count);

#endif
