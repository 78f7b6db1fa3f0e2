/* Running heads, running feet, page numbers and tabs in the margin, over the whole file. */
#ifndef SEISAKU_INDEXER_PDF_PDF_HEADERS_H
#define SEISAKU_INDEXER_PDF_PDF_HEADERS_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Marks the glyphs of running heads and adds a line of role LINE_SET_ASIDE for each piece; one that is the
 * page's number is its label, whatever the file itself calls the page. Order: once pdf_turn() has been, on
 * all pages together. */
void pdf_find_headers(struct pdf_page *pages, size_t count);

/* Whether the page's rules may matter: some row is parted by a gap (without one there is neither table nor
 * column), or bears a note's mark. */
bool pdf_needs_rules(const struct pdf_page *page);

#endif
