/* What a page bears beside its body text, in the order in which it is found: footnotes and the title by the
 * places of lines; running heads, labels, chapter tabs and ruby by their texts; the marks of notes once lines
 * stand in reading order. For edges of pages that are not yet lines, see recurring_texts.h. */
#ifndef SEISAKU_INDEXER_PAGE_PAGE_H
#define SEISAKU_INDEXER_PAGE_PAGE_H

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/mecab.h"
#include "seisaku/status.h"

/* placed_notes.c: marks footnotes of pages whose lines have places as LINE_NOTE, `begins_paragraph` set where
 * one begins. A note's number is footnote_number's, as in plain text. Small print at the foot is proof enough
 * there; where lines have no size, footnotes.c asks for a chain of numbers that are raised above instead.
 * Order: document->body is known. */
void placed_notes_find(struct document *document);

/* title.c: finds the title, where there is none yet and lines have sizes: what the file's information gives,
 * if the first pages bear it out; else the group of lines that looks and reads most like one. */
void title_find(struct document *document);

/* running_heads.c: marks labels, running heads and feet, and the heads of tables LINE_SET_ASIDE; fills the
 * pages' labels where there are none yet: a line whose shape is sure, else one of a label's shape that goes
 * up with the pages, which is the rule for PDFs too (recurring_texts.h); and the document's title from a
 * running head when it has none. Order: before the lines are put in reading order. Fails: SSK_MEMORY. */
ssk_status running_heads_find(struct document *document, const struct ssk_dictionary *dictionary,
                              struct ssk_error *error);

/* tabs_ruby.c: marks tabs (第, ２, 章 down the margin, a character a line) and ruby (readings on lines of
 * their own) LINE_SET_ASIDE; a tab's character that was printed at the end of a line of text is taken off it.
 * Leaves pages that are `laid_out`. Order: before the lines are put in reading order. Fails: SSK_MEMORY. */
ssk_status tabs_ruby_find(struct document *document, struct ssk_tagger *tagger, struct ssk_error *error);

/* note_marks.c: puts footnotes' numbers back where the line below shows the gap they left (`公開しました 。`
 * below a line `3`), and marks their lines LINE_SPENT; the footnotes themselves become notes (footnotes.h).
 * Leaves pages that are `laid_out`. Order: once the lines are in reading order: on a line of two columns the
 * first gaps are the first column's. Fails: SSK_MEMORY. */
ssk_status note_marks_restore(struct document *document, struct ssk_error *error);

#endif
