/* Glyphs on their way into lines: which glyphs make a line, and what they say. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_LINE_SETTER_H
#define SEISAKU_INDEXER_PDF_LAYOUT_LINE_SETTER_H

#include "indexer/pdf/layout/pdf_layout.h"

/* A line being made: glyphs of one column, `start` up to `end` in the sorted array. */
struct glyph_row {
    struct box box;
    float size; /* of its largest characters */
    size_t start, end;
};

struct setter {
    struct pdf_page *page;
    const struct pdf_place *place;
    int *glyphs; /* indices of all glyphs of the column */
    size_t count;
    struct glyph_row *rows;
    size_t row_count;
};

static inline const struct pdf_glyph *setter_glyph(const struct setter *setter, size_t i)
{
    return &setter->page->glyphs[setter->glyphs[i]];
}

/* A glyph and where it is sorted. */
struct placed {
    float x, y;
    int glyph;
};

/* For qsort of placed: by y, or by x. */
int placed_downward(const void *a, const void *b);
int placed_rightward(const void *a, const void *b);

/* Adds the row as a line of the page. */
void setter_add_row(struct setter *setter, const struct glyph_row *row);

/* Parts the glyphs into rows, from the top, and sorts those of each rightward. */
void setter_make_rows(struct setter *setter);

#endif
