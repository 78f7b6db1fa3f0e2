/* Fonts whose characters are drawn by the file itself (Type 3, as browsers print OpenType fonts of CJK):
 * poppler takes their size from the drawing's units, often twice the true one, and knows no ascent. */
#ifndef SEISAKU_INDEXER_PDF_DRAWN_FONTS_H
#define SEISAKU_INDEXER_PDF_DRAWN_FONTS_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/pdf/glyphs/pdf_page.h"

/* Gives the glyphs of such fonts the size that their full-width characters have, and boxes of it.
 * drawn: of each of `fonts` fonts, whether it may be one. */
void drawn_fonts_fit(struct pdf_page *page, const bool *drawn, size_t fonts);

#endif
