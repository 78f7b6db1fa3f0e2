/* Full lines tell a column's width: those below which their cell goes on in mid-sentence. */
#include "table_refine.h"

#include "edges.h"
#include "markers.h"
#include "seisaku/unicode.h"

enum {
    WIDEST = 120,    /* display columns; wider lines count as so wide */
    PROSE_CELLS = 3, /* the least cells that tell what a column holds */
    CONTINUED = 2    /* and the least full lines that tell its width */
};

/* What is seen of a column in rows that were read. */
struct sight {
    int widths[WIDEST], full[WIDEST];
    int lines, full_lines, latin, cells, sentences;
};

static void see_piece(struct sight *sight, const struct strip *strip, const struct piece *piece)
{
    const char *text = strip->text + piece->start;
    size_t width = ssk_display_width(text, piece->length);
    sight->lines++;
    sight->widths[width < WIDEST ? width : WIDEST - 1]++;
    sight->latin += has_latin_edges(text, piece->length);
}

/* The last line of a cell, or one that another follows. */
static void see_end(struct sight *sight, const struct strip *strip, const struct piece *piece, bool last)
{
    const char *text = strip->text + piece->start;
    size_t width = ssk_display_width(text, piece->length);
    bool ends = marker_sentence_end(text, piece->length);
    if (last) {
        sight->cells++;
        sight->sentences += ends;
    } else if (!ends) {
        sight->full[width < WIDEST ? width : WIDEST - 1]++;
        sight->full_lines++;
    }
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
        if (above)
            see_end(sight, above, piece_in(above, column), above->row != strips[i].row);
        above = &strips[i];
    }
    if (above)
        see_end(sight, above, piece_in(above, column), true);
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
        refined.prose[k] = sight.cells >= PROSE_CELLS && sight.sentences * 3 >= sight.cells * 2;
    }
    return refined;
}
