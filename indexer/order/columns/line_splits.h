/* The ways to read one line: as one column's text, cut at some of its blanks, or spanning the page. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_LINE_SPLITS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_LINE_SPLITS_H

#include "indexer/order/columns/column_beam.h"

/* A piece of a line, and what its price depends on. */
struct candidate {
    const char *text;
    size_t length;
    struct continuity_end tail, head;
    int width;
    int spreads;       /* of a whole line: blanks between kana or kanji, of which text has none, */
    long spread_price; /* and the price of reading on over them */
    int unit;          /* width of what could not be cut off to fill the line above: a Latin word, a kanji */
    bool opens, ends;
    bool dot;            /* opens with the ・ that is a bullet, or parts a word */
    bool latin, letters; /* begins and ends with neither kana nor kanji; holds Latin letters */
    bool label;          /* nothing but a bullet or an item's label */
    bool bracketed;      /* a marker such as <成果・進捗状況> */
};

/* One way to read a line: the piece in each column (NULL: none), or the whole line spanning. */
struct choice {
    const struct candidate *pieces[COLUMNS_MAX];
    const struct candidate *span;
    unsigned columns; /* those with a piece, a bit each */
    long price;
};

enum { CHOICES = 96 /* the cheapest ways to read a line are kept */ };

struct line_splits {
    struct candidate *candidates; /* owned */
    struct choice *choices;       /* owned; they point to the candidates */
    int count;                    /* of choices */
};

/* Lists the ways to read the strip, each with the price of what it joins and cuts inside the line.
 * False without memory. The caller frees with line_splits_free. */
bool line_splits_list(struct continuity *continuity, const struct layout *layout, enum stretch_kind kind,
                      const struct strip *strip, struct line_splits *out);
void line_splits_free(struct line_splits *choices);

/* Gives the strip the choice's pieces; without a choice it spans. */
void strip_take(struct strip *strip, const struct choice *choice);

#endif
