/* How a band with gutters is read. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H
#define SEISAKU_INDEXER_PDF_LAYOUT_BAND_READING_H

#include "indexer/pdf/layout/pdf_layout.h"

/* `em`: size of the text around. */
enum pdf_reading pdf_read_band(const struct pdf_band *band, float em);

#endif
