/* The prices by which readings of columns are compared, all in one table. Set by experiment on pages of
 * other widths and texts than the samples; halving or doubling any one of them changes little. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_COSTS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_COSTS_H

/* Prices in MeCab's units, where reading on earns about 5,000. */
enum price {
    PRICE_SHORT = 6000,     /* a line ends short of its column in mid-sentence, yet the column goes on */
    PRICE_LACK = 1500,      /* less if it ends only so many columns short */
    PRICE_UNMARKED = 2500,  /* after a paragraph's short last line another begins without a marker */
    PRICE_INSIDE = 9000,    /* a bullet or bracketed marker in mid-sentence */
    PRICE_DOT = 3500,       /* a ・ that would part a word begins a line */
    PRICE_OPENING = 7000,   /* a row's right side begins without a marker, or its left side with one */
    PRICE_BULLET = 1500,    /* a bullet on a row's left side: the right side's are many */
    PRICE_ENDING = 5000,    /* a column of a row ends in mid-sentence */
    PRICE_OVER = 1500,      /* each column of width beyond what a line may hang over */
    PRICE_OFF = 800,        /* a full line is not quite of its column's width */
    PRICE_SPAN = 1500,      /* a line spans the page inside a row's stretch */
    PRICE_RAGGED = 4000,    /* on a free page, text beside a line that ends short in mid-sentence */
    PRICE_BREAK = 4000,     /* there, a line spans the page between a sentence's lines */
    PRICE_REPEAT = 100,     /* two lines of one column running: columns of one height take turns */
    PRICE_CUT = 300,        /* a cut */
    PRICE_CUT_LATIN = 1000, /* more for one between Latin words of a table */
    PRICE_SCRIPTS = 1500,   /* the most that reading on over a blank beside Latin text earns there */
    PRICE_HEADING = 2500,   /* what looks like a heading is cut there */
    PRICE_BLANK = 5000,     /* a blank between kana or kanji that is not cut: text has none */
    PRICE_STRANGE = 500     /* the most that reading on badly may cost */
};

/* Display columns. Line breaking rules move one character or two to the next line, or
 * hang one; a Latin word moves whole. */
enum slack { SLACK_SHORT = 5, SLACK_HANG = 2, SLACK_OVER = 8, SLACK_LATIN = 14 };

#endif
