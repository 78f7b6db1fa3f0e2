/* A PDF page as geometry: what poppler.c reads and xy_cut.c, pdf_lines.c and their kind turn
 * into lines. Nothing here knows poppler. Unit: points; the origin is the page's upper left corner. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_PDF_PAGE_H
#define SEISAKU_INDEXER_PDF_LAYOUT_PDF_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "indexer/document/document.h"

struct box {
    float x1, y1, x2, y2;
};

/* One character as printed. White space is no glyph. */
struct pdf_glyph {
    struct box box;
    float size;     /* of the font */
    uint32_t point; /* code point */
    bool bold;
    bool blank;  /* the page's own text has a blank before it */
    bool header; /* of a running head, foot or page number */
    int stack;   /* number of the upright run it stands in, from 1; 0 for none */
};

/* A ruling line, or an edge of a box. */
struct pdf_rule {
    struct box box; /* of no thickness: x1 == x2 or y1 == y2 */
    bool upright;   /* vertical on the page */
};

/* How the page was turned so that its lines run from left to right and follow one another down. */
enum pdf_turn {
    PDF_AS_IS,
    PDF_DOWNWARD, /* vertical writing: lines run down, and follow one another leftward */
    PDF_UPWARD    /* a page printed sideways: lines run up, and follow one another rightward */
};

/* A line of text where it stands. The frame is the reading one: on a page of vertical writing x
 * runs down the page and y from its right edge to the left. */
struct pdf_line {
    struct box box;
    struct box field; /* of the column or cell it is set in */
    float right;      /* where full lines of its column end */
    float size;       /* of most of its characters */
    char *text;       /* UTF-8; owned */
    const char *head; /* name of its column, static; NULL for none */
    enum line_role role;
    int level;
    int column;
    int row, cell; /* of a ruled table: number on the page from 1, cell in the row from 1; 0 outside */
    int slide_box; /* from 1; 0 outside of slides */
    bool bold;
    bool framed;   /* stands in a table or a box */
    bool floating; /* no part of the running text: framed, or of another size */
    bool fresh;
    bool apart;  /* no sentence goes on into it: a slide's box */
    bool raised; /* opens with small raised digits, as a note does */
};

struct pdf_page {
    float width, height;
    enum pdf_turn turn;
    bool slide;               /* text in boxes set freely */
    int stacks;               /* how many there are */
    struct pdf_glyph *glyphs; /* in no order to rely on */
    size_t count, capacity;
    struct pdf_rule *rules;
    size_t rule_count, rule_capacity;
    struct pdf_line *lines; /* in reading order, after pdf_lay_out() */
    size_t line_count, line_capacity;
    char *label;   /* as printed; NULL if none */
    size_t lost;   /* characters that the file does not name */
    bool unnamed;  /* text is drawn, but not one character of it is named */
    bool unpacked; /* a font's characters are named in poppler-data only, which is not installed */
};

/* Room for one more of `size` bytes behind `count`; false without memory (the array is kept). */
bool pdf_grow(void *array, size_t count, size_t *capacity, size_t size);

void pdf_page_free(struct pdf_page *page); /* its content, not the struct */

/* --- boxes --- */
static inline float box_middle_x(const struct box *box)
{
    return (box->x1 + box->x2) / 2;
}
static inline float box_middle_y(const struct box *box)
{
    return (box->y1 + box->y2) / 2;
}
/* How much two intervals have in common; negative: the gap between them. */
static inline float overlap(float a1, float a2, float b1, float b2)
{
    return (a2 < b2 ? a2 : b2) - (a1 > b1 ? a1 : b1);
}
static inline void box_add(struct box *box, const struct box *other)
{
    box->x1 = other->x1 < box->x1 ? other->x1 : box->x1;
    box->y1 = other->y1 < box->y1 ? other->y1 : box->y1;
    box->x2 = other->x2 > box->x2 ? other->x2 : box->x2;
    box->y2 = other->y2 > box->y2 ? other->y2 : box->y2;
}

#endif
