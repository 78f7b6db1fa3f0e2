/* Whether a sentence goes on from one line to the next, by their characters alone. */
#ifndef SEISAKU_INDEXER_LINES_BROKEN_SENTENCE_H
#define SEISAKU_INDEXER_LINES_BROKEN_SENTENCE_H

#include <stdbool.h>

/* Does the line break off where a sentence goes on: behind a particle, a comma, an open bracket? */
bool line_breaks_off(const char *line);

/* Does Japanese text break off within a phrase, which no heading, item or cell ends in: behind a comma, を,
 * 及び? */
bool line_breaks_inside(const char *line);

/* Does the line open with what goes on with a sentence: a particle, a comma, a closing bracket? */
bool line_opens_inside(const char *line);

/* Does a sentence go on around a bracket with a sentence in it: （以下「退職」という。）| となった場合,
 * （…をいう。| 次条において同じ。）を除く? */
bool sentence_goes_on(const char *above, const char *line);

#endif
