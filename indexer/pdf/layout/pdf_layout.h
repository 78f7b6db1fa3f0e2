/* From glyphs to lines in reading order, one page at a time.
 *
 * xy_cut.c cuts the page into regions along its ruling lines and gutters; pdf_bands.c finds the gutters
 * between the slabs of pdf_slabs.c, band_reading.c how they are read, pdf_rows.c the rows of what is read
 * across; pdf_lines.c sets the lines of what cannot be cut further. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_PDF_LAYOUT_H
#define SEISAKU_INDEXER_PDF_LAYOUT_PDF_LAYOUT_H

#include "indexer/pdf/glyphs/pdf_page.h"

/* Fills page->text with lines in reading order from all glyphs that are not set aside. */
void pdf_lay_out(struct pdf_page *page);

/* --- between these files --- */

/* What is placed: a glyph, an upright run of them, or a whole table or box. */
struct pdf_item {
    struct box box;
    float size;
    int glyph;    /* index of a glyph, for an upright run of its topmost; -1 for a table or box */
    int frame;    /* index of the table or box; -1 for none */
    bool upright; /* a run of vertical writing on a horizontal page */
    bool han;     /* one kanji */
    size_t part;  /* of the cut at hand, from 0: the band's column, the cell, the frame */
};

/* Where a region stands. */
struct pdf_place {
    struct box field;
    int column, row, cell;
    int slide_box; /* from 1; 0 outside of slides */
    bool framed;
    bool begins_paragraph; /* its first line begins a paragraph */
};

enum { PDF_GAPS_MAX = 24 };

/* Empty stretches from the left: x1 and x2 of each. */
struct pdf_gaps {
    struct box at[PDF_GAPS_MAX];
    size_t count;
};

enum pdf_reading { PDF_ONE, PDF_COLUMNS, PDF_ROWS };

/* What a column of a band has of a line. */
struct pdf_piece {
    struct box box;
    size_t column, start, end; /* items of the band */
};

/* A stretch of a region that reads as one column, as columns side by side, or row by row. */
struct pdf_band {
    struct pdf_item *items; /* downward, and piece by piece */
    size_t count;
    enum pdf_reading continuity;
    struct pdf_gaps gutters;  /* none where it reads as one column; */
    struct pdf_piece *pieces; /* nor any of these, downward; of GLib */
    size_t piece_count;
};

struct pdf_bands {
    struct pdf_band *list;
    size_t count, capacity;
};

/* Sorts the items downward and parts them into bands; `part` is the column of each item of a band. */
struct pdf_bands pdf_find_bands(struct pdf_item *items, size_t count);
void pdf_bands_free(struct pdf_bands *bands);

/* band_reading.c: how the band is to be read; `em` is the size of the text around. */
enum pdf_reading pdf_read_band(const struct pdf_band *band, float em);

/* Adds the lines of items that stand in one column. */
void pdf_add_lines(struct pdf_page *page, const struct pdf_item *items, size_t count,
                   const struct pdf_place *place);

/* Adds the items of a page of vertical writing as one line, which runs across it. */
void pdf_add_line_across(struct pdf_page *page, const struct pdf_item *items, size_t count,
                         const struct pdf_place *place);

/* The text of glyphs that stand on one line, from left to right; the caller's. NULL without memory. */
char *pdf_row_text(const struct pdf_page *page, const int *glyphs, size_t count);

/* Adds a line for each of the page's overlays. */
void pdf_add_overlays(struct pdf_page *page);

/* Whether the two stand on one line. */
static inline bool pdf_are_level(const struct box *a, const struct box *b)
{
    float least = a->y2 - a->y1 < b->y2 - b->y1 ? a->y2 - a->y1 : b->y2 - b->y1;
    return overlap(a->y1, a->y2, b->y1, b->y2) > 0.4F * least;
}

/* --- pdf_rows.c: a band read across --- */

struct pdf_rows {
    const struct pdf_page *page;
    const struct pdf_band *band;
    struct box labels; /* around all that stands in the first column */
    float em;
};

struct pdf_rows pdf_rows_of(const struct pdf_page *page, const struct pdf_band *band);

/* Rows and their parts are pieces of the band, from `start` up to `end`. */

/* The end of the row that begins with piece `start`: the first column has something new there. */
size_t pdf_row_end(const struct pdf_rows *rows, size_t start);

/* Whether the row is read line by line: all but its last column end with its first line, or what the last
 * one has are prices (row_parts.c). */
bool pdf_reads_by_line(const struct pdf_rows *rows, size_t start, size_t end);

/* Whether the row has something in the first column. */
bool pdf_has_label(const struct pdf_rows *rows, size_t start, size_t end);

/* The piece's text; the caller's. */
char *pdf_piece_text(const struct pdf_rows *rows, const struct pdf_piece *piece);

/* row_parts.c: whether the row's last column has nothing but numbers with their units, each beside another
 * piece of the row: prices, which are read with what they are the price of. */
bool pdf_has_prices(const struct pdf_rows *rows, size_t start, size_t end);

/* row_parts.c: the end of the part of a row that begins with piece `start`: the second column has a label
 * there, beside a line that begins a sentence (注１, ２). The row's end where there is none. */
size_t pdf_part_end(const struct pdf_rows *rows, size_t start, size_t end);

/* The rows of a table without rules: a band of three columns or more whose rows can be told, by the white
 * between them or because each line is one, and nearly all fill their columns. */
enum { PDF_OPEN_ROWS_MAX = 200 };

struct pdf_open_row {
    float top, bottom;
    size_t end; /* of its pieces */
};

struct pdf_open_rows {
    struct pdf_open_row rows[PDF_OPEN_ROWS_MAX];
    size_t count;
};

/* Returns: whether the band is such a table. */
bool pdf_find_open_rows(struct pdf_open_rows *out, const struct pdf_rows *rows);

/* --- pdf_items.c --- */

/* The size that most items have; 0 for none. */
float pdf_common_size(const struct pdf_item *items, size_t count);

/* The smallest box around all items. */
struct box pdf_extent(const struct pdf_item *items, size_t count);

/* Reorders the items so that those of part 0 come first, then 1 …, each in its old order, and sets
 * ends[part] for each of `parts` parts. */
void pdf_part(struct pdf_item *items, size_t count, size_t parts, size_t *ends);

/* Fills items: one a glyph, one an upright run; running heads have none. Returns: how many. */
size_t pdf_make_items(const struct pdf_page *page, struct pdf_item *items);

#endif
