/* The order in which the boxes of a slide are read. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_ORDER_H
#define SEISAKU_INDEXER_PDF_LAYOUT_SLIDE_ORDER_H

#include <stddef.h>

#include "indexer/pdf/glyphs/pdf_page.h"

/* Some items in the order of reading: a character, a run, or a box of runs. */
struct slide_part {
    struct box box;
    float size;
    int frame;          /* a table or box entered later; -1 for none */
    size_t first, last; /* items, linked by `next` */
    float line;         /* middle of a box's last line */
    struct box tail;    /* its last line */
};

/* For qsort: by left edges. */
int slide_rightward(const void *a, const void *b);

/* Puts them in order by the XY cut of Nagy and Seth (1984), the widest gap first, and the title before all.
 */
void slide_order(struct slide_part *parts, size_t count);

#endif
