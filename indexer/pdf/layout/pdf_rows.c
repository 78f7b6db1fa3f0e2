/* Bands that are read across: where one row ends and the next begins. */
#include <math.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/pdf/layout/pdf_layout.h"

#define APART 0.25F /* ems more between rows than between the lines of a cell */

enum {
    GUTTERS_LEAST = 2,
    ROWS_LEAST = 3,
    LABELS = 2, /* that make a list of the rows */
    FILLED = 2, /* columns of any row, at the least */
    REGULAR = 7 /* tenths of the rows that fill all columns but one */
};

struct pdf_rows pdf_rows_of(const struct pdf_page *page, const struct pdf_band *band)
{
    struct pdf_rows rows = {.page = page, .band = band, .em = pdf_common_size(band->items, band->count)};
    bool any = false;
    for (const struct pdf_piece *piece = band->pieces; piece < band->pieces + band->piece_count; piece++) {
        if (piece->column != 0)
            continue;
        rows.labels = any ? rows.labels : piece->box;
        box_add(&rows.labels, &piece->box);
        any = true;
    }
    return rows;
}

/* Whether a label's line begins a row, and is not just the rest of a full one above it. */
static bool begins_row(const struct pdf_rows *rows, const struct box *line, const struct box *above)
{
    const struct box *labels = &rows->labels;
    return labels->x2 - labels->x1 < 4 * rows->em || above->x2 <= labels->x2 - rows->em ||
           line->y1 - above->y2 >= 0.9F * rows->em;
}

size_t pdf_row_end(const struct pdf_rows *rows, size_t start)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    struct box line = pieces[start].box;
    bool labelled = pieces[start].column == 0;
    size_t end = start + 1;
    for (; end < rows->band->piece_count; end++) {
        const struct box *box = &pieces[end].box;
        if (pieces[end].column != 0)
            continue;
        bool level = pdf_are_level(&line, box);
        if (!level && (!labelled || begins_row(rows, box, &line)))
            break;
        if (level)
            box_add(&line, box);
        else
            line = *box;
        labelled = true;
    }
    /* What stands level with the next label belongs to it, though it begins a little higher. */
    if (end < rows->band->piece_count)
        for (size_t label = end; end > start + 1 && pdf_are_level(&pieces[end - 1].box, &pieces[label].box);)
            end--;
    return end;
}

bool pdf_reads_by_line(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    struct box line = pieces[start].box;
    size_t last = 0;
    for (size_t i = start; i < end; i++) {
        last = pieces[i].column > last ? pieces[i].column : last;
        if (pdf_are_level(&line, &pieces[i].box))
            box_add(&line, &pieces[i].box);
    }
    for (size_t i = start; i < end; i++)
        if (box_middle_y(&pieces[i].box) > line.y2 && pieces[i].column != last)
            return pdf_has_prices(rows, start, end);
    return true;
}

bool pdf_has_label(const struct pdf_rows *rows, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (rows->band->pieces[i].column == 0)
            return true;
    return false;
}

/* --- tables without rules --- */

struct row_line {
    float top, bottom;
    size_t end; /* of its pieces */
    unsigned columns;
};

/* The lines of the band; 0 when they are too many, or boxes stand among them. */
static size_t find_lines(const struct pdf_band *band, struct row_line lines[PDF_OPEN_ROWS_MAX])
{
    size_t found = 0;
    for (size_t i = 0; i < band->count; i++)
        if (band->items[i].frame >= 0 || band->items[i].upright)
            return 0;
    for (size_t p = 0; p < band->piece_count; p++) {
        const struct box *box = &band->pieces[p].box;
        struct row_line *last = found > 0 ? &lines[found - 1] : NULL;
        if (!last || overlap(last->top, last->bottom, box->y1, box->y2) <= 0.4F * (box->y2 - box->y1)) {
            if (found == PDF_OPEN_ROWS_MAX)
                return 0;
            last = &lines[found++];
            *last = (struct row_line){box->y1, box->y2, 0, 0};
        }
        last->bottom = fmaxf(last->bottom, box->y2);
        last->end = p + 1;
        last->columns |= 1U << band->pieces[p].column;
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
    return most - least > APART * em ? (least + most) / 2 : -INFINITY;
}

/* Whether a row opens as items of a list do. */
static bool opens_item(const struct pdf_rows *rows, size_t start, size_t end)
{
    const struct pdf_piece *pieces = rows->band->pieces;
    size_t label = start;
    while (label < end && pieces[label].column != 0)
        label++;
    if (label == end || !pdf_are_level(&pieces[start].box, &pieces[label].box))
        return false;
    g_autofree char *text = pdf_piece_text(rows, &pieces[label]);
    return line_opening(text, strlen(text)).kind != OPENS_NOTHING || line_is_label(text, strlen(text));
}

/* Whether the rows are items of a list with a price each, which their heading and notes belong to. */
static bool is_list(const struct pdf_rows *rows, const struct pdf_open_rows *table)
{
    size_t labels = 0;
    for (size_t r = 0, start = 0; r < table->count; start = table->rows[r++].end)
        labels += opens_item(rows, start, table->rows[r].end);
    return labels >= LABELS;
}

/* Whether a sentence ends in the first row: the last line of the text above is no row. */
static bool holds_stop(const struct pdf_rows *rows, size_t end)
{
    const struct pdf_item *items = rows->band->items;
    for (size_t i = 0; i < rows->band->pieces[end - 1].end; i++)
        if (rows->page->glyphs[items[i].glyph].point == 0x3002)
            return true;
    return false;
}

bool pdf_find_open_rows(struct pdf_open_rows *out, const struct pdf_rows *rows)
{
    struct row_line lines[PDF_OPEN_ROWS_MAX];
    size_t gutters = rows->band->gutters.count;
    out->count = 0;
    if (gutters < GUTTERS_LEAST)
        return false;
    size_t found = find_lines(rows->band, lines), regular = 0;
    float white = white_of_rows(lines, found, rows->em);
    for (size_t l = 0, end; l < found; l = end) {
        unsigned columns = lines[l].columns;
        for (end = l + 1; end < found && lines[end].top - lines[end - 1].bottom <= white; end++)
            columns |= lines[end].columns;
        size_t filled = (size_t)__builtin_popcount(columns);
        if (filled < FILLED)
            return false;
        regular += filled >= gutters;
        out->rows[out->count++] =
            (struct pdf_open_row){lines[l].top, lines[end - 1].bottom, lines[end - 1].end};
    }
    return out->count >= ROWS_LEAST && !holds_stop(rows, out->rows[0].end) && !is_list(rows, out) &&
           regular * 10 >= out->count * REGULAR;
}
