/* A slide's text by its boxes: each is read by itself, wherever the next one stands. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_BOXES_H
#define SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_BOXES_H

#include "indexer/pdf/layout/pdf_layout.h"

/* Boxes of a region: items[ends[i - 1]..ends[i]) are the i-th in reading order. */
struct slide_boxes {
    size_t *ends; /* owned */
    size_t count;
};

/* Reorders the items into boxes. Fails: false without memory. */
bool slide_find_boxes(struct slide_boxes *out, const struct pdf_page *page, struct pdf_item *items,
                      size_t count);
void slide_boxes_free(struct slide_boxes *boxes);

#endif
