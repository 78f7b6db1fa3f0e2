/* The gaps of a line into which a raised number may belong, each with its price: how much likelier the
 * number stood there than at any other place, as ten times the natural logarithm. */
#ifndef SEISAKU_INDEXER_PAGE_NOTE_MARK_GAPS_H
#define SEISAKU_INDEXER_PAGE_NOTE_MARK_GAPS_H

#include "indexer/page/note_mark_stats.h"

enum {
    GAPS = 40,            /* looked at in one source line */
    PRICE_GAP_CLEAR = 35, /* at this price a gap is one, whatever else is known; no line's end has it */
    PRICE_GAP_GOOD = -10  /* at this price nothing speaks against a gap */
};

struct gap {
    struct line *line;
    size_t start, length; /* the blanks that the number takes the place of; none at a line's end */
    int price;
};

/* Adds the gaps of the piece to the `count` that there are, in order, and returns how many there are
 * now. `next` is the piece of the same source line in the next column, NULL if there is none. */
int note_mark_gaps_find(const struct note_mark_stats *stats, struct line *piece, const struct line *next,
                        struct gap *gaps, int count);

#endif
