/* The lines of one column: which glyphs make a line, what they say, where a paragraph begins. */
#include <math.h>
#include <stdlib.h>

#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/unicode.h"

/* A line being made: glyphs of one column, `start` up to `end` in the sorted array. */
struct row {
    struct box box;
    float size; /* of its largest characters */
    size_t start, end;
};

struct setter {
    struct pdf_page *page;
    const struct pdf_place *place;
    int *glyphs; /* indices of all glyphs of the column */
    size_t count;
    struct row *rows;
    size_t row_count;
    float em;
};

static const struct pdf_glyph *glyph_at(const struct setter *setter, size_t i)
{
    return &setter->page->glyphs[setter->glyphs[i]];
}

/* --- glyphs into rows --- */

struct placed {
    float x, y;
    int glyph;
};

static int downward(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->y != right->y)
        return left->y < right->y ? -1 : 1;
    return left->glyph - right->glyph;
}

static int rightward(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->x != right->x)
        return left->x < right->x ? -1 : 1;
    return left->y < right->y ? -1 : left->y > right->y;
}

/* Takes the glyph's box into the row's. The row is as high as its largest characters: raised marks
 * do not stretch it. */
static void widen(struct row *row, const struct pdf_glyph *glyph)
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

/* Parts the glyphs, sorted downward, into rows, then sorts each rightward. A glyph opens a new row
 * when its middle lies below the row's text; a small one (a note's mark) hangs on by its edge. */
static void make_rows(struct setter *setter, struct placed *placed)
{
    qsort(placed, setter->count, sizeof *placed, downward);
    for (size_t i = 0; i < setter->count; i++) {
        const struct pdf_glyph *glyph = &setter->page->glyphs[placed[i].glyph];
        struct row *row = setter->row_count > 0 ? &setter->rows[setter->row_count - 1] : NULL;
        float common = row ? overlap(row->box.y1, row->box.y2, glyph->box.y1, glyph->box.y2) : -1;
        float least = 0.5F * fminf(glyph->box.y2 - glyph->box.y1, row ? row->box.y2 - row->box.y1 : 1);
        if (!row || common < least) {
            setter->rows[setter->row_count++] = (struct row){glyph->box, glyph->size, i, i + 1};
            continue;
        }
        widen(row, glyph);
        row->end = i + 1;
    }
    for (size_t r = 0; r < setter->row_count; r++)
        qsort(placed + setter->rows[r].start, setter->rows[r].end - setter->rows[r].start, sizeof *placed,
              rightward);
    for (size_t i = 0; i < setter->count; i++)
        setter->glyphs[i] = placed[i].glyph;
}

static bool set_rows(struct setter *setter)
{
    struct placed *placed = malloc(setter->count * sizeof *placed);
    if (!placed)
        return false;
    for (size_t i = 0; i < setter->count; i++) {
        const struct box *box = &glyph_at(setter, i)->box;
        placed[i] = (struct placed){box->x1, box_middle_y(box), setter->glyphs[i]};
    }
    make_rows(setter, placed);
    free(placed);
    return true;
}

/* --- rows into lines --- */

/* Whether the row opens with digits smaller than its text and above its foot. */
static bool opens_raised(const struct setter *setter, const struct row *row, float size)
{
    size_t i = row->start;
    while (i < row->end) {
        const struct pdf_glyph *glyph = glyph_at(setter, i);
        bool digit = (glyph->point >= '0' && glyph->point <= '9') || glyph->point == 0xb9 ||
                     glyph->point == 0xb2 || glyph->point == 0xb3 ||
                     (glyph->point >= 0x2070 && glyph->point <= 0x2079);
        if (!digit || (glyph->size > 0.8F * size && glyph->point < 0x80))
            break;
        i++;
    }
    return i > row->start;
}

static bool add_row(struct setter *setter, const struct row *row)
{
    struct pdf_page *page = setter->page;
    if (!pdf_grow(&page->lines, page->line_count, &page->line_capacity, sizeof *page->lines))
        return false;
    struct pdf_item items[256];
    size_t count = 0, bold = 0;
    for (size_t i = row->start; i < row->end; i++) {
        bold += glyph_at(setter, i)->bold;
        if (count < sizeof items / sizeof *items)
            items[count++] = (struct pdf_item){.size = glyph_at(setter, i)->size, .frame = -1};
    }
    char *text = pdf_row_text(page, setter->glyphs + row->start, row->end - row->start);
    if (!text)
        return false;
    const struct pdf_place *place = setter->place;
    struct pdf_line line = {
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
    page->lines[page->line_count++] = line;
    return true;
}

/* --- ruby --- */

/* Kana of half the size, close above the characters they are the reading of. */
static bool is_ruby(const struct setter *setter, const struct row *row, const struct row *base)
{
    if (row->size > 0.65F * base->size || base->box.y1 - row->box.y2 > 0.3F * base->size ||
        overlap(row->box.x1, row->box.x2, base->box.x1, base->box.x2) <
            row->box.x2 - row->box.x1 - base->size)
        return false;
    for (size_t i = row->start; i < row->end; i++) {
        uint32_t point = glyph_at(setter, i)->point;
        if (!ssk_is_hiragana(point) && !ssk_is_katakana(point))
            return false;
    }
    return true;
}

/* --- vertical runs on a horizontal page --- */

/* The glyphs placed, in that order, become a row of their own. */
static bool add_run(struct setter *setter, struct placed *placed, int (*order)(const void *, const void *))
{
    qsort(placed, setter->count, sizeof *placed, order);
    for (size_t i = 0; i < setter->count; i++)
        setter->glyphs[i] = placed[i].glyph;
    const struct pdf_glyph *first = glyph_at(setter, 0);
    struct row row = {first->box, first->size, 0, setter->count};
    for (size_t i = 1; i < setter->count; i++)
        box_add(&row.box, &glyph_at(setter, i)->box);
    return add_row(setter, &row);
}

static int leftward(const void *a, const void *b)
{
    const struct pdf_item *left = a, *right = b;
    return left->box.x1 > right->box.x1 ? -1 : left->box.x1 < right->box.x1;
}

/* The glyphs of one upright run become a row of their own, read downward. */
static bool add_stack(struct setter *setter, const struct pdf_item *item)
{
    const struct pdf_page *page = setter->page;
    int stack = page->glyphs[item->glyph].stack;
    struct placed *placed = malloc(page->count * sizeof *placed);
    if (!placed)
        return false;
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].stack == stack)
            placed[setter->count++] = (struct placed){0, box_middle_y(&page->glyphs[i].box), (int)i};
    bool done = add_run(setter, placed, downward);
    free(placed);
    return done;
}

