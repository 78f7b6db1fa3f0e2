/* Whether a PDF is a presentation's slides. */
#ifndef SEISAKU_INDEXER_PDF_SLIDES_H
#define SEISAKU_INDEXER_PDF_SLIDES_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* `program`: what the file says it was made with. Order: once pages are laid out. */
bool slides_are_these(const struct pdf_page *pages, size_t count, const char *program);

#endif
