/* Rows of a page from its edges inward, parted at wide gaps. */
#include "indexer/pdf/pdf_edges.h"

#include <math.h>
#include <stdlib.h>

#include "indexer/pdf/glyphs/writing_direction.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

#define WIDE   1.5F  /* ems; a gap that parts two texts */
#define MARGIN 0.09F /* of the page's width */

struct placed {
    struct box box;
    int glyph, row;
};

/* The glyph's box before the page was turned. */
static struct box own_box(const struct pdf_page *page, const struct box *box)
{
    enum pdf_turn back = page->turn == PDF_DOWNWARD ? PDF_UPWARD
                         : page->turn == PDF_UPWARD ? PDF_DOWNWARD
                                                    : PDF_AS_IS;
    return pdf_turned(box, back, page->width, page->height);
}

static int downward(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    float difference = box_middle_y(&left->box) - box_middle_y(&right->box);
    return difference < 0 ? -1 : difference > 0 ? 1 : left->glyph - right->glyph;
}

static int by_row(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->row != right->row)
        return left->row - right->row;
    return left->box.x1 < right->box.x1 ? -1 : left->box.x1 > right->box.x1;
}

/* Numbers the rows of glyphs sorted downward, and sorts them rightward; returns how many rows. */
static int number_rows(struct placed *placed, size_t count)
{
    int rows = 0;
    float bottom = 0;
    for (size_t i = 0; i < count; i++) {
        float middle = box_middle_y(&placed[i].box);
        if (i == 0 || middle > bottom) {
            rows++;
            bottom = placed[i].box.y2;
        }
        bottom = fminf(bottom, placed[i].box.y2);
        placed[i].row = rows - 1;
    }
    qsort(placed, count, sizeof *placed, by_row);
    return rows;
}

static char *text_of(const struct pdf_page *page, const struct placed *placed, size_t count)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[placed[i].glyph];
        const struct pdf_glyph *last = i > 0 ? &page->glyphs[placed[i - 1].glyph] : NULL;
        if (last && glyph->blank && !(ssk_is_cjk(last->point) && ssk_is_cjk(glyph->point)))
            ssk_buffer_append_char(&text, ' ');
        char bytes[4];
        ssk_buffer_append(&text, bytes, ssk_utf8_put(bytes, glyph->point));
    }
    return ssk_buffer_detach(&text);
}

/* Adds the glyphs placed as a text. */
static void add(struct edge_texts *out, struct pdf_page *page, const struct placed *placed, size_t count,
                struct edge_text text)
{
    text.box = placed[0].box;
    for (size_t i = 0; i < count; i++)
        box_add(&text.box, &placed[i].box);
    float width = page->turn == PDF_AS_IS ? page->width : page->height;
    text.side |= text.box.x2 < MARGIN * width || text.box.x1 > (1 - MARGIN) * width;
    text.text = text_of(page, placed, count);
    bool added = edge_texts_add(out, text);
    for (size_t i = 0; i < count && added; i++)
        page->glyphs[placed[i].glyph].edge = out->count;
}

/* The texts of all rows near the top and the bottom, and those in the margins of any row. */
static void add_rows(struct edge_texts *out, struct pdf_page *page, struct placed *placed, size_t count,
                     size_t index)
{
    int rows = number_rows(placed, count);
    for (size_t start = 0, i = 1; i <= count; i++) {
        float em = page->glyphs[placed[start].glyph].size;
        if (i < count && placed[i].row == placed[start].row &&
            placed[i].box.x1 - placed[i - 1].box.x2 < WIDE * em)
            continue;
        int row = placed[start].row;
        struct edge_text text = {.page = index, .row = row < rows - row ? row : row - rows};
        bool near = text.row >= -EDGE_ROWS && text.row < EDGE_ROWS;
        if (!near)
            text.row = 0;
        bool margin =
            placed[i - 1].box.x2 < MARGIN * page->width || placed[start].box.x1 > (1 - MARGIN) * page->width;
        if (near || margin)
            add(out, page, placed + start, i - start, text);
        start = i;
    }
}

static void add_stacks(struct edge_texts *out, struct pdf_page *page, struct placed *placed, size_t index)
{
    for (int stack = 1; stack <= page->stacks; stack++) {
        size_t count = 0;
        for (size_t i = 0; i < page->count; i++)
            if (page->glyphs[i].stack == stack)
                placed[count++] = (struct placed){page->glyphs[i].box, (int)i, 0};
        qsort(placed, count, sizeof *placed, downward);
        struct edge_text text = {.page = index, .side = true};
        if (count > 0)
            add(out, page, placed, count, text);
    }
}

void pdf_edges_add(struct edge_texts *out, struct pdf_page *page, size_t index)
{
    g_autofree struct placed *placed = g_new(struct placed, page->count + 1);
    add_stacks(out, page, placed, index);
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].stack == 0)
            placed[count++] = (struct placed){own_box(page, &page->glyphs[i].box), (int)i, 0};
    qsort(placed, count, sizeof *placed, downward);
    if (count > 0)
        add_rows(out, page, placed, count, index);
}

/* Whether the second of two neighbours stands behind a gap, or one of them is a note's mark. */
static bool asks_for_rules(const struct pdf_page *page, const struct placed *left, const struct placed *right)
{
    const struct pdf_glyph *a = &page->glyphs[left->glyph], *b = &page->glyphs[right->glyph];
    if (left->row != right->row)
        return false;
    return right->box.x1 - left->box.x2 >= WIDE * b->size ||
           (ssk_digit_of(a->point) >= 0 && a->size < 0.8F * b->size) ||
           (ssk_digit_of(b->point) >= 0 && b->size < 0.8F * a->size);
}

bool pdf_needs_rules(const struct pdf_page *page)
{
    g_autofree struct placed *placed = g_new(struct placed, page->count + 1);
    for (size_t i = 0; i < page->count; i++)
        placed[i] = (struct placed){page->glyphs[i].box, (int)i, 0};
    qsort(placed, page->count, sizeof *placed, downward);
    number_rows(placed, page->count);
    for (size_t i = 1; i < page->count; i++)
        if (asks_for_rules(page, &placed[i - 1], &placed[i]))
            return true;
    return false;
}
