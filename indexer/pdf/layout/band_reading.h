/* How a band with gutters is read. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H
#define SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H

#include "indexer/pdf/layout/pdf_slabs.h"

/* Order: the band's items know their columns. */
enum pdf_reading pdf_read_band(const struct pdf_slabs *slabs, const struct pdf_band *band);

#endif
