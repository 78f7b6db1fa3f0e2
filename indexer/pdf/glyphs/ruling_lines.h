/* Ruling lines and edges of filled boxes, read off a rendered page. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_RULING_LINES_H
#define SEISAKU_INDEXER_PDF_GLYPHS_RULING_LINES_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* A rendered page: one pixel a point, 0xXXRRGGBB. */
struct pdf_pixels {
    const uint32_t *data;
    size_t stride; /* pixels from row to row */
    int width, height;
};

/* Adds the rules found to the page. */
void pdf_find_rules(struct pdf_page *page, const struct pdf_pixels *pixels);

#endif
