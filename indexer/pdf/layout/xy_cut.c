/* The page cut into regions, in reading order.
 *
 * First whatever rules say: a table or box is one thing in the text around it, a table is cut into
 * rows by rules that cross it and each row into cells. What no rule cuts is cut by its gutters
 * (pdf_bands.c). Each part is cut again until nothing more can be. The method is the recursive XY
 * cut of Nagy and Seth (1984), with rules before white space and bands before whole heights. */
#include <stdlib.h>
#include <string.h>

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

static bool cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                int depth);

/* --- cuts by rules --- */

static bool cut_at(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                   int depth, bool upright, const float *cuts, size_t cut_count)
{
    size_t ends[RULE_CUTS_MAX + 1];
    bool done = rule_cuts_part(items, count, upright, cuts, cut_count, ends);
    int row = place.row;
    if (upright && row == 0)
        row = ++cutter->rows;
    int cell = place.cell > 0 ? place.cell : 1;
    for (size_t part = 0, start = 0; done && part <= cut_count; start = ends[part++]) {
        struct pdf_place inner = place;
        inner.field = rule_cuts_side(&place.field, upright, cuts, cut_count, part);
        inner.row = upright ? row : ++cutter->rows;
        inner.cell = upright ? cell + (int)part : cell;
        inner.slide_box = 0;
        done = cut(cutter, items + start, ends[part] - start, inner, depth + 1);
    }
    return done;
}

/* Whether the tier is one line, written across the page: its running head. */
static bool is_head(const struct pdf_item *items, size_t count, const struct box *field)
{
    return count > 1 && field->x2 - field->x1 < 1.8F * pdf_common_size(items, count) &&
           field->y2 - field->y1 > 4 * (field->x2 - field->x1);
}

/* The tiers of a page of vertical writing, from the top: columns side by side as the page is turned. */
static bool cut_tiers(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                      int depth, const float *cuts, size_t cut_count)
{
    size_t ends[RULE_CUTS_MAX + 1];
    bool done = rule_cuts_part(items, count, true, cuts, cut_count, ends);
    for (size_t part = 0, start = 0; done && part <= cut_count; start = ends[part++]) {
        if (ends[part] == start)
            continue;
        place.field = pdf_extent(items + start, ends[part] - start);
        place.column = (int)part + 1;
        place.begins_paragraph = place.framed = is_head(items + start, ends[part] - start, &place.field);
        done = place.framed ? pdf_add_line_across(cutter->page, items + start, ends[part] - start, &place)
                            : cut(cutter, items + start, ends[part] - start, place, depth + 1);
    }
    return done;
}

/* --- tables and boxes in the text --- */

/* Lays out the inside of a frame. */
static bool enter(struct cutter *cutter, const struct folded *folded, int frame, struct pdf_place place,
                  int depth)
{
    size_t start = folded->ends[frame], end = folded->ends[frame + 1];
    place.field = cutter->frames.boxes[frame];
    place.framed = true;
    cutter->entered[frame] = true;
    bool done = cut(cutter, folded->insides + start, end - start, place, depth + 1);
    cutter->entered[frame] = false;
    return done;
}

/* One column: text lines and, where they stand among them, frames. */
static bool add_column(struct cutter *cutter, struct pdf_item *items, size_t count,
                       const struct folded *folded, struct pdf_place place, int depth)
{
    bool done = true;
    size_t start = 0;
    for (size_t i = 0; done && i <= count; i++) {
        if (i < count && items[i].frame < 0)
            continue;
        done = i == start || pdf_add_lines(cutter->page, items + start, i - start, &place);
        if (done && i < count)
            done = enter(cutter, folded, items[i].frame, place, depth);
        start = i + 1;
    }
    return done;
}

/* --- cuts by white space --- */

static struct box column_field(const struct pdf_band *band, const struct box *field, const struct box *extent,
                               size_t column)
{
    struct box box = *field;
    box.y1 = extent->y1;
    box.y2 = extent->y2;
    if (column > 0)
        box.x1 = extent->x1;
    if (column < band->gutters)
        box.x2 = extent->x2;
    return box;
}

