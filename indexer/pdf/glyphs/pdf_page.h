/* A PDF page as geometry: what poppler.c reads and xy_cut.c, pdf_lines.c and their kind turn
 * into lines. Nothing here knows poppler. Unit: points; the origin is the page's upper left corner.
 *
 * Memory is GLib's: where there is none, g_new and its kind end the process as poppler does, a child whose
 * parent says so (child_reader.h). What rooms in common with other formats could not get is remembered
 * (seisaku/memory.h). So nothing here fails for want of memory. */
#ifndef SEISAKU_INDEXER_PDF_GLYPHS_PDF_PAGE_H
#define SEISAKU_INDEXER_PDF_GLYPHS_PDF_PAGE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "indexer/document/document.h"
#include "seisaku/array.h"

/* Makes room for one more item of an array, as SSK_GROW does. */
#define PDF_GROW(items, count, capacity) (SSK_GROW(items, count, capacity) ? (void)0 : pdf_no_memory())
_Noreturn void pdf_no_memory(void);

enum { PDF_NO_OVERLAY = -1 }; /* of a brace over lines: no text at all */

/* One character as printed. White space is no glyph. */
struct pdf_glyph {
    struct box box;
    float size;     /* of the font */
    uint32_t point; /* code point */
    bool bold;
    bool blank;          /* the page's own text has a blank before it */
    unsigned short font; /* number on its page */
    size_t edge;         /* number of the text near the page's edge it stands in, from 1; 0 for none */
    bool header;         /* of a running head, foot or page number */
    int stack;           /* number of the upright run it stands in, from 1; 0 for none */
    int overlay;         /* number of what is printed over the lines, from 1; 0 for none */
};

#define PDF_ALIKE 0.2F /* difference of sizes, as a share, of what is of one size */

static inline bool pdf_are_alike(float a, float b)
{
    return fabsf(a - b) <= PDF_ALIKE * fmaxf(a, b);
}

/* Whether `b` goes on at the end of `a` on its line: no further behind than 1.1 ems, nor over it than 0.35;
 * both of one size on one baseline. */
bool pdf_goes_on(const struct box *a, float a_size, const struct box *b, float b_size);

struct pdf_page;

/* A ruling line, or an edge of a box. */
struct pdf_rule {
    struct box box; /* of no thickness: x1 == x2 or y1 == y2 */
    bool upright;   /* vertical on the page */
};

/* Whether a rule parts the two boxes: an upright one what stands side by side, a lying one lines. It
 * is as long as what they have in common: underlined words are not parted from the line below. */
bool pdf_are_ruled_apart(const struct pdf_page *page, const struct box *a, const struct box *b, bool upright);

/* How the page was turned so that its lines run from left to right and follow one another down. */
enum pdf_turn {
    PDF_AS_IS,
    PDF_DOWNWARD, /* vertical writing: lines run down, and follow one another leftward */
    PDF_UPWARD    /* a page printed sideways: lines run up, and follow one another rightward */
};

struct pdf_page {
    float width, height;
    enum pdf_turn turn;
    bool slide;               /* text in boxes set freely */
    int stacks, overlays;     /* how many there are */
    struct pdf_glyph *glyphs; /* in no order to rely on */
    size_t count, capacity;
    struct pdf_rule *rules;
    size_t rule_count, rule_capacity;
    struct page text; /* its label, and its lines in reading order, after pdf_lay_out() */
    bool damaged;     /* cannot be read */
    bool unruled;     /* its rules would have taken too long to find */
    size_t lost;      /* characters that the file does not name */
    bool unnamed;     /* text is drawn, but not one character of it is named */
    bool unpacked;    /* a font's characters are named in poppler-data only, which is not installed */
};

void pdf_page_free(struct pdf_page *page); /* its content, not the struct */

#endif
