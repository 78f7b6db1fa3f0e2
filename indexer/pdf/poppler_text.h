/* The characters of a page, as poppler-glib gives them. */
#ifndef SEISAKU_INDEXER_PDF_POPPLER_TEXT_H
#define SEISAKU_INDEXER_PDF_POPPLER_TEXT_H

#include <poppler.h>

#include "indexer/pdf/glyphs/pdf_page.h"

/* What the fonts of a file write, over all pages read so far. */
struct poppler_fonts;

struct poppler_fonts *poppler_fonts_new(void);
void poppler_fonts_free(struct poppler_fonts *fonts);

/* Adds the page's glyphs, and sets `lost`, `unnamed` and `unpacked` by what cannot be read of it. */
void poppler_read_text(PopplerPage *poppler, struct poppler_fonts *fonts, struct pdf_page *page);

/* Takes the glyphs of fonts that write no text off the page. Order: once all pages are read. */
void poppler_drop_codes(const struct poppler_fonts *fonts, struct pdf_page *page);

#endif
