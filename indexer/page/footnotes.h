/* The footnotes of pages of plain text, where no size of print and no rule tells them: lines at a page's
 * foot whose numbers count on and stand, raised, on lines of their own in the text above. */
#ifndef SEISAKU_INDEXER_PAGE_FOOTNOTES_H
#define SEISAKU_INDEXER_PAGE_FOOTNOTES_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Makes each footnote one LINE_NOTE with all of its text; what further lines it took become LINE_SPENT.
 * Order: once the lines are in reading order, where lines that span the page part what stands in
 * columns. Fails: false without memory. */
bool footnotes_find(struct document *document);

/* The number that a text opens with as a footnote does, with a blank or an address behind it; `parted`: what
 * stands behind the text is set off from it. 0 for none. */
int footnote_number(const char *text, bool parted);

#endif