static bool cut_white(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth);

/* The field of a cell of a table without rules: from gutter to gutter, as high as its row. */
static struct box cell_field(const struct pdf_band *band, const struct box *row, size_t column)
{
    struct box box = *row;
    if (column > 0)
        box.x1 = box_middle_x(&band->cuts[column - 1]);
    if (column < band->gutters)
        box.x2 = box_middle_x(&band->cuts[column]);
    return box;
}

/* The band's columns, each cut again; a row's cells are cut no more. In a table's `row` they are cells. */
static bool add_columns(struct cutter *cutter, struct pdf_item *items, size_t count,
                        const struct pdf_band *band, const struct folded *folded, struct pdf_place place,
                        const struct box *row, int depth)
{
    size_t *ends = malloc((band->gutters + 1) * sizeof *ends);
    int *key_of = malloc(count * sizeof *key_of);
    bool done = ends && key_of;
    for (size_t i = 0; done && i < count; i++)
        key_of[i] = pdf_column_of(band, &items[i]);
    done = done && pdf_part(items, count, key_of, (int)band->gutters + 1, ends);
    for (size_t column = 0, start = 0; done && column <= band->gutters; start = ends[column++]) {
        if (ends[column] == start)
            continue;
        struct box extent = pdf_extent(items + start, ends[column] - start);
        struct pdf_place inner = place;
        inner.field = row ? cell_field(band, row, column) : column_field(band, &place.field, &extent, column);
        inner.cell = row ? (int)column + 1 : place.cell;
        inner.column = band->continuity == PDF_COLUMNS ? (int)column + 1 : place.column;
        done = band->continuity == PDF_COLUMNS
                   ? cut_white(cutter, items + start, ends[column] - start, folded, inner, depth + 1)
                   : add_column(cutter, items + start, ends[column] - start, folded, inner, depth);
    }
    free(ends);
    free(key_of);
    return done;
}

static bool add_open_rows(struct cutter *cutter, struct pdf_item *items, const struct pdf_band *band,
                          const struct folded *folded, struct pdf_place place,
                          const struct pdf_open_rows *table, int depth)
{
    bool done = true;
    place.begins_paragraph = true;
    for (size_t r = 0, start = 0; done && r < table->count; start = table->rows[r++].end) {
        struct box row = place.field;
        row.y1 = table->rows[r].top;
        row.y2 = r + 1 < table->count ? table->rows[r + 1].top : table->rows[r].bottom;
        place.row = ++cutter->rows;
        done =
            add_columns(cutter, items + start, table->rows[r].end - start, band, folded, place, &row, depth);
    }
    return done;
}

/* A band read row by row: labels with what stands beside them. */
static bool add_rows(struct cutter *cutter, struct pdf_item *items, size_t count, const struct pdf_band *band,
                     const struct folded *folded, struct pdf_place place, int depth)
{
    const struct pdf_rows rows = pdf_rows_of(items, count, band);
    struct pdf_open_rows table;
    bool done = true;
    if (place.cell == 0 && pdf_find_open_rows(&table, cutter->page, items, count, band))
        return add_open_rows(cutter, items, band, folded, place, &table, depth);
    for (size_t start = 0, end; done && start < count; start = end) {
        end = pdf_row_end(&rows, start);
        place.begins_paragraph = pdf_has_label(&rows, start, end);
        bool by_line =
            pdf_reads_by_line(&rows, start, end) || pdf_has_prices(&rows, cutter->page, start, end);
        if (by_line)
            done = add_column(cutter, items + start, end - start, folded, place, depth);
        for (size_t part = start, next; done && !by_line && part < end; part = next) {
            next = pdf_part_end(&rows, cutter->page, part, end);
            place.begins_paragraph |= part > start;
            done = add_columns(cutter, items + part, next - part, band, folded, place, NULL, depth);
        }
    }
    return done;
}

