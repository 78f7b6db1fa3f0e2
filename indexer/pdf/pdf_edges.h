/* The glyphs near a page's edges as texts, among which the running heads are. */
#ifndef SEISAKU_INDEXER_PDF_PDF_EDGES_H
#define SEISAKU_INDEXER_PDF_PDF_EDGES_H

#include "indexer/page/edge_texts.h"
#include "indexer/pdf/glyphs/pdf_page.h"

/* Adds the texts of the outermost rows of a page, and those in the margins of any row: glyphs that stand in a
 * row without a wide gap, whose `edge` is set. Order: page by page. */
void pdf_edges_add(struct edge_texts *out, struct pdf_page *page, size_t index);

/* Whether the page's rules may matter: some row is parted by a gap (without one there is neither table nor
 * column), or bears a note's mark. */
bool pdf_needs_rules(const struct pdf_page *page);

#endif
