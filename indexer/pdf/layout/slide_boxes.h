/* A slide's text by its boxes: each is read by itself, wherever the next one stands. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_BOXES_H
#define SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_BOXES_H

#include "indexer/pdf/layout/pdf_layout.h"

/* Boxes of a region: items[ends[i - 1]..ends[i]) are the i-th in reading order. */
struct slide_boxes {
    size_t *ends; /* of GLib */
    size_t count;
};

/* Reorders the items into boxes. */
struct slide_boxes slide_find_boxes(const struct pdf_page *page, struct pdf_item *items, size_t count);

#endif
