/* The page cut into regions, in reading order.
 *
 * First whatever rules say: a table or box is one thing in the text around it, a table is cut into
 * rows by rules that cross it and each row into cells. What no rule cuts is cut by its gutters
 * (pdf_bands.c). Each part is cut again until nothing more can be. The method is the recursive XY
 * cut of Nagy and Seth (1984), with rules before white space and bands before whole heights. */
#include "indexer/pdf/glyphs/boxed_words.h"
#include "indexer/pdf/glyphs/overlays.h"
#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/layout/folded_frames.h"
#include "indexer/pdf/layout/pdf_layout.h"
#include "indexer/pdf/layout/rule_cuts.h"
#include "indexer/pdf/layout/slide_boxes.h"

enum { DEPTH_MAX = 24 };

struct cutter {
    struct pdf_page *page;
    struct pdf_frames frames;
    bool *entered; /* frames whose inside is being cut */
    int rows;      /* table rows so far */
    int boxes;     /* a slide's boxes so far */
};

static void cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                int depth);

/* --- cuts by rules --- */

static void cut_at(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                   int depth, bool upright, const float *cuts, size_t cut_count)
{
    size_t ends[RULE_CUTS_MAX + 1];
    rule_cuts_part(items, count, upright, cuts, cut_count, ends);
    int row = place.row;
    if (upright && row == 0)
        row = ++cutter->rows;
    int cell = place.cell > 0 ? place.cell : 1;
    for (size_t part = 0, start = 0; part <= cut_count; start = ends[part++]) {
        struct pdf_place inner = place;
        inner.field = rule_cuts_side(&place.field, upright, cuts, cut_count, part);
        inner.row = upright ? row : ++cutter->rows;
        inner.cell = upright ? cell + (int)part : cell;
        inner.slide_box = 0;
        cut(cutter, items + start, ends[part] - start, inner, depth + 1);
    }
}

/* Whether the tier is one line, written across the page: its running head. */
static bool is_head(const struct pdf_item *items, size_t count, const struct box *field)
{
    return count > 1 && field->x2 - field->x1 < 1.8F * pdf_common_size(items, count) &&
           field->y2 - field->y1 > 4 * (field->x2 - field->x1);
}

/* The tiers of a page of vertical writing, from the top: columns side by side as the page is turned. */
static void cut_tiers(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                      int depth, const float *cuts, size_t cut_count)
{
    size_t ends[RULE_CUTS_MAX + 1];
    rule_cuts_part(items, count, true, cuts, cut_count, ends);
    for (size_t part = 0, start = 0; part <= cut_count; start = ends[part++]) {
        size_t length = ends[part] - start;
        if (length == 0)
            continue;
        place.field = pdf_extent(items + start, length);
        place.column = (int)part + 1;
        place.begins_paragraph = place.framed = is_head(items + start, length, &place.field);
        if (place.framed)
            pdf_add_line_across(cutter->page, items + start, length, &place);
        else
            cut(cutter, items + start, length, place, depth + 1);
    }
}

/* --- tables and boxes in the text --- */

/* Lays out the inside of a frame. */
static void enter(struct cutter *cutter, const struct folded *folded, int frame, struct pdf_place place,
                  int depth)
{
    size_t start = folded->ends[frame], end = folded->ends[frame + 1];
    place.field = cutter->frames.boxes[frame];
    place.framed = true;
    cutter->entered[frame] = true;
    cut(cutter, folded->insides + start, end - start, place, depth + 1);
    cutter->entered[frame] = false;
}

/* One column: text lines and, where they stand among them, frames. */
static void add_column(struct cutter *cutter, struct pdf_item *items, size_t count,
                       const struct folded *folded, struct pdf_place place, int depth)
{
    for (size_t i = 0, start = 0; i <= count; i++) {
        if (i < count && items[i].frame < 0)
            continue;
        if (i > start)
            pdf_add_lines(cutter->page, items + start, i - start, &place);
        if (i < count)
            enter(cutter, folded, items[i].frame, place, depth);
        start = i + 1;
    }
}

/* --- cuts by white space --- */

static void cut_white(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth);

static struct box column_field(const struct pdf_gaps *gutters, const struct box *field,
                               const struct box *extent, size_t column)
{
    return (struct box){column > 0 ? extent->x1 : field->x1, extent->y1,
                        column < gutters->count ? extent->x2 : field->x2, extent->y2};
}

/* The field of a cell of a table without rules: from gutter to gutter, as high as its row. */
static struct box cell_field(const struct pdf_gaps *gutters, const struct box *row, size_t column)
{
    return (struct box){column > 0 ? box_middle_x(&gutters->at[column - 1]) : row->x1, row->y1,
                        column < gutters->count ? box_middle_x(&gutters->at[column]) : row->x2, row->y2};
}

/* Columns of the band's pieces from `start` up to `end`, each cut again; a row's cells are cut no more. In a
 * table's `row` they are cells. */
