/* PDF files: pages of lines in reading order, by poppler and geometry. */
#ifndef SEISAKU_INDEXER_READ_PDF_H
#define SEISAKU_INDEXER_READ_PDF_H

#include "document.h"
#include "seisaku/status.h"

/* Fills a zeroed document: pages (all laid out), labels as printed, title. The path and id are the
 * caller's to set. On SSK_OK `error`, if its message is not empty, holds one line about what could
 * not be read ("PATH: no text layer: pages 3-17"). SSK_INPUT for a file that is encrypted, damaged or
 * no PDF. What was filled in is the caller's to free in any case. */
ssk_status read_pdf(struct document *out, const char *path, struct ssk_error *error);

#endif
