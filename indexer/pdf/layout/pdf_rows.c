/* Bands that are read across: where one row ends and the next begins. */
#include <math.h>

#include "indexer/pdf/layout/pdf_layout.h"

#define APART 0.25F /* ems more between rows than between the lines of a cell */
#define SHARE 0.4F  /* of the difference between the widest and the narrowest white */

enum {
    GUTTERS_LEAST = 2,
    ROWS_LEAST = 3,
    LABELS = 2, /* that make a list of the rows */
    FILLED = 2, /* columns of any row, at the least */
    REGULAR = 7 /* tenths of the rows that fill all columns but one */
};

struct pdf_rows pdf_rows_of(const struct pdf_item *items, size_t count, const struct pdf_band *band)
{
    struct pdf_rows rows = {.items = items, .count = count, .band = band};
    rows.em = pdf_common_size(items, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (items[i].part != 0)
            continue;
        rows.labels = any ? rows.labels : items[i].box;
        box_add(&rows.labels, &items[i].box);
        any = true;
    }
    return rows;
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
    bool labelled = items[start].part == 0;
    for (size_t i = start + 1; i < rows->count; i++) {
        if (items[i].part != 0)
            continue;
        bool level = pdf_are_level(&line, &items[i].box);
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
    while (end > start + 1 && pdf_are_level(&rows->items[end - 1].box, &rows->items[label].box))
        end--;
    return end;
}

bool pdf_reads_by_line(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_item *items = rows->items;
    struct box line = items[start].box;
    size_t last = 0;
    for (size_t i = start; i < end; i++) {
        last = items[i].part > last ? items[i].part : last;
        if (pdf_are_level(&line, &items[i].box))
            box_add(&line, &items[i].box);
    }
    for (size_t i = start; i < end; i++)
        if (box_middle_y(&items[i].box) > line.y2 && items[i].part != last)
            return false;
    return true;
}

bool pdf_has_label(const struct pdf_rows *rows, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (rows->items[i].part == 0)
            return true;
    return false;
}

/* --- tables without rules --- */

struct row_line {
    float top, bottom;
    size_t end; /* of its items */
    unsigned columns;
};

static size_t bits(unsigned set)
{
    size_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* The lines of the band; 0 when they are too many, or boxes stand among them. */
static size_t find_lines(const struct pdf_item *items, size_t count, struct row_line lines[PDF_OPEN_ROWS_MAX])
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct box *box = &items[i].box;
        struct row_line *last = found > 0 ? &lines[found - 1] : NULL;
        if (items[i].frame >= 0 || items[i].upright)
            return 0;
        bool level = last && overlap(last->top, last->bottom, box->y1, box->y2) > 0.4F * (box->y2 - box->y1);
        if (!level && found == PDF_OPEN_ROWS_MAX)
            return 0;
        if (!level) {
            last = &lines[found++];
            *last = (struct row_line){box->y1, box->y2, 0, 0};
        }
        last->bottom = fmaxf(last->bottom, box->y2);
        last->end = i + 1;
        last->columns |= 1U << items[i].part;
    }
    return found;
}

/* The white above a line with which a row begins; below 0 where each line is one. */
static float white_of_rows(const struct row_line *lines, size_t count, float em)
{
    float least = INFINITY, most = 0;
    for (size_t l = 1; l < count; l++) {
        float white = lines[l].top - lines[l - 1].bottom;
        least = fminf(least, white);
        most = fmaxf(most, white);
    }
    return most - least > APART * em ? least + fmaxf(0.8F * APART * em, SHARE * (most - least)) : -INFINITY;
}

/* Whether a row opens as items of a list do: 1, イ, Ｊ０３６, (1), ・, 注, 第１. */
static bool opens_item(const struct pdf_page *page, const struct pdf_item *items, size_t start, size_t end)
{
    const struct pdf_item *first = NULL;
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        if (items[i].part != 0 || !pdf_are_level(&items[start].box, &items[i].box))
            continue;
        first = !first || items[i].box.x1 < first->box.x1 ? &items[i] : first;
        count++;
    }
    uint32_t point = first && first->glyph >= 0 ? page->glyphs[first->glyph].point : 'x';
    point = point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point;
    bool kana = point >= 0x30a1 && point <= 0x30ff;
    return (point < 0x80 && !(point >= 'a' && point <= 'z')) || (kana && count == 1) || point == 0x30fb ||
           (point >= 0x2460 && point <= 0x24ff) || ((point == 0x6ce8 || point == 0x7b2c) && count <= 2);
}

/* Whether the rows are items of a list with a price each, which their heading and notes belong to. */
static bool is_list(const struct pdf_page *page, const struct pdf_open_rows *rows,
                    const struct pdf_item *items)
{
    size_t labels = 0;
    for (size_t r = 0, start = 0; r < rows->count; start = rows->rows[r++].end)
        labels += opens_item(page, items, start, rows->rows[r].end);
    return labels >= LABELS;
}

/* Whether a sentence ends in the items: the last line of the text above is no row. */
static bool holds_stop(const struct pdf_page *page, const struct pdf_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].glyph >= 0 && page->glyphs[items[i].glyph].point == 0x3002)
            return true;
    return false;
}

bool pdf_find_open_rows(struct pdf_open_rows *out, const struct pdf_page *page, const struct pdf_item *items,
                        size_t count, const struct pdf_band *band)
{
    struct row_line lines[PDF_OPEN_ROWS_MAX];
    out->count = 0;
    if (band->gutters.count < GUTTERS_LEAST || band->gutters.count >= PDF_OPEN_COLUMNS_MAX)
        return false;
    size_t found = find_lines(items, count, lines), regular = 0;
    float white = found > 0 ? white_of_rows(lines, found, pdf_common_size(items, count)) : 0;
    for (size_t l = 0, end; l < found; l = end) {
        unsigned columns = lines[l].columns;
        for (end = l + 1; end < found && lines[end].top - lines[end - 1].bottom <= white; end++)
            columns |= lines[end].columns;
        if (bits(columns) < FILLED)
            return false;
        regular += bits(columns) >= band->gutters.count;
        out->rows[out->count++] =
            (struct pdf_open_row){lines[l].top, lines[end - 1].bottom, lines[end - 1].end};
    }
    return out->count >= ROWS_LEAST && !holds_stop(page, items, out->rows[0].end) &&
           !is_list(page, out, items) && regular * 10 >= out->count * REGULAR;
}