/* A slide: its boxes one after the other. */
static bool add_boxes(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth)
{
    struct slide_boxes boxes;
    bool done = slide_find_boxes(&boxes, cutter->page, items, count);
    for (size_t b = 0, start = 0; done && b < boxes.count; start = boxes.ends[b++]) {
        struct pdf_place inner = place;
        size_t length = boxes.ends[b] - start;
        inner.begins_paragraph = true;
        inner.slide_box = ++cutter->boxes;
        if (items[start].frame < 0)
            inner.field = pdf_extent(items + start, length);
        done = add_column(cutter, items + start, length, folded, inner, depth);
    }
    slide_boxes_free(&boxes);
    return done;
}

static bool cut_white(struct cutter *cutter, struct pdf_item *items, size_t count,
                      const struct folded *folded, struct pdf_place place, int depth)
{
    if (cutter->page->slide && place.cell == 0 && depth < DEPTH_MAX)
        return add_boxes(cutter, items, count, folded, place, depth);
    struct pdf_bands bands = {0};
    bool done = pdf_find_bands(&bands, items, count);
    for (size_t b = 0; done && b < bands.count; b++) {
        const struct pdf_band *band = &bands.bands[b];
        struct pdf_item *first = items + band->start;
        size_t length = band->end - band->start;
        if (band->continuity == PDF_ONE || depth >= DEPTH_MAX)
            done = add_column(cutter, first, length, folded, place, depth);
        else if (band->continuity == PDF_ROWS)
            done = add_rows(cutter, first, length, band, folded, place, depth);
        else
            done = add_columns(cutter, first, length, band, folded, place, NULL, depth);
    }
    pdf_bands_free(&bands);
    return done;
}

static bool cut(struct cutter *cutter, struct pdf_item *items, size_t count, struct pdf_place place,
                int depth)
{
    if (count == 0)
        return true;
    float cuts[RULE_CUTS_MAX];
    size_t tiers = place.framed || depth > 0 ? 0 : rule_cuts_find_tiers(cutter->page, items, count, cuts);
    if (tiers > 0)
        return cut_tiers(cutter, items, count, place, depth, cuts, tiers);
    for (int upright = 0; place.framed && depth < DEPTH_MAX && upright < 2; upright++) {
        size_t found = rule_cuts_find(cutter->page, &place.field, upright, cuts);
        if (found > 0)
            return cut_at(cutter, items, count, place, depth, upright, cuts, found);
    }
    struct folded folded = {0};
    bool done = frames_fold(&cutter->frames, cutter->entered, items, count, &folded) &&
                cut_white(cutter, folded.items, folded.visible, &folded, place, depth);
    free(folded.items);
    free(folded.ends);
    return done;
}

/* --- the page --- */

bool pdf_lay_out(struct pdf_page *page)
{
    struct cutter cutter = {.page = page};
    struct pdf_item *items = malloc((page->count + 1) * sizeof *items);
    int *item_of_stack = malloc(((size_t)page->stacks + 1) * sizeof *item_of_stack);
    bool done = items && item_of_stack && pdf_drop_boxed_words(page) &&
                pdf_find_boxes(&cutter.frames, page) && pdf_find_overlays(page);
    cutter.entered = calloc(cutter.frames.count + 1, sizeof *cutter.entered);
    if (done && cutter.entered) {
        memset(item_of_stack, -1, ((size_t)page->stacks + 1) * sizeof *item_of_stack);
        size_t count = pdf_make_items(page, items, item_of_stack);
        struct pdf_place place = {0};
        if (count > 0)
            place.field = pdf_extent(items, count);
        done = cut(&cutter, items, count, place, 0) && pdf_add_overlays(page);
    }
    done = done && cutter.entered;
    pdf_frames_free(&cutter.frames);
    free(cutter.entered);
    free(item_of_stack);
    free(items);
    return done;
}
