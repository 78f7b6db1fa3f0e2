/* A region whose tables and boxes are one item each. Private to indexer/pdf/layout. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_FOLDED_FRAMES_H
#define SEISAKU_INDEXER_PDF_LAYOUT_FOLDED_FRAMES_H

#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/layout/pdf_layout.h"

/* A region whose tables stand for their contents: items[0..visible) are what to lay out, the rest
 * are the frames' own, behind one another. */
struct folded {
    struct pdf_item *items; /* `visible` of them; owned */
    size_t visible;
    struct pdf_item *insides; /* the frames' items, frame by frame; in the caller's array */
    size_t *ends;             /* by frame; owned */
};

/* Replaces the items of each frame that is not entered by one item. */
struct folded frames_fold(const struct pdf_frames *frames, const bool *entered, struct pdf_item *items,
                          size_t count);

#endif
