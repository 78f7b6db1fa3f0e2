/* How a band with gutters is read. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H
#define SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H

#include "indexer/pdf/layout/pdf_slabs.h"

/* Of the slabs' items from `start` up to `end`, with the gutters between them. Fails: false without memory.
 */
bool pdf_read_band(enum pdf_reading *out, const struct pdf_slabs *slabs, size_t start, size_t end,
                   const struct pdf_gaps *gutters);

#endif
