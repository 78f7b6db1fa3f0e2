/* The title of a PDF file. */
#ifndef SEISAKU_INDEXER_PDF_PDF_TITLE_H
#define SEISAKU_INDEXER_PDF_PDF_TITLE_H

#include "indexer/pdf/layout/pdf_page.h"

/* What is printed as the title on the first page that has text: `information`, the title that the file's
 * own information gives (NULL for none), if the first pages bear it out; else the group of lines that looks
 * and reads most like one. malloc'd; NULL if there is none, or no memory. `body` is pdf_body_size(). */
char *pdf_title(const struct pdf_page *pages, size_t count, float body, const char *information);

#endif
