/* The costs by which readings of columns and tables are compared, and the limits of what a line may be, all
 * in one table. In MeCab's units, in which reading on earns about 5,000. Learned by tests/train/learn on
 * pages that tests/train/make_pages sets and on real ones; see tests/train/README.md for how, and for the
 * figures. */
#ifndef SEISAKU_INDEXER_ORDER_COLUMNS_COSTS_H
#define SEISAKU_INDEXER_ORDER_COLUMNS_COSTS_H

/* clang-format off */
#define ORDER_COSTS(X) \
    X(SHORT, 6000) /* a line ends short of its column in mid-sentence, yet the column goes on */ \
    X(LACK, 1500) /* less if it ends only so many columns short */ \
    X(UNMARKED, 2500) /* after a paragraph's short last line another begins without a marker */ \
    X(INSIDE, 9000) /* a bullet or bracketed marker in mid-sentence */ \
    X(OPENING, 7000) /* a row's right side begins without a marker, or its left side with one */ \
    X(BULLET, 1500) /* a bullet on a row's left side: the right side's are many */ \
    X(ENDING, 5000) /* a column of a row ends in mid-sentence */ \
    X(OVER, 1500) /* each column of width beyond what a line may hang over */ \
    X(OFF, 800) /* a full line is not quite of its column's width */ \
    X(SPAN, 1500) /* a line spans the page inside a row's stretch */ \
    X(RAGGED, 4000) /* on a free page, text beside a line that ends short in mid-sentence */ \
    X(BREAK, 4000) /* there, a line spans the page between a sentence's lines */ \
    X(REPEAT, 100) /* two lines of one column running: columns of one height take turns */ \
    X(CUT, 300) /* a cut */ \
    X(CUT_LATIN, 1000) /* more for one between Latin words of a table */ \
    X(SCRIPTS, 1500) /* the most that reading on over a blank beside Latin text earns there */ \
    X(HEADING, 2500) /* what looks like a heading is cut there */ \
    X(BLANK, 8000) /* a blank between kana or kanji that is not cut: text has none */ \
    X(STRANGE, 500) /* the most that reading on badly may cost */ \
    X(GAIN_A_CUT, 2500) /* what columns on a free page must gain over leaving it, for each line cut */ \
    X(COLUMN, 15000) /* what each column beyond the second must gain for a page */ \
    X(ROW, 500) /* a row */ \
    X(EMPTY, 1200) /* a cell without text */ \
    X(CELL, 1000) /* a cell goes on: what reading on must earn */ \
    X(PARAGRAPH, 300) /* a paragraph begins inside a cell */ \
    X(GAP, 4000) /* a line of a cell stands too far from the one above */ \
    X(FULL, 1562) /* a cell ends with a full line in mid-sentence */ \
    X(SCRIPT, 1500) /* Latin text where other rows have Japanese, or the reverse */ \
    X(HOPELESS, 20000) /* parts of a row dearer than this are given up */ \
    X(TABLE, 6000) /* a table begins */ \
    X(ON_TOP, 2000) /* a table stands at the top of a page: it may go on from the one before */ \
    X(LEAVE, 3000) /* it ends */ \
    X(SPREAD, 1000) /* a wide blank inside a line of text, between kana or kanji: a heading's */ \
    X(SPREADS, 4000) /* each more of them */ \
    X(BROKEN, 1500) /* a line of text ends in mid-sentence without reading on */ \
    X(LINE, 1500) /* what a text's line must earn by reading on */ \
    X(TABLE_MARGIN, 10000) /* what a table must gain over text */ \
    X(FLOW_MARGIN, -32768) /* and over flowing columns */ \
    X(TABLE_COLUMN, 3200) /* what each column beyond the second must gain for a page */ \
    X(READS_ON, -3000) /* two lines of one sentence cost less (continuity.h), */ \
    X(READS_SURELY, -4500) /* and beyond doubt */ \
    X(SLACK_SHORT, 5) /* display columns that line breaking may move to the next line */ \
    X(SLACK_HANG, 2) /* or hang over the end */ \
    X(SLACK_OVER, 8) /* wider pieces are no hypothesis */ \
    X(SLACK_LATIN, 14) /* a Latin word moves whole */ \
    X(SPREADS_MAX, 4) /* wide blanks that count: letters set apart have many */ \
    X(FLOWING_SHARE, 9) /* a table's cells may seem to go on in the next row once in so many */ \
    X(FIT_FULL, 3) /* score of a segment as wide as its column when layouts are guessed */ \
    X(FIT_SHORT, 1) /* of one that fits */ \
    X(FIT_MISFIT, 8) /* against it: a line whose segments do not fit */ \
    X(FIT_COLUMN, 6) /* and each column */ \
    X(PLACE, 1500) /* each line that a cell stands off the top and the middle of its row */ \
    X(MIXED, 4000) /* a row whose cells stand some at the top, some in the middle */ \
    X(GUTTERS, 4) /* lines with a gutter: the least evidence of columns on a free page */
/* clang-format on */

/* A build for training (make BUILD=tune) reads other values from the file $SEISAKU_COSTS. */
#ifdef SEISAKU_TUNE
#define ORDER_COST_INDEX(name, value) COST_##name,
enum { ORDER_COSTS(ORDER_COST_INDEX) ORDER_COST_COUNT };
extern int order_costs[ORDER_COST_COUNT];
#define COST(name)  ((long)order_costs[COST_##name])
#define LIMIT(name) (order_costs[COST_##name])
#else
#define ORDER_COST_VALUE(name, value) COST_##name = (value),
enum { ORDER_COSTS(ORDER_COST_VALUE) };
#define COST(name)                    ((long)COST_##name)
#define LIMIT(name)                   ((int)COST_##name)
#endif

#endif
