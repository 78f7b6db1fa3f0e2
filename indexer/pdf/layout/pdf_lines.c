/* Glyphs into lines: those of one column, and glyphs that are one line whatever stands beside them, upright
 * runs on a page of writing across, lines of a page of vertical writing, what is printed over the lines. */
#include <math.h>
#include <stdlib.h>

#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/unicode.h"

/* A line being made: glyphs of one column, `start` up to `end` in the sorted array. */
struct glyph_row {
    struct box box;
    float size; /* of its largest characters */
    size_t start, end;
};

struct setter {
    struct pdf_page *page;
    const struct pdf_place *place;
    int *glyphs; /* indices of all glyphs of the column */
    size_t count;
    struct glyph_row *rows;
    size_t row_count;
};

static const struct pdf_glyph *setter_glyph(const struct setter *setter, size_t i)
{
    return &setter->page->glyphs[setter->glyphs[i]];
}

/* --- orders of glyphs --- */

static const struct box *box_of(const void *glyph, const void *page)
{
    return &((const struct pdf_page *)page)->glyphs[*(const int *)glyph].box;
}

static int downward(const void *a, const void *b, void *page)
{
    int order = place_order(box_middle_y(box_of(a, page)), box_middle_y(box_of(b, page)));
    return order ? order : *(const int *)a - *(const int *)b;
}

static int rightward(const void *a, const void *b, void *page)
{
    int order = place_order(box_of(a, page)->x1, box_of(b, page)->x1);
    return order ? order : place_order(box_middle_y(box_of(a, page)), box_middle_y(box_of(b, page)));
}

static int upward(const void *a, const void *b, void *page)
{
    int order = place_order(box_of(b, page)->y2, box_of(a, page)->y2);
    return order ? order : place_order(box_of(a, page)->x1, box_of(b, page)->x1);
}

static void sort(const struct setter *setter, size_t start, size_t end, GCompareDataFunc order)
{
    g_qsort_with_data(setter->glyphs + start, (int)(end - start), sizeof *setter->glyphs, order,
                      setter->page);
}

/* --- glyphs into rows --- */

/* Takes the glyph's box into the row's. The row is as high as its largest characters: raised marks
 * do not stretch it. */
static void widen(struct glyph_row *row, const struct pdf_glyph *glyph)
{
    struct box box = row->box;
    box_add(&row->box, &glyph->box);
    if (glyph->size > 1.2F * row->size) {
        row->box.y1 = glyph->box.y1;
        row->box.y2 = glyph->box.y2;
        row->size = glyph->size;
    } else if (glyph->size < 0.8F * row->size) {
        row->box.y1 = box.y1;
        row->box.y2 = box.y2;
    }
}

/* Parts the glyphs into rows, from the top, and sorts those of each rightward. A glyph opens a new row
 * when its middle lies below the row's text; a small one (a note's mark) hangs on by its edge. */
static void make_rows(struct setter *setter)
{
    sort(setter, 0, setter->count, downward);
    for (size_t i = 0; i < setter->count; i++) {
        const struct pdf_glyph *glyph = setter_glyph(setter, i);
        struct glyph_row *row = setter->row_count > 0 ? &setter->rows[setter->row_count - 1] : NULL;
        float common = row ? overlap(row->box.y1, row->box.y2, glyph->box.y1, glyph->box.y2) : -1;
        float least = 0.5F * fminf(glyph->box.y2 - glyph->box.y1, row ? row->box.y2 - row->box.y1 : 1);
        if (!row || common < least) {
            setter->rows[setter->row_count++] = (struct glyph_row){glyph->box, glyph->size, i, i + 1};
            continue;
        }
        widen(row, glyph);
        row->end = i + 1;
    }
    for (size_t r = 0; r < setter->row_count; r++)
        sort(setter, setter->rows[r].start, setter->rows[r].end, rightward);
}

/* Kana of half the size, close above the characters they are the reading of. */
static bool is_ruby(const struct setter *setter, const struct glyph_row *row, const struct glyph_row *base)
{
    if (row->size > 0.65F * base->size || base->box.y1 - row->box.y2 > 0.3F * base->size ||
        overlap(row->box.x1, row->box.x2, base->box.x1, base->box.x2) <
            row->box.x2 - row->box.x1 - base->size)
        return false;
    for (size_t i = row->start; i < row->end; i++) {
        uint32_t point = setter_glyph(setter, i)->point;
        if (!ssk_is_hiragana(point) && !ssk_is_katakana(point))
            return false;
    }
    return true;
}

/* --- rows into lines --- */

/* Whether the row opens with digits smaller than its text and above its foot. */
static bool opens_raised(const struct setter *setter, const struct glyph_row *row, float size)
{
    size_t i = row->start;
    while (i < row->end) {
        const struct pdf_glyph *glyph = setter_glyph(setter, i);
        bool digit = (glyph->point >= '0' && glyph->point <= '9') || ssk_is_raised_digit(glyph->point);
        if (!digit || (glyph->size > 0.8F * size && glyph->point < 0x80))
            break;
        i++;
    }
    return i > row->start;
}

