/* Which way a page is written. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_WRITING_DIRECTION_H
#define SEISAKU_INDEXER_PDF_GLYPHS_WRITING_DIRECTION_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Marks the upright runs (a tab in the margin, a cell of vertical writing) as stacks and, when most
 * of the page is written so, turns the whole page. */
void pdf_turn(struct pdf_page *page);

/* The box on a page of that width and height once that is turned. */
struct box pdf_turned(const struct box *box, enum pdf_turn turn, float width, float height);

#endif
