/* Numbers as lists print them: 3, ３, 三, ハ, (iii). */
#ifndef SEISAKU_INDEXER_OFFICE_NUMBER_FORMATS_H
#define SEISAKU_INDEXER_OFFICE_NUMBER_FORMATS_H

#include "seisaku/buffer.h"

/* Appends the number in a format of Office Open XML (ECMA-376 part 1, 17.18.59); Arabic in one that is not
 * known. */
void number_format(struct ssk_buffer *out, const char *format, long number);

#endif
