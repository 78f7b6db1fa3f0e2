/* PDF files: pages of lines in reading order, by poppler and geometry. */
#ifndef SEISAKU_INDEXER_PDF_READ_PDF_H
#define SEISAKU_INDEXER_PDF_READ_PDF_H

#include "indexer/document/document.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* A reader, see formats.h: pages, all laid out, with their labels as printed, and the title. Pages that
 * have no text layer or cannot be read are reported in one line. Fails: SSK_INPUT for a file that is
 * encrypted, damaged or no PDF. To be run by child_read(). */
ssk_status read_pdf(const struct source *source, struct document *out, struct ssk_error *error);

#endif
