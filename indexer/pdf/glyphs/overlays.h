/* What is printed over or across the lines of a page: watermarks, stamps, braces, initials. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_OVERLAYS_H
#define SEISAKU_INDEXER_PDF_GLYPHS_OVERLAYS_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Sets `overlay` of all glyphs that belong to no line of their surroundings, counts them in page->overlays,
 * and fits initials (a drop cap, a number two lines high) into the first of the lines beside them. Needs the
 * rules and the glyphs in the file's order. */
void pdf_find_overlays(struct pdf_page *page);

#endif
