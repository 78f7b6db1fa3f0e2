/* What a document prints raised: the mark of a footnote, 委員会<sup>1</sup>の報告. */
#ifndef SEISAKU_INDEXER_DOCUMENT_RAISED_MARK_H
#define SEISAKU_INDEXER_DOCUMENT_RAISED_MARK_H

#include <stdbool.h>

#include "seisaku/buffer.h"

/* Appends a raised number as raised digits, which searches read over: ¹ for 1, 注1), ※１, [1]. Powers (m²)
 * are told from marks by what stands before. Returns: false where the text is no number, and appends nothing.
 */
bool raised_mark_append(struct ssk_buffer *out, const char *text);

#endif
