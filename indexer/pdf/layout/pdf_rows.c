/* Bands that are read across: where one row ends and the next begins. */
#include <math.h>

#include "indexer/pdf/layout/pdf_layout.h"

struct pdf_rows pdf_rows_of(const struct pdf_item *items, size_t count, const struct pdf_band *band)
{
    struct pdf_rows rows = {.items = items, .count = count, .band = band};
    rows.em = pdf_common_size(items, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (pdf_column_of(band, &items[i]) != 0)
            continue;
        rows.labels = any ? rows.labels : items[i].box;
        box_add(&rows.labels, &items[i].box);
        any = true;
    }
    return rows;
}

/* Whether the two stand on one line. */
static bool are_level(const struct box *a, const struct box *b)
{
    return overlap(a->y1, a->y2, b->y1, b->y2) > 0.4F * fminf(a->y2 - a->y1, b->y2 - b->y1);
}

/* Whether a label's line that begins with `item` begins a row, and is not just the rest of a full one
 * above it. */
static bool begins_row(const struct pdf_rows *rows, const struct pdf_item *item, const struct box *above)
{
    const struct box *labels = &rows->labels;
    return labels->x2 - labels->x1 < 4 * rows->em || above->x2 <= labels->x2 - rows->em ||
           item->box.y1 - above->y2 >= 0.9F * rows->em;
}

/* The first item of the next row's label. */
static size_t next_label(const struct pdf_rows *rows, size_t start)
{
    const struct pdf_item *items = rows->items;
    struct box line = items[start].box;
    bool labelled = pdf_column_of(rows->band, &items[start]) == 0;
    for (size_t i = start + 1; i < rows->count; i++) {
        if (pdf_column_of(rows->band, &items[i]) != 0)
            continue;
        bool level = are_level(&line, &items[i].box);
        if (!level && (!labelled || begins_row(rows, &items[i], &line)))
            return i;
        if (level)
            box_add(&line, &items[i].box);
        else
            line = items[i].box;
        labelled = true;
    }
    return rows->count;
}

size_t pdf_row_end(const struct pdf_rows *rows, size_t start)
{
    size_t label = next_label(rows, start), end = label;
    if (label == rows->count)
        return end;
    /* What stands level with the label belongs to it, though it begins a little higher. */
    while (end > start + 1 && are_level(&rows->items[end - 1].box, &rows->items[label].box))
        end--;
    return end;
}

bool pdf_reads_by_line(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_item *items = rows->items;
    struct box line = items[start].box;
    int last = 0;
    for (size_t i = start; i < end; i++) {
        int column = pdf_column_of(rows->band, &items[i]);
        last = column > last ? column : last;
        if (are_level(&line, &items[i].box))
            box_add(&line, &items[i].box);
    }
    for (size_t i = start; i < end; i++)
        if (box_middle_y(&items[i].box) > line.y2 && pdf_column_of(rows->band, &items[i]) != last)
            return false;
    return true;
}

bool pdf_has_label(const struct pdf_rows *rows, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (pdf_column_of(rows->band, &rows->items[i]) == 0)
            return true;
    return false;
}
