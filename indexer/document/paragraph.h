/* Where a paragraph begins and ends, seen from the look of its lines. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PARAGRAPH_H
#define SEISAKU_INDEXER_DOCUMENT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"

/* How the lines of one column of a page are set. */
struct measure {
    size_t width; /* of the widest line, in display columns */
    bool whole;   /* each line is a paragraph */
    bool wrapped; /* lines are cut where the column ends; else a line ends where its writer ended it */
    size_t bullets,
        ended; /* bullets that follow a line, and that follow a sentence's end; 0 if not wrapped */
    const struct page *page; /* the column's, lent */
};

struct measure measure_column(const struct page *page, int column);

/* Does this line open with a bullet, or with the label of a list's or statute's item? */
bool opens_with_bullet(const char *text);

/* Does a paragraph whose last line is `above`, and which itself is a bullet or not, go on with `line`? */
bool paragraph_goes_on(const struct line *above, const struct line *line, bool bullet,
                       const struct measure *measure);

/* Did the writer end the line above, in text that is not wrapped: is it short, and neither breaks off in a
 * sentence nor opens or goes on with a row of cells? */
bool ends_by_itself(const char *above, const char *line, const struct measure *measure);

/* Does the line open with a short label and a colon: 日時：, 電話：? */
bool opens_with_key(const char *text);

/* The columns that the line is set in by. */
size_t indent_of(const char *text);

/* Would the next line's first word have fitted above, with a quarter of the width to spare? Then the
 * line was ended on purpose. */
bool ends_early(const char *above, const char *line, const struct measure *measure);
#endif
