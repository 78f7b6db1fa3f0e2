/* Slabs: a region sliced wherever a horizontal line meets nothing, most often one line of text each;
 * and the gaps in them. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_PDF_SLABS_H
#define SEISAKU_INDEXER_PDF_LAYOUT_PDF_SLABS_H

#include "indexer/pdf/layout/pdf_layout.h"

#define PDF_GUTTER 0.7F /* ems; least width of a gap that may be a gutter */

struct pdf_slab {
    size_t start, end; /* items */
    struct box box;
    struct pdf_gaps gaps; /* from -INFINITY on, and up to INFINITY */
};

struct pdf_slabs {
    struct pdf_item *items;
    struct pdf_slab *list; /* owned */
    size_t count, capacity;
    float em;
};

/* Sorts the items downward and slices them. */
struct pdf_slabs pdf_find_slabs(struct pdf_item *items, size_t count);

/* What both leave empty, where at least `least` wide. */
struct pdf_gaps pdf_common_gaps(const struct pdf_gaps *a, const struct pdf_gaps *b, float least);

/* How many gaps are closed on both sides. */
size_t pdf_inner_gaps(const struct pdf_gaps *gaps);

/* Whether the slab has something on both sides of one of the gaps. */
bool pdf_straddles(const struct pdf_slab *slab, const struct pdf_gaps *gaps);

#endif
