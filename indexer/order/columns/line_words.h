/* A line as words, and the pieces that they make: what the search knows of it whatever the columns may be. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_LINE_WORDS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_LINE_WORDS_H

#include "indexer/order/columns/column_beam.h"

/* A piece of a line, and what its price depends on. */
struct line_part {
    const char *text;
    size_t length;
    struct continuity_end tail, head;
    int width;
    int spreads;       /* of a whole line: blanks between kana or kanji, of which text has none, */
    long spread_price; /* and the price of reading on over them */
    int unit;          /* width of what could not be cut off to fill the line above: a Latin word, a kanji */
    bool opens, ends;
    bool latin, letters; /* begins and ends with neither kana nor kanji; holds Latin letters */
    bool label;          /* nothing but a bullet or an item's label */
    bool bracketed;      /* a marker such as <成果・進捗状況> */
};

struct word {
    size_t start, length;
    int left;         /* display columns before it */
    long inner_price; /* of reading on over the blanks up to here, summed from the line's start */
    int blanks;       /* of these blanks, how many have CJK on both sides, */
    long blank_price; /* and what of the price is theirs */
    int openings;     /* and how many of these words open a paragraph */
};

/* The line as words and pieces of words, whatever the columns may be. */
struct line_words {
    struct word *words;
    struct line_part *parts; /* [count * count + 1]: from, to; the whole line last */
    int count;
};

/* Fails: NULL without memory. */
struct line_words *line_words_new(struct continuity *continuity, enum stretch_kind kind,
                                  const struct strip *strip);
void line_words_free(struct line_words *words);

/* The piece of the words from … to, measured when first asked for. */
const struct line_part *line_words_piece(const struct line_words *line, const struct strip *strip, int from,
                                         int to);

/* Whether the blank between two words has neither kana nor kanji beside it. */
bool line_words_latin_blank(const struct strip *strip, const struct word *before, const struct word *after);

#endif
