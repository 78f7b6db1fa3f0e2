/* Where a line stands on its page, for sources that say so. Unit: points; the origin is the page's upper left
 * corner. The frame is the reading one: on a page of vertical writing x runs down the page and y from its
 * right edge to the left. */
#ifndef SEISAKU_INDEXER_DOCUMENT_PLACE_H
#define SEISAKU_INDEXER_DOCUMENT_PLACE_H

#include <stdbool.h>

struct box {
    float x1, y1, x2, y2;
};

/* All zero where the source has no coordinates. */
struct place {
    struct box box;
    struct box field; /* of the column or cell it is set in */
    float right;      /* where full lines of its column end */
    float size;       /* of most of its characters */
    int column;       /* of those side by side where it stands, from 0 */
    int cell;         /* in its ruled table's row, from 1; 0 outside */
    int slide_box;    /* from 1; 0 outside of slides */
    bool bold;
    bool framed;   /* stands in a table or a box */
    bool floating; /* no part of the running text: framed, or of another size */
    bool raised;   /* opens with small raised digits, as a note does */
    bool over;     /* printed over the lines: a watermark, a stamp */
    bool ruled;    /* a short rule stands close above, such as parts notes from the text */
};

/* For sorting: negative, 0 or positive as `a` is less than, equal to or more than `b`. */
static inline int place_order(float a, float b)
{
    return (a > b) - (a < b);
}
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
/* The box with its axes changed. */
static inline struct box box_aside(const struct box *box)
{
    return (struct box){box->y1, box->x1, box->y2, box->x2};
}
static inline void box_add(struct box *box, const struct box *other)
{
    box->x1 = other->x1 < box->x1 ? other->x1 : box->x1;
    box->y1 = other->y1 < box->y1 ? other->y1 : box->y1;
    box->x2 = other->x2 > box->x2 ? other->x2 : box->x2;
    box->y2 = other->y2 > box->y2 ? other->y2 : box->y2;
}

#endif