static void add_columns(struct cutter *cutter, const struct pdf_band *band, size_t start, size_t end,
                        const struct folded *folded, struct pdf_place place, const struct box *row, int depth)
{
    size_t ends[PDF_GAPS_MAX + 1];
    struct pdf_item *items = band->items + band->pieces[start].start;
    pdf_part(items, band->pieces[end - 1].end - band->pieces[start].start, band->gutters.count + 1, ends);
    for (size_t column = 0, first = 0; column <= band->gutters.count; first = ends[column++]) {
        size_t length = ends[column] - first;
        if (length == 0)
            continue;
        struct box extent = pdf_extent(items + first, length);
        struct pdf_place inner = place;
        inner.field = row ? cell_field(&band->gutters, row, column)
                          : column_field(&band->gutters, &place.field, &extent, column);
        inner.cell = row ? (int)column + 1 : place.cell;
        inner.column = band->continuity == PDF_COLUMNS ? (int)column + 1 : place.column;
        if (band->continuity == PDF_COLUMNS)
            cut_white(cutter, items + first, length, folded, inner, depth + 1);
        else
            add_column(cutter, items + first, length, folded, inner, depth);
    }
}

static void add_open_rows(struct cutter *cutter, const struct pdf_band *band, const struct folded *folded,
                          struct pdf_place place, const struct pdf_open_rows *table, int depth)
{
    place.begins_paragraph = true;
    for (size_t r = 0, start = 0; r < table->count; start = table->rows[r++].end) {
        struct box row = place.field;
        row.y1 = table->rows[r].top;
        row.y2 = r + 1 < table->count ? table->rows[r + 1].top : table->rows[r].bottom;
        place.row = ++cutter->rows;
        add_columns(cutter, band, start, table->rows[r].end, folded, place, &row, depth);
    }
}

/* A band read row by row: labels with what stands beside them. */
static void add_rows(struct cutter *cutter, const struct pdf_band *band, const struct folded *folded,
                     struct pdf_place place, int depth)
{
    const struct pdf_rows rows = pdf_rows_of(cutter->page, band);
    struct pdf_open_rows table;
    if (place.cell == 0 && pdf_find_open_rows(&table, &rows)) {
        add_open_rows(cutter, band, folded, place, &table, depth);
        return;
    }
    for (size_t start = 0, end; start < band->piece_count; start = end) {
        end = pdf_row_end(&rows, start);
        place.begins_paragraph = pdf_has_label(&rows, start, end);
        bool by_line = pdf_reads_by_line(&rows, start, end);
        size_t first = band->pieces[start].start;
        if (by_line)
            add_column(cutter, band->items + first, band->pieces[end - 1].end - first, folded, place, depth);
        for (size_t part = start, next; !by_line && part < end; part = next) {
            next = pdf_part_end(&rows, part, end);
            place.begins_paragraph |= part > start;
            add_columns(cutter, band, part, next, folded, place, NULL, depth);
        }
    }
}

/* A slide: its boxes one after the other. */
static void add_boxes(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth)
{
    struct slide_boxes boxes = slide_find_boxes(cutter->page, items, count);
    for (size_t b = 0, start = 0; b < boxes.count; start = boxes.ends[b++]) {
        struct pdf_place inner = place;
        size_t length = boxes.ends[b] - start;
        inner.begins_paragraph = true;
        inner.slide_box = ++cutter->boxes;
        if (items[start].frame < 0)
            inner.field = pdf_extent(items + start, length);
        add_column(cutter, items + start, length, folded, inner, depth);
    }
    g_free(boxes.ends);
}

static void cut_white(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth)
{
    if (cutter->page->slide && place.cell == 0 && depth < DEPTH_MAX) {
        add_boxes(cutter, items, count, folded, place, depth);
        return;
    }
    struct pdf_bands bands = pdf_find_bands(items, count);
    for (size_t b = 0; b < bands.count; b++) {
        const struct pdf_band *band = &bands.list[b];
        if (band->continuity == PDF_ONE || depth >= DEPTH_MAX)
            add_column(cutter, band->items, band->count, folded, place, depth);
        else if (band->continuity == PDF_ROWS)
            add_rows(cutter, band, folded, place, depth);
        else
            add_columns(cutter, band, 0, band->piece_count, folded, place, NULL, depth);
    }
    pdf_bands_free(&bands);
}

static void cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                int depth)
{
    if (count == 0)
        return;
    float cuts[RULE_CUTS_MAX];
    size_t tiers = place.framed || depth > 0 ? 0 : rule_cuts_find_tiers(cutter->page, items, count, cuts);
    if (tiers > 0) {
        cut_tiers(cutter, items, count, place, depth, cuts, tiers);
        return;
    }
    for (int upright = 0; place.framed && depth < DEPTH_MAX && upright < 2; upright++) {
        size_t found = rule_cuts_find(cutter->page, &place.field, upright, cuts);
        if (found > 0) {
            cut_at(cutter, items, count, place, depth, upright, cuts, found);
            return;
        }
    }
    struct folded folded = frames_fold(&cutter->frames, cutter->entered, items, count);
    cut_white(cutter, folded.items, folded.visible, &folded, place, depth);
    g_free(folded.items);
    g_free(folded.ends);
}

/* --- the page --- */

void pdf_lay_out(struct pdf_page *page)
{
    pdf_drop_boxed_words(page);
    struct cutter cutter = {.page = page, .frames = pdf_find_boxes(page)};
    pdf_find_overlays(page);
    cutter.entered = g_new0(bool, cutter.frames.count + 1);
    g_autofree struct pdf_item *items = g_new(struct pdf_item, page->count + 1);
    size_t count = pdf_make_items(page, items);
    struct pdf_place place = {0};
    if (count > 0)
        place.field = pdf_extent(items, count);
    cut(&cutter, items, count, place, 0);
    pdf_add_overlays(page);
    g_free(cutter.frames.boxes);
    g_free(cutter.entered);
}
