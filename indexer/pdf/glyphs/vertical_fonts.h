/* Fonts of vertical writing whose characters poppler places beside where they are printed. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_VERTICAL_FONTS_H
#define SEISAKU_INDEXER_PDF_GLYPHS_VERTICAL_FONTS_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Puts the glyphs of such fonts where they are printed. Order: behind pdf_turn. */
void vertical_fonts_settle(struct pdf_page *page);

#endif
