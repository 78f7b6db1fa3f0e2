/* Rows of a band that are read line by line, for their last column holds prices, and parts of a row that have
 * labels of their own. */
#include "indexer/pdf/layout/pdf_layout.h"

enum {
    GUTTERS_LEAST = 2,
    LABEL_GLYPHS = 8 /* of a label, at most: 第５部, 注１２; what is longer is text */
};

static uint32_t point_of(const struct pdf_rows *rows, const struct pdf_item *item)
{
    uint32_t point = item->glyph >= 0 ? rows->page->glyphs[item->glyph].point : 'x';
    return point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point;
}

uint32_t pdf_point_at(const struct pdf_rows *rows, const struct pdf_piece *piece, bool end)
{
    const struct pdf_item *items = rows->band->items, *found = &items[piece->start];
    for (size_t i = piece->start; i < piece->end; i++)
        if (end ? items[i].box.x1 > found->box.x1 : items[i].box.x1 < found->box.x1)
            found = &items[i];
    return point_of(rows, found);
}

/* Whether a piece of the row from `start` up to `end` stands level with it in the column, or, with `other`,
 * in any other one. */
static bool has_beside(const struct pdf_rows *rows, const struct pdf_piece *piece, size_t start, size_t end,
                       size_t column, bool other)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    for (size_t i = start; i < end; i++)
        if ((pieces[i].column == column) != other && pdf_are_level(&piece->box, &pieces[i].box))
            return true;
    return false;
}

/* --- prices --- */

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

/* How many digits the piece has; 0 too where it is no number. */
static size_t count_digits(const struct pdf_rows *rows, const struct pdf_piece *piece)
{
    size_t digits = 0;
    for (size_t i = piece->start; i < piece->end; i++) {
        uint32_t point = point_of(rows, &rows->band->items[i]);
        if (!is_of_number(point))
            return 0;
        digits += is_digit(point);
    }
    return digits;
}

bool pdf_has_prices(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    size_t last = 0;
    for (size_t i = start; i < end; i++)
        last = pieces[i].column > last ? pieces[i].column : last;
    for (size_t i = start; i < end; i++)
        if (pieces[i].column == last &&
            (count_digits(rows, &pieces[i]) == 0 || !has_beside(rows, &pieces[i], start, end, last, true)))
            return false;
    return true;
}

/* --- parts of a row --- */

/* Does the last column's line above the piece end with a full stop? */
static bool below_stop(const struct pdf_rows *rows, size_t start, size_t at)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    while (at-- > start)
        if (pieces[at].column == rows->band->gutters.count)
            return pdf_point_at(rows, &pieces[at], true) == 0x3002;
    return false;
}

/* Is the piece a label: a number, bare or in brackets, 注１, 第５部, ①? */
static bool is_label(const struct pdf_rows *rows, const struct pdf_piece *piece)
{
    uint32_t point = pdf_point_at(rows, piece, false);
    return piece->end - piece->start <= LABEL_GLYPHS &&
           (is_digit(point) || point == '(' || point == 0x6ce8 || point == 0x7b2c ||
            (point >= 0x2460 && point <= 0x2473));
}

size_t pdf_part_end(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    size_t last = rows->band->gutters.count;
    if (last < GUTTERS_LEAST)
        return end;
    for (size_t i = start + 1; i < end; i++) {
        if (pieces[i].column != 1 || pdf_are_level(&pieces[i].box, &pieces[start].box) ||
            !is_label(rows, &pieces[i]))
            continue;
        size_t part = i; /* what stands level with the label belongs to it */
        while (part > start + 1 && pdf_are_level(&pieces[part - 1].box, &pieces[i].box))
            part--;
        if (has_beside(rows, &pieces[i], part, end, last, false) && below_stop(rows, start, part))
            return part;
    }
    return end;
}
