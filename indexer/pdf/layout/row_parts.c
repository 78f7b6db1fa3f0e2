/* Rows of a band that are read line by line, for their last column holds prices, and parts of a row that have
 * labels of their own. */
#include "indexer/pdf/layout/pdf_layout.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/figures.h"
#include "indexer/lines/line_marks.h"

enum { GUTTERS_LEAST = 2 };

static int rightward(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    return place_order(left->box.x1, right->box.x1);
}

char *pdf_piece_text(const struct pdf_rows *rows, const struct pdf_piece *piece)
{
    size_t length = piece->end - piece->start, count = 0;
    g_autofree struct pdf_item *items = g_memdup2(rows->band->items + piece->start, length * sizeof *items);
    g_autofree int *glyphs = g_new(int, length);
    qsort(items, length, sizeof *items, rightward);
    for (size_t i = 0; i < length; i++)
        if (items[i].glyph >= 0)
            glyphs[count++] = items[i].glyph;
    return pdf_row_text(rows->page, glyphs, count);
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

static bool is_amount(const struct pdf_rows *rows, const struct pdf_piece *piece)
{
    g_autofree char *text = pdf_piece_text(rows, piece);
    return figures_are_amount(cursor_of(text));
}

bool pdf_has_prices(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    size_t last = 0;
    for (size_t i = start; i < end; i++)
        last = pieces[i].column > last ? pieces[i].column : last;
    for (size_t i = start; i < end; i++)
        if (pieces[i].column == last &&
            (!is_amount(rows, &pieces[i]) || !has_beside(rows, &pieces[i], start, end, last, true)))
            return false;
    return true;
}

/* --- parts of a row --- */

/* Does the last column's line above the piece end with a full stop? */
static bool below_stop(const struct pdf_rows *rows, size_t start, size_t at)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    while (at-- > start)
        if (pieces[at].column == rows->band->gutters.count) {
            g_autofree char *text = pdf_piece_text(rows, &pieces[at]);
            return ends_sentence(text, strlen(text));
        }
    return false;
}

/* Is the piece a label and nothing else: a number, bare or in brackets, 注１, 第５部, ①? */
static bool is_label(const struct pdf_rows *rows, const struct pdf_piece *piece)
{
    g_autofree char *text = pdf_piece_text(rows, piece);
    return line_is_opening(text, strlen(text)) || line_is_label(text, strlen(text));
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
