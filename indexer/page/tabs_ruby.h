/* What is set beside, above or inside the lines of text and was printed on lines of its own: chapter
 * tabs down the margin (第, ２, 章 a character a line), readings over rare kanji (ruby), and the raised
 * numbers that refer to footnotes. Pages that are `laid_out` are left to their reader. */
#ifndef SEISAKU_INDEXER_PAGE_TABS_RUBY_H
#define SEISAKU_INDEXER_PAGE_TABS_RUBY_H

#include "indexer/document/document.h"
#include "seisaku/mecab.h"

/* Marks tabs and ruby LINE_SET_ASIDE; a tab's character that was printed at the end of a line of text is
 * taken off it. Order: before the lines are put in reading order. Fails: SSK_MEMORY. */
ssk_status tabs_ruby_find(struct document *document, struct ssk_tagger *tagger, struct ssk_error *error);

/* Puts footnotes' numbers back where the line below shows the gap they left (`公開しました 。` below a
 * line `3`), and marks their lines LINE_SPENT; the footnotes themselves become notes (footnotes.h). Order:
 * once the lines are in reading order: on a line of two columns the first gaps are the first
 * column's. Fails: SSK_MEMORY. */
ssk_status note_marks_restore(struct document *document, struct ssk_error *error);

#endif
