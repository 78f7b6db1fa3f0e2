/* Rows of a band that are read line by line, for their last column holds prices, and parts of a row that have
 * labels of their own. */
#include "indexer/pdf/layout/pdf_layout.h"

enum {
    GUTTERS_LEAST = 2,
    LABEL_GLYPHS = 8 /* of a label, at most: 第５部, 注１２; what is longer is text */
};

/* --- prices --- */

static uint32_t point_of(const struct pdf_page *page, const struct pdf_item *item)
{
    uint32_t point = item->glyph >= 0 ? page->glyphs[item->glyph].point : 'x';
    return point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* What stands in a number, before it, and behind it: 点 円 人 件 回 千 万 億 △. */
static bool is_of_number(uint32_t point)
{
    static const uint32_t points[] = {',',    '.',    '%',    '-',    '+',    ' ',    0x3000, 0x70b9, 0x5186,
                                      0x4eba, 0x4ef6, 0x56de, 0x5343, 0x4e07, 0x5104, 0x25b3, 0x25b2, 0};
    for (size_t i = 0; points[i]; i++)
        if (points[i] == point)
            return true;
    return is_digit(point);
}

bool pdf_has_prices(const struct pdf_rows *rows, const struct pdf_page *page, size_t start, size_t end)
{
    const struct pdf_item *items = rows->items;
    size_t last = 0;
    size_t digits = 0;
    for (size_t i = start; i < end; i++)
        last = items[i].part > last ? items[i].part : last;
    for (size_t i = start; i < end && last > 0; i++) {
        if (items[i].part != last)
            continue;
        if (!is_of_number(point_of(page, &items[i])))
            return false;
        bool beside = false;
        for (size_t j = start; j < end && !beside; j++)
            beside = items[j].part != last && pdf_are_level(&items[i].box, &items[j].box);
        if (!beside)
            return false;
        digits += is_digit(point_of(page, &items[i]));
    }
    return digits > 0;
}

/* --- parts of a row --- */

/* Does the last column's line above the item end with a full stop? */
static bool below_stop(const struct pdf_rows *rows, const struct pdf_page *page, size_t start, size_t at)
{
    const struct pdf_item *items = rows->items, *last = NULL;
    for (size_t i = start; i < at; i++) {
        if (items[i].part != rows->band->gutters.count || box_middle_y(&items[i].box) > items[at].box.y1)
            continue;
        bool lower = !last || (items[i].box.y1 > last->box.y1 && !pdf_are_level(&items[i].box, &last->box));
        bool level = last && pdf_are_level(&items[i].box, &last->box);
        if (lower || (level && items[i].box.x1 > last->box.x1))
            last = &items[i];
    }
    return last && point_of(page, last) == 0x3002;
}

/* What a label begins with: a number, bare or in brackets, 注１, 第５部, ①. */
static bool opens_label(uint32_t point)
{
    return is_digit(point) || point == '(' || point == 0x6ce8 || point == 0x7b2c ||
           (point >= 0x2460 && point <= 0x2473);
}

/* Is the second column's line at the item a label? */
static bool is_label(const struct pdf_rows *rows, const struct pdf_page *page, size_t at, size_t end)
{
    const struct pdf_item *items = rows->items, *first = &items[at];
    size_t count = 0;
    for (size_t i = at; i < end && count <= LABEL_GLYPHS; i++) {
        if (items[i].part != 1 || !pdf_are_level(&items[at].box, &items[i].box))
            continue;
        first = items[i].box.x1 < first->box.x1 ? &items[i] : first;
        count++;
    }
    return count <= LABEL_GLYPHS && opens_label(point_of(page, first));
}

/* Does a line of the last column begin beside the item? */
static bool has_beside(const struct pdf_rows *rows, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++)
        if (rows->items[i].part == rows->band->gutters.count &&
            pdf_are_level(&rows->items[at].box, &rows->items[i].box))
            return true;
    return false;
}

size_t pdf_part_end(const struct pdf_rows *rows, const struct pdf_page *page, size_t start, size_t end)
{
    const struct pdf_item *items = rows->items;
    if (rows->band->gutters.count < GUTTERS_LEAST)
        return end;
    for (size_t i = start + 1; i < end; i++) {
        if (items[i].part != 1 || pdf_are_level(&items[i].box, &items[start].box) ||
            !is_label(rows, page, i, end) || !has_beside(rows, i, end) || !below_stop(rows, page, start, i))
            continue;
        while (i > start + 1 && pdf_are_level(&items[i - 1].box, &items[i].box))
            i--;
        return i;
    }
    return end;
}
