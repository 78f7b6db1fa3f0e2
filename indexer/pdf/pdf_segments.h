/* The pieces of text near a page's edges, among which the running heads are. */
#ifndef SEISAKU_INDEXER_PDF_PDF_SEGMENTS_H
#define SEISAKU_INDEXER_PDF_PDF_SEGMENTS_H

#include "indexer/pdf/layout/pdf_page.h"

/* A run of glyphs without a wide gap, in the page's own frame (never turned). */
struct pdf_segment {
    size_t page;
    int row;   /* 0 the page's topmost, 1 the next …; -1 the lowest, -2 …; 0 too when `side` */
    bool side; /* stands in the left or right margin, or upright */
    struct box box;
    char *text;         /* as printed; owned */
    uint64_t hash;      /* of the text without blanks, each number taken as one sign */
    uint64_t exact;     /* likewise, numbers as they are */
    long first, number; /* the first and the last one in the text; -1 for none */
    bool bare;          /* nothing but a page's number and its ornaments */
    bool ornate;        /* bare, with ornaments: "- 12 -" */
    bool deep;          /* one of the many rows of a form's head or foot */
    bool kept;          /* which stand here for the first time */
    size_t letters;
    int *glyphs; /* indices, `count` of them; owned */
    size_t count;
};

struct pdf_segments {
    struct pdf_segment *list;
    size_t count, capacity;
};

enum { PDF_EDGE_ROWS = 5 };

/* Adds the outermost rows' segments of a page. False without memory. */
bool pdf_add_segments(struct pdf_segments *out, const struct pdf_page *page, size_t index);
/* Sets *needed when the page's rules may matter: some row is parted by a gap (without one there is
 * neither table nor column), or bears a note's mark. False without memory. */
bool pdf_needs_rules(const struct pdf_page *page, bool *needed);

void pdf_segments_free(struct pdf_segments *segments);

#endif
