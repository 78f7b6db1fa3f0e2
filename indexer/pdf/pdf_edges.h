/* The glyphs near a page's edges as texts, among which the running heads are. */
#ifndef SEISAKU_INDEXER_PDF_PDF_EDGES_H
#define SEISAKU_INDEXER_PDF_PDF_EDGES_H

#include "indexer/page/edge_texts.h"
#include "indexer/pdf/glyphs/pdf_page.h"

/* The texts of all pages, and of each its glyphs: those that stand in a row without a wide gap. */
struct pdf_edges {
    struct edge_texts texts;
    struct pdf_edge_glyphs {
        int *glyphs; /* indices, `count` of them; owned */
        size_t count;
    } * of; /* each text */
    size_t capacity;
};

/* Adds the texts of the outermost rows of a page, and those in the margins of any row. Order: page by page.
 * Fails: false without memory. */
bool pdf_edges_add(struct pdf_edges *out, const struct pdf_page *page, size_t index);

/* Sets *needed when the page's rules may matter: some row is parted by a gap (without one there is neither
 * table nor column), or bears a note's mark. Fails: false without memory. */
bool pdf_needs_rules(const struct pdf_page *page, bool *needed);

void pdf_edges_free(struct pdf_edges *edges);

#endif
