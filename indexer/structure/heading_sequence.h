/* Is a numbered line a heading, by the numbers of what stands above and below it? */
#ifndef SEISAKU_INDEXER_STRUCTURE_HEADING_SEQUENCE_H
#define SEISAKU_INDEXER_STRUCTURE_HEADING_SEQUENCE_H

#include <stdbool.h>

#include "indexer/structure/heading_context.h"

/* The next line that is not set aside, or NULL at the page's end. */
struct line *sequence_below(const struct heading_context *around, const struct line *line);

/* The first line of the pages below this one; NULL for none. */
const struct line *sequence_overleaf(const struct heading_context *around);

/* Does the outline stand at the chapter (or 第１, 第２) before this one? */
bool sequence_is_next_chapter(const struct outline *outline, const struct heading *heading);

/* Is it a number that may come next: in order, begun again with 1 below another kind of heading or where 2
 * follows, or a chapter's? */
bool sequence_is_next(const struct heading_context *around, const struct line *line,
                      const struct heading *heading);

/* Does 二 follow the 一 of the line, before another 一 comes? */
bool sequence_kanji_goes_on(const struct heading_context *around, const struct line *line);

/* Is it a note's number, to which the text above refers: …が増加した3。? */
bool sequence_is_note(const struct heading_context *around, const struct line *line,
                      const struct heading *heading);

/* Where a page is laid out: does the line end on purpose, as a heading does? A number that begins a sequence
 * must also have a sequel. True on other pages. */
bool sequence_heads_laid_out(const struct heading_context *around, const struct line *line,
                             const struct heading *heading);

/* The level that stands below the next one in this document, 0 for none: 部 where 第１章 comes first and
 * 第１部 below it, with no other chapter between; 編 likewise below 部. Elsewhere 編 stand above 部, and 部
 * above 章. */
int sequence_swapped_level(const struct document *document);

/* The number that the line opens with, see line_heading; its level is that of this document. */
bool sequence_number(const struct heading_context *around, const struct line *line, struct heading *heading);

#endif