/* Adds the row as a line of the page. */
static void add_row(struct setter *setter, const struct glyph_row *row)
{
    struct pdf_page *page = setter->page;
    struct pdf_item items[256];
    size_t count = 0, bold = 0;
    for (size_t i = row->start; i < row->end; i++) {
        bold += setter_glyph(setter, i)->bold;
        if (count < sizeof items / sizeof *items)
            items[count++] = (struct pdf_item){.size = setter_glyph(setter, i)->size, .frame = -1};
    }
    char *text = pdf_row_text(page, setter->glyphs + row->start, row->end - row->start);
    const struct pdf_place *place = setter->place;
    struct line line = {
        .text = text, .row = place->row, .begins_paragraph = place->begins_paragraph && row == setter->rows};
    line.place = (struct place){.box = row->box,
                                .field = place->field,
                                .size = pdf_common_size(items, count),
                                .column = place->column,
                                .cell = place->cell,
                                .slide_box = place->slide_box,
                                .bold = bold * 2 > row->end - row->start,
                                .framed = place->framed};
    line.place.raised = opens_raised(setter, row, line.place.size);
    if (!text || !page_insert_line(&page->text, page->text.count, &line))
        free(text);
}

/* --- vertical runs on a horizontal page --- */

/* The setter's glyphs, in that order, become a row of their own. */
static void add_run(struct setter *setter, GCompareDataFunc order)
{
    if (setter->count == 0)
        return;
    sort(setter, 0, setter->count, order);
    const struct pdf_glyph *first = setter_glyph(setter, 0);
    struct glyph_row row = {first->box, first->size, 0, setter->count};
    for (size_t i = 1; i < setter->count; i++)
        box_add(&row.box, &setter_glyph(setter, i)->box);
    add_row(setter, &row);
}

static int leftward(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    return place_order(right->box.x1, left->box.x1);
}

/* The glyphs of each upright run become a row of their own, read downward. */
static void add_stacks(struct setter *setter, const struct pdf_item *items, size_t count)
{
    const struct pdf_page *page = setter->page;
    g_autofree struct pdf_item *runs = g_new(struct pdf_item, count + 1);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (items[i].upright)
            runs[found++] = items[i];
    qsort(runs, found, sizeof *runs, leftward);
    for (size_t r = 0; r < found; r++) {
        setter->count = 0;
        for (size_t i = 0; i < page->count; i++)
            if (page->glyphs[i].stack == page->glyphs[runs[r].glyph].stack)
                setter->glyphs[setter->count++] = (int)i;
        add_run(setter, downward);
    }
}

void pdf_add_lines(struct pdf_page *page, const struct pdf_item *items, size_t count,
                   const struct pdf_place *place)
{
    g_autofree int *glyphs = g_new(int, page->count + 1);
    g_autofree struct glyph_row *rows = g_new(struct glyph_row, count + 1);
    struct setter setter = {.page = page, .place = place, .glyphs = glyphs, .rows = rows};
    for (size_t i = 0; i < count; i++)
        if (!items[i].upright)
            glyphs[setter.count++] = items[i].glyph;
    bool stacked = setter.count < count;
    make_rows(&setter);
    for (size_t r = 0; r < setter.row_count; r++)
        if (r + 1 == setter.row_count || !is_ruby(&setter, &rows[r], &rows[r + 1]))
            add_row(&setter, &rows[r]);
    if (stacked)
        add_stacks(&setter, items, count);
}

void pdf_add_line_across(struct pdf_page *page, const struct pdf_item *items, size_t count,
                         const struct pdf_place *place)
{
    g_autofree int *glyphs = g_new(int, count + 1);
    struct setter setter = {.page = page, .place = place, .glyphs = glyphs};
    for (size_t i = 0; i < count; i++)
        if (items[i].glyph >= 0)
            glyphs[setter.count++] = items[i].glyph;
    add_run(&setter, upward);
}

/* --- what is printed over the lines --- */

/* Watermarks rise or fall to the right, but for those set upright. */
static void add_overlay(struct setter *setter, int overlay)
{
    const struct pdf_page *page = setter->page;
    struct box extent = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].overlay == overlay) {
            box_add(&extent, &page->glyphs[i].box);
            setter->glyphs[setter->count++] = (int)i;
        }
    bool upright = setter->count > 1 && extent.x2 - extent.x1 < 1.5F * setter_glyph(setter, 0)->size;
    add_run(setter, upright ? downward : rightward);
}

void pdf_add_overlays(struct pdf_page *page)
{
    struct pdf_place place = {.framed = true, .begins_paragraph = true};
    g_autofree int *glyphs = g_new(int, page->count + 1);
    struct setter setter = {.page = page, .place = &place, .glyphs = glyphs};
    size_t before = page->text.count;
    for (int overlay = 1; overlay <= page->overlays; overlay++)
        add_overlay(&setter, overlay);
    for (size_t i = before; i < page->text.count; i++) {
        struct line *line = &page->text.lines[i];
        line->place.field = line->place.box;
        line->begins_paragraph = line->place.over = true;
    }
}
