/* The page's own memory. */
#include "indexer/pdf/glyphs/pdf_page.h"

#include <stdlib.h>

#define SHORT 1.0F /* points by which a rule may fall short of what it parts */

void pdf_no_memory(void)
{
    g_error("failed to allocate an array");
}

bool pdf_goes_on(const struct box *a, float a_size, const struct box *b, float b_size)
{
    float em = fmaxf(a_size, b_size), gap = b->x1 - a->x2;
    return pdf_are_alike(a_size, b_size) && gap > -0.35F * em && gap < 1.1F * em &&
           fabsf(box_middle_y(a) - box_middle_y(b)) < 0.3F * em;
}

bool pdf_are_ruled_apart(const struct pdf_page *page, const struct box *a, const struct box *b, bool upright)
{
    const struct box one = upright ? *a : box_aside(a), other = upright ? *b : box_aside(b);
    float start = box_middle_x(&one), end = box_middle_x(&other);
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct pdf_rule *rule = &page->rules[r];
        const struct box box = upright ? rule->box : box_aside(&rule->box);
        if (rule->upright == upright && box.x1 > fminf(start, end) && box.x1 < fmaxf(start, end) &&
            box.y1 < fmaxf(one.y1, other.y1) + SHORT && box.y2 > fminf(one.y2, other.y2) - SHORT)
            return true;
    }
    return false;
}

void pdf_page_free(struct pdf_page *page)
{
    page_free_lines(&page->text);
    free(page->text.label);
    free(page->glyphs);
    free(page->rules);
    *page = (struct pdf_page){0};
}
