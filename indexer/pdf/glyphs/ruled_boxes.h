/* Tables and boxes: what ruling lines enclose. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_RULED_BOXES_H
#define SEISAKU_INDEXER_PDF_GLYPHS_RULED_BOXES_H

#include "indexer/pdf/glyphs/pdf_page.h"

struct pdf_frames {
    struct box *boxes; /* the largest first; of GLib */
    size_t count;
};

/* Joins rules that touch into frames. */
struct pdf_frames pdf_find_boxes(const struct pdf_page *page);

#endif
