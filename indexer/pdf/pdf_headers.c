/* Running heads go before lines are made: they would part a page's columns. Which texts they are page/ finds,
 * as of any page; a PDF's rules say which of them stand in a table. */
#include "indexer/pdf/pdf_headers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/page/recurring_texts.h"
#include "indexer/pdf/glyphs/ruled_boxes.h"
#include "indexer/pdf/pdf_edges.h"

#define SAME_RULE 4.0F /* points; rules nearer to each other are one */

/* Whether the box stands in a row of cells of the frame: three upright rules and more pass it. */
static bool is_in_cells(const struct pdf_page *page, const struct box *frame, const struct box *box)
{
    size_t uprights = 0;
    float last = -1;
    for (size_t r = 0; r < page->rule_count; r++) { /* sorted from the left */
        const struct box *rule = &page->rules[r].box;
        if (!page->rules[r].upright || rule->x1 < frame->x1 - 1 || rule->x1 > frame->x2 + 1 ||
            rule->y1 > box_middle_y(box) || rule->y2 < box_middle_y(box) ||
            fabsf(rule->x1 - last) < SAME_RULE)
            continue;
        uprights++;
        last = rule->x1;
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

static void add_line(struct page *page, const struct edge_text *text)
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

void pdf_find_headers(struct pdf_page *pages, size_t count)
{
    struct edge_texts texts = {0};
    for (size_t p = 0; p < count; p++)
        pdf_edges_add(&texts, &pages[p], p);
    if (!recurring_texts_find(&texts, count, spare_tables, pages))
        count = texts.count = 0;
    for (size_t i = 0; i < texts.count; i++) {
        const struct edge_text *text = &texts.list[i];
        struct page *page = &pages[text->page].text;
        if (text->label && !page->label)
            page->label = strdup(text->text);
        if (is_header(text))
            add_line(page, text);
    }
    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < pages[p].count; i++) {
            struct pdf_glyph *glyph = &pages[p].glyphs[i];
            glyph->header = glyph->edge > 0 && is_header(&texts.list[glyph->edge - 1]);
        }
    edge_texts_free(&texts);
}
