/* A box is around words of a line when one of its upright edges, no higher than a line, stands between two
 * letters that adjoin: a cell's text keeps away from the rule beside it. */
#include "indexer/pdf/glyphs/boxed_words.h"

#include <math.h>

#define CORNER 1.5F /* points by which edges that meet may miss each other */
#define LINE   2.4F /* the highest edge, in sizes of the letters beside it */
#define ADJOIN 0.4F /* the widest gap between letters that adjoin, in their size */

static bool meet(float a, float b)
{
    return fabsf(a - b) <= CORNER;
}

/* Whether the glyph stands on the line that the edge crosses. */
static bool is_beside(const struct pdf_glyph *glyph, const struct box *edge)
{
    float middle = box_middle_y(&glyph->box);
    return middle > edge->y1 && middle < edge->y2 && edge->y2 - edge->y1 < LINE * glyph->size;
}

/* Whether letters of one line adjoin across the upright edge. */
static bool parts_letters(const struct pdf_page *page, const struct box *edge)
{
    const struct pdf_glyph *left = NULL, *right = NULL;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        if (!is_beside(glyph, edge))
            continue;
        if (box_middle_x(&glyph->box) < edge->x1)
            left = left && left->box.x2 > glyph->box.x2 ? left : glyph;
        else
            right = right && right->box.x1 < glyph->box.x1 ? right : glyph;
    }
    return left && right && right->box.x1 - left->box.x2 <= ADJOIN * fminf(left->size, right->size);
}

/* Whether the lying rule is the top or the bottom of a box that has the upright edge at one end; *other is
 * its x at the other end. */
static bool is_lid(const struct box *lying, const struct box *edge, float *other)
{
    *other = meet(lying->x1, edge->x1) ? lying->x2 : lying->x1;
    return (meet(lying->y1, edge->y1) || meet(lying->y1, edge->y2)) &&
           (meet(lying->x1, edge->x1) || meet(lying->x2, edge->x1));
}

/* Marks the edge, and the other three of its boxes. */
static void mark_box(const struct pdf_page *page, size_t upright, bool *drop)
{
    const struct box *edge = &page->rules[upright].box;
    float other;
    drop[upright] = true;
    for (size_t i = 0; i < page->rule_count; i++) {
        if (page->rules[i].upright || !is_lid(&page->rules[i].box, edge, &other))
            continue;
        drop[i] = true;
        for (size_t r = 0; r < page->rule_count; r++) {
            const struct box *side = &page->rules[r].box;
            drop[r] |= page->rules[r].upright && meet(side->x1, other) && meet(side->y1, edge->y1) &&
                       meet(side->y2, edge->y2);
        }
    }
}

void pdf_drop_boxed_words(struct pdf_page *page)
{
    g_autofree bool *drop = g_new0(bool, page->rule_count + 1);
    for (size_t i = 0; i < page->rule_count; i++)
        if (page->rules[i].upright && !drop[i] && parts_letters(page, &page->rules[i].box))
            mark_box(page, i, drop);
    size_t kept = 0;
    for (size_t i = 0; i < page->rule_count; i++)
        if (!drop[i])
            page->rules[kept++] = page->rules[i];
    page->rule_count = kept;
}
