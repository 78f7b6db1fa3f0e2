#include "indexer/pdf/layout/rule_cuts.h"

#include <stdlib.h>

#define REACH 4.0F /* points by which a rule may fall short of its cell's side */

/* Whether the rule runs through the inside of the field from side to side. */
static bool parts(const struct pdf_rule *rule, const struct box *field)
{
    struct box box = rule->upright ? rule->box : box_aside(&rule->box),
               in = rule->upright ? *field : box_aside(field);
    return box.y1 <= in.y1 + REACH && box.y2 >= in.y2 - REACH && box.x1 > in.x1 + REACH &&
           box.x1 < in.x2 - REACH;
}

static int ascending(const void *a, const void *b)
{
    return place_order(*(const float *)a, *(const float *)b);
}

/* Sorts the cuts, and takes those close together for one. */
static size_t put_in_order(float *cuts, size_t count)
{
    size_t kept = 0;
    qsort(cuts, count, sizeof *cuts, ascending);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || cuts[i] - cuts[kept - 1] > REACH)
            cuts[kept++] = cuts[i];
    return kept;
}

size_t rule_cuts_find(const struct pdf_page *page, const struct box *field, bool upright, float *cuts)
{
    size_t found = 0;
    for (size_t r = 0; r < page->rule_count && found < RULE_CUTS_MAX; r++) {
        const struct pdf_rule *rule = &page->rules[r];
        if (rule->upright == upright && parts(rule, field))
            cuts[found++] = upright ? rule->box.x1 : rule->box.y1;
    }
    return put_in_order(cuts, found);
}

/* Whether the rule runs along the text and nothing stands across it. */
static bool parts_tiers(const struct pdf_rule *rule, const struct pdf_item *items, size_t count,
                        const struct box *extent)
{
    if (!rule->upright || overlap(rule->box.y1, rule->box.y2, extent->y1, extent->y2) < 0)
        return false;
    size_t before = 0;
    for (size_t i = 0; i < count; i++) {
        float slack = 0.3F * (items[i].box.x2 - items[i].box.x1);
        if (items[i].box.x1 < rule->box.x1 - slack && items[i].box.x2 > rule->box.x1 + slack)
            return false;
        before += items[i].box.x1 < rule->box.x1;
    }
    return before > 0 && before < count;
}

size_t rule_cuts_find_tiers(const struct pdf_page *page, const struct pdf_item *items, size_t count,
                            float *cuts)
{
    size_t found = 0;
    if (page->turn != PDF_DOWNWARD)
        return 0;
    struct box extent = pdf_extent(items, count);
    for (size_t r = 0; r < page->rule_count && found < RULE_CUTS_MAX; r++)
        if (parts_tiers(&page->rules[r], items, count, &extent))
            cuts[found++] = page->rules[r].box.x1;
    return put_in_order(cuts, found);
}

struct box rule_cuts_side(const struct box *field, bool upright, const float *cuts, size_t count, size_t part)
{
    struct box box = *field;
    if (part > 0)
        *(upright ? &box.x1 : &box.y1) = cuts[part - 1];
    if (part < count)
        *(upright ? &box.x2 : &box.y2) = cuts[part];
    return box;
}

void rule_cuts_part(struct pdf_item *items, size_t count, bool upright, const float *cuts, size_t cut_count,
                    size_t *ends)
{
    for (size_t i = 0; i < count; i++) {
        float middle = upright ? box_middle_x(&items[i].box) : box_middle_y(&items[i].box);
        items[i].part = 0;
        while (items[i].part < cut_count && middle > cuts[items[i].part])
            items[i].part++;
    }
    pdf_part(items, count, cut_count + 1, ends);
}
