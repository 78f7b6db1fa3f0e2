/* Words of a running line with a box drawn around them for emphasis: no table, no box of text. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_BOXED_WORDS_H
#define SEISAKU_INDEXER_PDF_GLYPHS_BOXED_WORDS_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Takes the edges of such boxes out of the page's rules. */
void pdf_drop_boxed_words(struct pdf_page *page);

#endif
