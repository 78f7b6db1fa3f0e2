/* Columns parted by ideographic spaces. */
#ifndef SEISAKU_INDEXER_ORDER_WIDE_GAPS_H
#define SEISAKU_INDEXER_ORDER_WIDE_GAPS_H

#include "indexer/document/document.h"

/* Makes ASCII blanks, which may part columns, of the ideographic spaces inside the lines of pages on which
 * most long lines have one. Pages that are `laid_out` are left to their reader. Order: before anything looks
 * for columns. Fails: false without memory. */
bool wide_gaps_narrow(struct document *document);

#endif
