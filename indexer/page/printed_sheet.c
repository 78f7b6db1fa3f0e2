/* Puts the pieces of lines together again, as they were printed. */
#include "indexer/page/printed_sheet.h"

#include <stdlib.h>

#include "indexer/lines/cursor.h"

static int compare_pieces(const void *one, const void *other)
{
    const struct line *left = *(struct line *const *)one, *right = *(struct line *const *)other;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left < right ? -1 : left > right;
}

void sheet_free(struct sheet *sheet)
{
    free(sheet->pieces);
    free(sheet->lines);
}

bool sheet_of(struct sheet *sheet, struct page *page)
{
    *sheet = (struct sheet){.pieces = calloc(page->count + 1, sizeof *sheet->pieces),
                            .lines = calloc(page->count + 1, sizeof *sheet->lines)};
    for (size_t l = 0; l < page->count && sheet->pieces; l++)
        sheet->pieces[l] = &page->lines[l];
    if (!sheet->pieces || !sheet->lines)
        return false;
    qsort(sheet->pieces, page->count, sizeof *sheet->pieces, compare_pieces);
    for (size_t l = 0; l < page->count; l++) {
        if (l == 0 || sheet->pieces[l]->number != sheet->pieces[l - 1]->number)
            sheet->lines[sheet->count++].pieces = &sheet->pieces[l];
        sheet->lines[sheet->count - 1].count++;
    }
    return true;
}

const char *printed_text(const struct printed *line)
{
    return line->pieces[0]->text;
}

size_t printed_width(const struct printed *line)
{
    size_t width = 0;
    for (size_t p = 0; p < line->count; p++) {
        struct cursor cursor = cursor_trimmed(cursor_of(line->pieces[p]->text));
        width += cursor_width(&cursor) + (p > 0);
    }
    return width;
}
