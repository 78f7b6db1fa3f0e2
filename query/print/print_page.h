/* Text that an output lays out itself. */
#ifndef SEISAKU_QUERY_PRINT_PRINT_PAGE_H
#define SEISAKU_QUERY_PRINT_PRINT_PAGE_H

#include "query/print/printer.h"
#include "query/show/snippet.h"

/* Writes the text, its lines folded where the terminal has columns to keep. */
void print_page(struct printer *printer, const struct ssk_buffer *text);

#endif
