/* Blanks of many kinds as the one that readers know. */
#ifndef SEISAKU_INDEXER_TEXT_PLAIN_BLANKS_H
#define SEISAKU_INDEXER_TEXT_PLAIN_BLANKS_H

#include "seisaku/buffer.h"

/* Makes an ASCII blank of each no-break space and each typographic space (U+00A0, U+2000 to U+200A, U+202F,
 * U+205F) and leaves out what has no width (U+00AD, U+200B, U+2060, U+FEFF), in place. The ideographic space
 * stays: it indents and parts words in Japanese text. */
void plain_blanks(struct ssk_buffer *text);

#endif
