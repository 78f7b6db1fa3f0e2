/* The page cut into regions, in reading order.
 *
 * First whatever rules say: a table or box is one thing in the text around it, a table is cut into
 * rows by rules that cross it and each row into cells. What no rule cuts is cut by its gutters
 * (pdf_bands.c). Each part is cut again until nothing more can be. The method is the recursive XY
 * cut of Nagy and Seth (1984), with rules before white space and bands before whole heights. */
#include <string.h>

#include "indexer/pdf/glyphs/boxed_words.h"
#include "indexer/pdf/glyphs/overlays.h"
#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/layout/pdf_layout.h"
#include "indexer/pdf/layout/rule_cuts.h"
#include "indexer/pdf/layout/slide_boxes.h"

enum { DEPTH_MAX = 24 };

/* A region whose tables stand for their contents: items[0..visible) are what to lay out, the rest
 * are the frames' own, behind one another. */
struct folded {
    struct pdf_item *items; /* `visible` of them; owned */
    size_t visible;
    struct pdf_item *insides; /* the frames' items, frame by frame; in the caller's array */
    size_t *ends;             /* by frame; owned */
};

struct cutter {
    struct pdf_page *page;
    struct pdf_frames frames;
    bool *entered;               /* frames whose inside is being cut */
    const struct folded *folded; /* what is being cut */
    int depth;                   /* of cuts in cuts */
    int rows;                    /* table rows so far */
    int boxes;                   /* a slide's boxes so far */
};

static void cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place);
static void cut_white(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place);

/* --- cuts by rules --- */

static void cut_at(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                   bool upright, const float *cuts, size_t cut_count)
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
        cut(cutter, items + start, ends[part] - start, inner);
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
                      const float *cuts, size_t cut_count)
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
            cut(cutter, items + start, length, place);
    }
}

/* --- tables and boxes in the text --- */

/* The largest frame not entered yet that holds the item, from 1; 0 for none. */
static size_t frame_holding(const struct cutter *cutter, const struct pdf_item *item)
{
    float x = box_middle_x(&item->box), y = box_middle_y(&item->box);
    for (size_t f = 0; f < cutter->frames.count; f++) {
        const struct box *frame = &cutter->frames.boxes[f];
        if (!cutter->entered[f] && x > frame->x1 && x < frame->x2 && y > frame->y1 && y < frame->y2)
            return f + 1;
    }
    return 0;
}

/* Replaces the items of each frame that is not entered by one item. */
static struct folded fold(const struct cutter *cutter, struct pdf_item *items, size_t count)
{
    size_t frames = cutter->frames.count;
    struct folded out = {g_new(struct pdf_item, count + frames + 1), 0, items, g_new(size_t, frames + 1)};
    for (size_t i = 0; i < count; i++)
        items[i].part = frame_holding(cutter, &items[i]);
    pdf_part(items, count, frames + 1, out.ends);
    out.visible = out.ends[0];
    memcpy(out.items, items, out.visible * sizeof *items);
    for (size_t f = 0; f < frames; f++)
        if (out.ends[f + 1] > out.ends[f])
            out.items[out.visible++] =
                (struct pdf_item){.box = cutter->frames.boxes[f], .glyph = -1, .frame = (int)f};
    return out;
}

/* Lays out the inside of a frame. */
static void enter(struct cutter *cutter, int frame, struct pdf_place place)
{
    const struct folded *folded = cutter->folded;
    size_t start = folded->ends[frame], end = folded->ends[frame + 1];
    place.field = cutter->frames.boxes[frame];
    place.framed = true;
    cutter->entered[frame] = true;
    cut(cutter, folded->insides + start, end - start, place);
    cutter->entered[frame] = false;
}

/* One column: text lines and, where they stand among them, frames. */
static void add_column(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place)
{
    for (size_t i = 0, start = 0; i <= count; i++) {
        if (i < count && items[i].frame < 0)
            continue;
        if (i > start)
            pdf_add_lines(cutter->page, items + start, i - start, &place);
        if (i < count)
            enter(cutter, items[i].frame, place);
        start = i + 1;
    }
}

/* --- cuts by white space --- */

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
                        struct pdf_place place, const struct box *row)
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
        (band->continuity == PDF_COLUMNS ? cut_white : add_column)(cutter, items + first, length, inner);
    }
}

