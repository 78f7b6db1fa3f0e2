/* Running heads go before lines are made: they would part a page's columns. The glyphs near a page's edges
 * are put together into texts; which of these are running heads page/ finds, as of any page; a PDF's rules
 * say which of them stand in a table. */
#include "indexer/pdf/pdf_headers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/page/recurring_texts.h"
#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/glyphs/writing_direction.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

#define WIDE   1.5F  /* ems; a gap that parts two texts */
#define MARGIN 0.09F /* of the page's width */

/* --- texts near the edges --- */

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
    int order = place_order(box_middle_y(&left->box), box_middle_y(&right->box));
    return order ? order : left->glyph - right->glyph;
}

static int by_row(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->row != right->row)
        return left->row - right->row;
    return place_order(left->box.x1, right->box.x1);
}

/* The glyphs of an upright run, or all others for 0, row by row and rightward: *count in *rows rows. */
static struct placed *place_glyphs(const struct pdf_page *page, int stack, size_t *count, int *rows)
{
    struct placed *placed = g_new(struct placed, page->count + 1);
    float bottom = 0;
    *count = 0;
    *rows = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].stack == stack)
            placed[(*count)++] = (struct placed){own_box(page, &page->glyphs[i].box), (int)i, 0};
    qsort(placed, *count, sizeof *placed, downward);
    for (size_t i = 0; i < *count; i++) {
        bool below = i == 0 || box_middle_y(&placed[i].box) > bottom;
        *rows += below;
        bottom = below ? placed[i].box.y2 : fminf(bottom, placed[i].box.y2);
        placed[i].row = *rows - 1;
    }
    qsort(placed, *count, sizeof *placed, by_row);
    return placed;
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

/* Adds the texts of upright runs, of the outermost rows of a page, and those in the margins of any row:
 * glyphs that stand in a row without a wide gap, whose `edge` is set. */
static void add_page(struct edge_texts *out, struct pdf_page *page, size_t index)
{
    size_t count;
    int rows;
    for (int stack = 1; stack <= page->stacks; stack++) {
        g_autofree struct placed *run = place_glyphs(page, stack, &count, &rows);
        if (count > 0) /* else a font's that is no text */
            add(out, page, run, count, (struct edge_text){.page = index, .side = true});
    }
    g_autofree struct placed *placed = place_glyphs(page, 0, &count, &rows);
    for (size_t start = 0, i = 1; i <= count; i++) {
        float em = page->glyphs[placed[start].glyph].size;
        int row = placed[start].row;
        if (i < count && placed[i].row == row && placed[i].box.x1 - placed[i - 1].box.x2 < WIDE * em)
            continue;
        struct edge_text text = {.page = index, .row = edge_row((size_t)row, (size_t)rows)};
        bool near = edge_is_near(text.row);
        if (!near)
            text.row = 0;
        if (near || placed[i - 1].box.x2 < MARGIN * page->width ||
            placed[start].box.x1 > (1 - MARGIN) * page->width)
            add(out, page, placed + start, i - start, text);
        start = i;
    }
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
    size_t count;
    int rows;
    g_autofree struct placed *placed = place_glyphs(page, 0, &count, &rows);
    for (size_t i = 1; i < count; i++)
        if (asks_for_rules(page, &placed[i - 1], &placed[i]))
            return true;
    return false;
}

/* --- those that are running heads --- */

/* Whether the box stands in a row of cells of the frame: three upright rules and more pass it. */
static bool is_in_cells(const struct pdf_page *page, const struct box *frame, const struct box *box)
{
    size_t uprights = 0;
    for (size_t r = 0; r < page->rule_count; r++) {
        const struct box *rule = &page->rules[r].box;
        uprights += page->rules[r].upright && rule->x1 >= frame->x1 - 1 && rule->x1 <= frame->x2 + 1 &&
                    rule->y1 <= box_middle_y(box) && rule->y2 >= box_middle_y(box);
    }
    return uprights >= 3 && box_middle_x(box) > frame->x1 && box_middle_x(box) < frame->x2 &&
           box_middle_y(box) > frame->y1 && box_middle_y(box) < frame->y2;
}

/* Takes out of the set what stands in a ruled table. */
static void spare_tables(void *context, const struct edge_texts *texts, bool *in_set, size_t first,
                         size_t end)
{
    const struct pdf_page *pages = context, *page = &pages[texts->list[first].page];
    struct pdf_frames frames = pdf_find_boxes(page);
    for (size_t f = 0; f < frames.count; f++)
        for (size_t i = 0; i < page->count; i++) {
            size_t text = page->glyphs[i].edge - 1;
            if (text >= first && text < end && in_set[text] &&
                is_in_cells(page, &frames.boxes[f], &page->glyphs[i].box))
                in_set[text] = false;
        }
    g_free(frames.boxes);
}

static void add_header(struct page *page, const struct edge_text *text)
{
    struct line *line = page_add_line(page, text->text, strlen(text->text), 0);
    if (!line)
        return;
    line->role = LINE_SET_ASIDE;
    line->place = (struct place){.box = text->box, .field = text->box};
}

static bool is_header(const struct edge_text *text)
{
    return text->recurs && !text->stays;
}

/* Marks what was found, and takes the labels: the first text of a page that is one. */
static void set_aside(struct pdf_page *pages, size_t count, const struct edge_texts *texts)
{
    size_t labelled = count; /* the last page whose label is known */
    for (size_t i = 0; i < texts->count; i++) {
        const struct edge_text *text = &texts->list[i];
        struct page *page = &pages[text->page].text;
        if (text->label && labelled != text->page) {
            free(page->label);
            page->label = strdup(text->text);
            labelled = text->page;
        }
        if (is_header(text))
            add_header(page, text);
    }
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].count; i++) {
            struct pdf_glyph *glyph = &pages[p].glyphs[i];
            glyph->header = glyph->edge > 0 && is_header(&texts->list[glyph->edge - 1]);
        }
}

void pdf_find_headers(struct pdf_page *pages, size_t count)
{
    struct edge_texts texts = {0};
    for (size_t p = 0; p < count; p++)
        add_page(&texts, &pages[p], p);
    if (recurring_texts_find(&texts, count, spare_tables, pages))
        set_aside(pages, count, &texts);
    edge_texts_free(&texts);
}
