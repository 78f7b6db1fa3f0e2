#include "indexer/order/tables/cell_costs.h"

#include "indexer/order/columns/costs.h"

/* Line breaking moves less in a narrow cell. */
static int slack_of(int width)
{
    return width / 8 + 1 < LIMIT(SLACK_SHORT) ? width / 8 + 1 : LIMIT(SLACK_SHORT);
}

long cell_cost_below(struct continuity *continuity, int width, const struct line_part *above,
                     const struct line_part *piece)
{
    int unit = piece->unit > 2 ? piece->unit - 2 : 0;
    int lack = width - slack_of(width) - above->width - unit;
    if (piece->opens)
        return above->ends || lack > 0 ? COST(PARAGRAPH) : COST(INSIDE);
    if (lack > 0 && above->ends)
        return COST(PARAGRAPH);
    long price = continuity_between(continuity, &above->tail, &piece->head);
    if (above->latin && piece->latin)
        price = COST(STRANGE);
    else
        price = (price < COST(STRANGE) ? price : COST(STRANGE)) + COST(CELL);
    if (lack > 0)
        price += lack * COST(LACK) < COST(SHORT) ? lack * COST(LACK) : COST(SHORT);
    if (above->ends && price > COST(PARAGRAPH))
        return COST(PARAGRAPH);
    return price;
}

long cell_cost_end(int width, const struct line_part *last)
{
    return !last->ends && !last->latin && last->width >= width - slack_of(width) ? COST(FULL) : 0;
}

long cell_cost_gap(int lines)
{
    return lines > 2 ? (lines - 2) * COST(GAP) : 0;
}
