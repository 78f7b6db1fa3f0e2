/* What is usual in a document: where it has blanks, how wide its columns are, on which side of a full
 * stop it sets the numbers of footnotes. */
#ifndef SEISAKU_INDEXER_PAGE_NOTE_MARK_STATS_H
#define SEISAKU_INDEXER_PAGE_NOTE_MARK_STATS_H

#include "indexer/document/document.h"
#include "indexer/page/note_mark_borders.h"

enum { HABIT_COLUMNS = 3 /* lines that span, the first column, the second */ };

struct note_mark_stats {
    int all[BORDERS], blank[BORDERS]; /* borders, and those of them with a blank */
    int full[HABIT_COLUMNS];          /* the commonest width of a column's lines; 0 if unknown */
    int before_stop, behind_stop;     /* numbers that seem to stand so */
};

/* Fails: false without memory. Order: before any number is put back: lines below a line of numbers show
 * the gaps that these left, and are not counted with the others. */
bool note_mark_stats_learn(struct note_mark_stats *stats, const struct document *document);

#endif
