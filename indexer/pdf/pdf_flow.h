/* The lines of a whole file, put right across its pages. */
#ifndef SEISAKU_INDEXER_PDF_PDF_FLOW_H
#define SEISAKU_INDEXER_PDF_PDF_FLOW_H

#include <stdint.h>

#include "indexer/document/document.h"

/* Finds the size most text is set in. */
void pdf_body_size(struct document *document);

/* Marks footnotes as LINE_NOTE. */
void pdf_mark_notes(struct document *document);

/* Marks headings, with their levels; a number and a title printed side by side become one line.
 * False without memory. */
bool pdf_mark_headings(struct document *document);

/* Sets `fresh` where a paragraph begins, and `floating`. To be called once notes and
 * headings are marked. */
void pdf_mark_paragraphs(struct document *document);

/* Sets `head` in the columns of comparative tables (改正後 beside 現行). Order: before pdf_join_rows. */
bool pdf_name_columns(struct document *document);

/* Brings the rest of a table row that goes on overleaf to its cells. False without memory. */
bool pdf_join_rows(struct document *document);

/* Moves what stands in the middle of a sentence (a figure, a table) behind its paragraph, or before
 * it when the paragraph goes on overleaf. False without memory. */
bool pdf_move_floats(struct document *document);

/* --- asked of a line by all of them --- */

/* The first and the last code point of the line's text. */
uint32_t pdf_line_first(const struct line *line);
uint32_t pdf_line_last(const struct line *line);

/* Whether the line ends a sentence by its last sign. */
bool pdf_ends_sentence(const struct line *line);

/* Whether it opens with a bullet, a bracketed number or the like. */
bool pdf_opens_item(const struct line *line);

/* Whether it leaves `ems` or more of its column empty at the end. */
bool pdf_is_short(const struct line *line, float ems);

/* Whether a sentence goes on behind the line. */
bool pdf_is_open(const struct line *line);

#endif