static bool add_stacks(struct setter *setter, const struct pdf_item *items, size_t count)
{
    struct pdf_item *runs = malloc((count + 1) * sizeof *runs);
    size_t found = 0;
    bool done = runs != NULL;
    for (size_t i = 0; done && i < count; i++)
        if (items[i].upright)
            runs[found++] = items[i];
    if (done)
        qsort(runs, found, sizeof *runs, leftward);
    for (size_t i = 0; done && i < found; i++)
        done = add_stack(setter, &runs[i]);
    free(runs);
    return done;
}

bool pdf_add_lines(struct pdf_page *page, const struct pdf_item *items, size_t count,
                   const struct pdf_place *place)
{
    struct setter setter = {.page = page, .place = place, .em = pdf_common_size(items, count)};
    setter.glyphs = malloc((page->count + 1) * sizeof *setter.glyphs);
    setter.rows = malloc((count + 1) * sizeof *setter.rows);
    bool done = setter.glyphs && setter.rows;
    for (size_t i = 0; done && i < count; i++)
        if (!items[i].upright)
            setter.glyphs[setter.count++] = items[i].glyph;
    bool stacked = done && setter.count < count;
    if (done && setter.count > 0)
        done = set_rows(&setter);
    for (size_t r = 0; done && r < setter.row_count; r++)
        if (r + 1 == setter.row_count || !is_ruby(&setter, &setter.rows[r], &setter.rows[r + 1]))
            done = add_row(&setter, &setter.rows[r]);
    if (done && stacked)
        done = add_stacks(&setter, items, count);
    free(setter.glyphs);
    free(setter.rows);
    return done;
}

bool pdf_add_line_across(struct pdf_page *page, const struct pdf_item *items, size_t count,
                         const struct pdf_place *place)
{
    struct setter setter = {.page = page, .place = place};
    struct placed *placed = malloc((count + 1) * sizeof *placed);
    setter.glyphs = malloc((count + 1) * sizeof *setter.glyphs);
    for (size_t i = 0; placed && i < count; i++)
        if (items[i].glyph >= 0)
            placed[setter.count++] = (struct placed){-items[i].box.y2, items[i].box.x1, items[i].glyph};
    bool done = placed && setter.glyphs && (setter.count == 0 || add_run(&setter, placed, rightward));
    free(placed);
    free(setter.glyphs);
    return done;
}

/* --- what is printed over the lines --- */

/* Watermarks rise or fall to the right, but for those set upright. */
static bool add_overlay(struct setter *setter, struct placed *placed, int overlay)
{
    const struct pdf_page *page = setter->page;
    struct box extent = {0};
    setter->count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        if (glyph->overlay != overlay)
            continue;
        extent = setter->count > 0 ? extent : glyph->box;
        box_add(&extent, &glyph->box);
        placed[setter->count++] = (struct placed){glyph->box.x1, box_middle_y(&glyph->box), (int)i};
    }
    bool upright = setter->count > 1 && extent.x2 - extent.x1 < 1.5F * page->glyphs[placed[0].glyph].size;
    return setter->count == 0 || add_run(setter, placed, upright ? downward : rightward);
}

bool pdf_add_overlays(struct pdf_page *page)
{
    struct pdf_place place = {.framed = true, .begins_paragraph = true};
    struct setter setter = {.page = page, .place = &place};
    struct placed *placed = malloc((page->count + 1) * sizeof *placed);
    setter.glyphs = malloc((page->count + 1) * sizeof *setter.glyphs);
    bool done = placed && setter.glyphs;
    for (int overlay = 1; done && overlay <= page->overlays; overlay++) {
        size_t before = page->line_count;
        done = add_overlay(&setter, placed, overlay);
        for (size_t i = before; done && i < page->line_count; i++) {
            page->lines[i].place.field = page->lines[i].place.box;
            page->lines[i].begins_paragraph = page->lines[i].place.over = true;
        }
    }
    free(placed);
    free(setter.glyphs);
    return done;
}
