/* Tables and boxes: what ruling lines enclose. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_RULED_BOXES_H
#define SEISAKU_INDEXER_PDF_GLYPHS_RULED_BOXES_H

#include "indexer/pdf/glyphs/pdf_page.h"

struct pdf_frames {
    struct box *boxes; /* the largest first */
    size_t count;
};

/* Joins rules that touch into frames. Fails: false without memory. */
bool pdf_find_boxes(struct pdf_frames *out, const struct pdf_page *page);
void pdf_frames_free(struct pdf_frames *frames);

#endif
