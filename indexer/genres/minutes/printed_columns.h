/* Minutes as they are printed, in two columns of speeches, when a text file keeps them side by side. */
#ifndef SEISAKU_INDEXER_GENRES_MINUTES_PRINTED_COLUMNS_H
#define SEISAKU_INDEXER_GENRES_MINUTES_PRINTED_COLUMNS_H

#include "indexer/document/document.h"

/* Parts the lines of such pages at the gutter: the left column's come first, each with the number of its
 * line. What crosses the gutter (a head, a rule) parts the columns above from those below. Leaves pages with
 * places, and documents in whose right columns nobody speaks. Order: once running heads are known. Fails:
 * false without memory; the document is whole then. */
bool printed_columns_part(struct document *document);

#endif