static void add_open_rows(struct cutter *cutter, const struct pdf_band *band, struct pdf_place place,
                          const struct pdf_open_rows *table)
{
    place.begins_paragraph = true;
    for (size_t r = 0, start = 0; r < table->count; start = table->rows[r++].end) {
        struct box row = place.field;
        row.y1 = table->rows[r].top;
        row.y2 = r + 1 < table->count ? table->rows[r + 1].top : table->rows[r].bottom;
        place.row = ++cutter->rows;
        add_columns(cutter, band, start, table->rows[r].end, place, &row);
    }
}

/* A band read row by row: labels with what stands beside them. */
static void add_rows(struct cutter *cutter, const struct pdf_band *band, struct pdf_place place)
{
    const struct pdf_rows rows = pdf_rows_of(cutter->page, band);
    struct pdf_open_rows table;
    if (place.cell == 0 && pdf_find_open_rows(&table, &rows)) {
        add_open_rows(cutter, band, place, &table);
        return;
    }
    for (size_t start = 0, end; start < band->piece_count; start = end) {
        end = pdf_row_end(&rows, start);
        place.begins_paragraph = pdf_has_label(&rows, start, end);
        bool by_line = pdf_reads_by_line(&rows, start, end);
        size_t first = band->pieces[start].start;
        if (by_line)
            add_column(cutter, band->items + first, band->pieces[end - 1].end - first, place);
        for (size_t part = start, next; !by_line && part < end; part = next) {
            next = pdf_part_end(&rows, part, end);
            place.begins_paragraph |= part > start;
            add_columns(cutter, band, part, next, place, NULL);
        }
    }
}

/* A slide: its boxes one after the other. */
static void add_boxes(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place)
{
    struct slide_boxes boxes = slide_find_boxes(cutter->page, items, count);
    for (size_t b = 0, start = 0; b < boxes.count; start = boxes.ends[b++]) {
        struct pdf_place inner = place;
        size_t length = boxes.ends[b] - start;
        inner.begins_paragraph = true;
        inner.slide_box = ++cutter->boxes;
        if (items[start].frame < 0)
            inner.field = pdf_extent(items + start, length);
        add_column(cutter, items + start, length, inner);
    }
    g_free(boxes.ends);
}

static void add_bands(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place)
{
    struct pdf_bands bands = pdf_find_bands(items, count);
    for (const struct pdf_band *band = bands.list; band < bands.list + bands.count; band++)
        if (band->continuity == PDF_ONE)
            add_column(cutter, band->items, band->count, place);
        else if (band->continuity == PDF_ROWS)
            add_rows(cutter, band, place);
        else
            add_columns(cutter, band, 0, band->piece_count, place, NULL);
    pdf_bands_free(&bands);
}

static void cut_white(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place)
{
    bool deep = ++cutter->depth > DEPTH_MAX, boxes = cutter->page->slide && place.cell == 0;
    (deep ? add_column : boxes ? add_boxes : add_bands)(cutter, items, count, place);
    cutter->depth--;
}

/* --- the page --- */

static void cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place)
{
    if (count == 0)
        return;
    float cuts[RULE_CUTS_MAX];
    size_t found = 0;
    if (!place.framed && cutter->depth == 0)
        found = rule_cuts_find_tiers(cutter->page, items, count, cuts);
    cutter->depth++;
    if (found > 0)
        cut_tiers(cutter, items, count, place, cuts, found);
    for (int upright = 0; found == 0 && place.framed && cutter->depth <= DEPTH_MAX && upright < 2; upright++)
        if ((found = rule_cuts_find(cutter->page, &place.field, upright, cuts)) > 0)
            cut_at(cutter, items, count, place, upright, cuts, found);
    cutter->depth--;
    if (found > 0)
        return;
    const struct folded folded = fold(cutter, items, count), *outer = cutter->folded;
    cutter->folded = &folded;
    cut_white(cutter, folded.items, folded.visible, place);
    cutter->folded = outer;
    g_free(folded.items);
    g_free(folded.ends);
}

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
    cut(&cutter, items, count, place);
    pdf_add_overlays(page);
    g_free(cutter.frames.boxes);
    g_free(cutter.entered);
}
