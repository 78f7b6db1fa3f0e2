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

struct found_in {
    struct pdf_page *pages;
    const struct pdf_edges *edges;
};

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
static bool spare_tables(void *context, const struct edge_texts *texts, bool *in_set, size_t first,
                         size_t end)
{
    const struct found_in *found = context;
    const struct pdf_page *page = &found->pages[texts->list[first].page];
    struct pdf_frames frames = {0};
    if (page->rule_count == 0)
        return true;
    bool done = pdf_find_boxes(&frames, page);
    for (size_t f = 0; done && f < frames.count; f++)
        for (size_t i = first; i < end; i++)
            if (in_set[i] &&
                is_in_cells(page, &frames.boxes[f], &page->glyphs[found->edges->of[i].glyphs[0]].box))
                in_set[i] = false;
    pdf_frames_free(&frames);
    return done;
}

static bool add_line(struct pdf_page *page, const struct edge_text *text, const struct pdf_edge_glyphs *run)
{
    struct line *line = page_add_line(&page->text, text->text, strlen(text->text), 0);
    if (!line)
        return false;
    line->role = LINE_SET_ASIDE;
    line->place = (struct place){.box = text->box, .field = text->box};
    for (size_t i = 0; i < run->count; i++)
        page->glyphs[run->glyphs[i]].header = true;
    return true;
}

/* The page's number alone goes before one that stands among words. */
static bool take_label(struct pdf_page *page, const struct edge_text *text, bool *bare)
{
    if (page->text.label && (*bare || !text->bare))
        return true;
    char *label = strdup(text->text);
    if (!label)
        return false;
    free(page->text.label);
    page->text.label = label;
    *bare = text->bare;
    return true;
}

bool pdf_find_headers(struct pdf_page *pages, size_t count)
{
    struct pdf_edges edges = {0};
    struct found_in found = {pages, &edges};
    bool done = true;
    for (size_t p = 0; done && p < count; p++)
        done = pdf_edges_add(&edges, &pages[p], p);
    done = done && recurring_texts_find(&edges.texts, count, spare_tables, &found);
    bool bare = false; /* the label that the page has */
    for (size_t i = 0; done && i < edges.texts.count; i++) {
        const struct edge_text *text = &edges.texts.list[i];
        bare = bare && i > 0 && text->page == edges.texts.list[i - 1].page;
        if (text->label)
            done = take_label(&pages[text->page], text, &bare);
        if (done && text->recurs && !text->stays)
            done = add_line(&pages[text->page], text, &edges.of[i]);
    }
    pdf_edges_free(&edges);
    return done;
}
