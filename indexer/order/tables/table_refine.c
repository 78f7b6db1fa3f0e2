/* Full lines tell a column's width: those below which their cell goes on in mid-sentence. */
#include "indexer/order/tables/table_refine.h"

#include "indexer/lines/line_marks.h"
#include "indexer/lines/script_edges.h"
#include "seisaku/unicode.h"

enum {
    WIDEST = 120, /* display columns; wider lines count as so wide */
    CONTINUED = 2 /* the least full lines that tell a column's width */
};

/* What is seen of a column in rows that were read. */
struct sight {
    int widths[WIDEST], full[WIDEST];
    int lines, full_lines, latin;
};

static void see_piece(struct sight *sight, const struct strip *strip, const struct piece *piece)
{
    const char *text = strip->text + piece->start;
    size_t width = ssk_display_width(text, piece->length);
    sight->lines++;
    sight->widths[width < WIDEST ? width : WIDEST - 1]++;
    sight->latin += has_latin_edges(text, piece->length);
}

/* A line that another follows in its cell. */
static void see_above(struct sight *sight, const struct strip *strip, const struct piece *piece)
{
    const char *text = strip->text + piece->start;
    size_t width = ssk_display_width(text, piece->length);
    if (line_ending(text, piece->length) != ENDS_OPEN)
        return;
    sight->full[width < WIDEST ? width : WIDEST - 1]++;
    sight->full_lines++;
}

static const struct piece *piece_in(const struct strip *strip, int column)
{
    for (int p = 0; p < strip->count; p++)
        if (strip->pieces[p].column == column)
            return &strip->pieces[p];
    return NULL;
}

static void see_column(struct sight *sight, const struct strip *strips, size_t count, int column)
{
    const struct strip *above = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = strips[i].row ? piece_in(&strips[i], column) : NULL;
        if (!piece)
            continue;
        see_piece(sight, &strips[i], piece);
        if (above && above->row == strips[i].row)
            see_above(sight, above, piece_in(above, column));
        above = &strips[i];
    }
}

/* The width that nine in ten of the lines do not exceed. */
static int nine_tenths(const int *widths, int total)
{
    int width = 0;
    for (int seen = 0; width < WIDEST && seen * 10 < total * 9; width++)
        seen += widths[width];
    return width ? width - 1 : 0;
}

static int widest(const int *widths)
{
    int width = WIDEST - 1;
    while (width > 0 && !widths[width])
        width--;
    return width;
}

struct table_layout table_refined(const struct table_layout *layout, const struct strip *strips, size_t count)
{
    struct table_layout refined = *layout;
    for (int k = 0; k < layout->layout.columns; k++) {
        struct sight sight = {0};
        see_column(&sight, strips, count, k + 1);
        if (sight.full_lines >= CONTINUED)
            refined.layout.widths[k] = nine_tenths(sight.full, sight.full_lines);
        else if (sight.lines)
            refined.layout.widths[k] = nine_tenths(sight.widths, sight.lines);
        refined.latin[k] = sight.lines && sight.latin * 3 >= sight.lines * 2;
        if (refined.latin[k])
            refined.layout.widths[k] = widest(sight.widths);
    }
    return refined;
}
