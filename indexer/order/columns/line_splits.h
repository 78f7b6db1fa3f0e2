/* The ways to read one line: as one column's text, cut at some of its blanks, or spanning the page. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_LINE_SPLITS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_LINE_SPLITS_H

#include "indexer/order/columns/line_words.h"

/* One way to read a line: the piece in each column (NULL: none), or the whole line spanning. */
struct choice {
    const struct line_part *pieces[COLUMNS_MAX];
    const struct line_part *span;
    unsigned columns; /* those with a piece, a bit each */
    long price;
};

enum { CHOICES = 96 /* the cheapest ways to read a line are kept */ };

struct line_splits {
    struct choice *choices; /* owned; they point into the strip's words */
    int count;
};

/* Lists the ways to read the strip, each with the price of what it joins and cuts inside the line. The strip
 * keeps its words for the next layout. Fails: false without memory. The caller frees with line_splits_free.
 */
bool line_splits_list(struct continuity *continuity, const struct layout *layout, enum stretch_kind kind,
                      struct strip *strip, struct line_splits *out);
void line_splits_free(struct line_splits *choices);

/* Gives the strip the choice's pieces; without a choice it spans. */
void strip_take(struct strip *strip, const struct choice *choice);

#endif
