#include "indexer/page/recurring_texts.h"

#include <math.h>
#include <stdlib.h>

#define SAME_PLACE 4.0F /* points */

enum {
    DEEP = 3,       /* rows; a running head has no more than two */
    NEIGHBOURS = 64 /* texts with the same words before and behind, among which the same is looked for */
};

/* ------------------------------------------------------------------------------------------ other pages */

static int by_hash(const void *a, const void *b)
{
    const struct edge_text *left = *(const struct edge_text *const *)a;
    const struct edge_text *right = *(const struct edge_text *const *)b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    if (left->page != right->page)
        return left->page < right->page ? -1 : 1;
    return left < right ? -1 : left > right;
}

static bool is_placed(const struct edge_text *text)
{
    return text->box.x2 > text->box.x1;
}

/* Heads change sides between left and right pages, tabs move down from chapter to chapter. */
static bool same_place(const struct edge_text *a, const struct edge_text *b)
{
    return a->side == b->side && fabsf(a->box.y1 - b->box.y1) <= SAME_PLACE && (a->row < 0) == (b->row < 0);
}

/* Whether a number of the text goes up with the pages, from the one to the other of the same hash. */
static bool counts_pages(const struct edge_text *a, const struct edge_text *b)
{
    long pages = (long)b->page - (long)a->page;
    return pages != 0 && ((a->number >= 0 && b->number - a->number == pages) ||
                          (a->first >= 0 && b->first - a->first == pages));
}

/* A text among those of its hash: list[start..end), by page. */
struct place_in_list {
    struct edge_text *const *list;
    size_t start, end, at;
};

/* Moves on to list[at]; its neighbours are no further away than NEIGHBOURS. */
static struct place_in_list place_of(struct edge_text *const *list, size_t count, size_t at)
{
    struct place_in_list place = {list, at, at + 1, at};
    while (place.start > 0 && at - place.start < NEIGHBOURS && list[place.start - 1]->hash == list[at]->hash)
        place.start--;
    while (place.end < count && place.end - at < NEIGHBOURS && list[place.end]->hash == list[at]->hash)
        place.end++;
    return place;
}

/* On how many pages near by the text stands, itself included: with the same numbers, or with one that goes up
 * with the pages. */
static size_t repeats(const struct place_in_list *place)
{
    const struct edge_text *text = place->list[place->at];
    size_t pages = 1, last = text->page;
    for (size_t j = place->start; j < place->end; j++) {
        const struct edge_text *other = place->list[j];
        if (other->page != text->page && other->page != last && same_place(text, other) &&
            (text->exact == other->exact || counts_pages(text, other))) {
            pages++;
            last = other->page;
        }
    }
    return pages;
}

/* Whether the text's number goes up to the next pages or from those before. */
static bool counts_on(const struct place_in_list *place)
{
    const struct edge_text *text = place->list[place->at];
    for (size_t j = place->start; j < place->end; j++) {
        const struct edge_text *other = place->list[j];
        if (labs((long)other->page - (long)text->page) <= 2 && same_place(text, other) &&
            counts_pages(text, other))
            return true;
    }
    return false;
}

/* Whether a text that is nothing but a number is its page's label, were it at the edge: it goes up with the
 * pages; a lone one only if it is dressed as such, or the page's own. */
static bool is_label(const struct place_in_list *place)
{
    const struct edge_text *text = place->list[place->at];
    if (text->number < 0)
        return true; /* i, ii, iii */
    bool outermost = text->row == 0 || text->row == -1;
    return counts_on(place) || (outermost && (text->ornate || text->number == (long)text->page + 1));
}

/* Whether the text is a running head, were it at the edge of its page. On two pages only where these are all,
 * or where the same place on few pages says so, too. */
static bool recurs(const struct place_in_list *place, size_t pages)
{
    const struct edge_text *text = place->list[place->at];
    if (text->fixed)
        return false;
    if (text->bare && text->number >= 0)
        return is_label(place);
    size_t found = repeats(place);
    if (text->bare)
        return found >= 2;
    bool few = pages == 2 || (is_placed(text) && (pages <= 4 || text->side));
    return text->letters >= 2 && (found >= 3 || (found == 2 && few));
}

/* ------------------------------------------------------------------------------------------ peeling */

/* The texts of one page. */
struct page_texts {
    struct edge_text *texts;
    bool *in_set;
    size_t count;
};

/* Whether all texts of the row are in the set; those in the margin do not count. */
static bool row_is_all(const struct page_texts *page, int row)
{
    for (size_t i = 0; i < page->count; i++)
        if (!page->texts[i].side && page->texts[i].row == row && !page->in_set[i])
            return false;
    return true;
}

/* The rows that the page has: above from 0 up to *top, below from -1 down to *bottom, these two excluded. */
static void find_rows(const struct page_texts *page, int *top, int *bottom)
{
    *top = 0;
    *bottom = -1;
    for (size_t i = 0; i < page->count; i++) {
        const struct edge_text *text = &page->texts[i];
        if (!text->side && text->row >= *top)
            *top = text->row + 1;
        if (!text->side && text->row <= *bottom)
            *bottom = text->row - 1;
    }
}

/* Whether the rest of a row that is in part a running head has figures: then it is a table's. */
static bool row_has_figures(const struct page_texts *page, int row)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct edge_text *text = &page->texts[i];
        if (text->row == row && !text->side && !page->in_set[i] && text->number >= 0)
            return true;
    }
    return false;
}

/* Keeps of the set only what is peeled off. */
static void peel(const struct page_texts *page)
{
    int top = 0, bottom = -1, top_end, bottom_end;
    find_rows(page, &top_end, &bottom_end);
    while (top < top_end && row_is_all(page, top))
        top++;
    while (bottom > bottom_end && row_is_all(page, bottom))
        bottom--;
    bool top_figures = row_has_figures(page, top), bottom_figures = row_has_figures(page, bottom);
    for (size_t i = 0; i < page->count; i++) {
        struct edge_text *text = &page->texts[i];
        bool upper = text->row >= 0;
        bool edge = text->row == 0 || text->row == -1;
        bool inside = upper ? text->row > top : text->row < bottom;
        bool partly = text->row == top || text->row == bottom;
        /* A row that is a running head in part ends the peeling, but that part goes; not a number, though,
         * that is perhaps a note's or a list's, unless in the outermost row, nor a label of figures. */
        if (!text->side && (inside || (partly && text->bare && !edge) ||
                            (partly && !text->bare && (upper ? top_figures : bottom_figures))))
            page->in_set[i] = false;
        else if (page->in_set[i] && !text->side && !text->bare)
            text->deep = upper ? top >= DEEP : bottom < -DEEP;
    }
}

/* A form's head, of many lines, is text where it stands first. */
static bool stays(const struct place_in_list *place)
{
    const struct edge_text *text = place->list[place->at];
    for (size_t j = place->start; text->deep && j < place->at; j++)
        if (place->list[j]->exact == text->exact && same_place(place->list[j], text) &&
            place->list[j]->recurs)
            return false;
    return text->deep;
}

/* ------------------------------------------------------------------------------------------ the document */

/* What recurs, outside of tables, from the edges inward. */
static void find_set(const struct edge_texts *texts, bool *in_set, recurring_texts_spare *spare,
                     void *context)
{
    for (size_t start = 0, end; start < texts->count; start = end) {
        for (end = start + 1; end < texts->count && texts->list[end].page == texts->list[start].page;)
            end++;
        if (spare)
            spare(context, texts, in_set, start, end);
        const struct page_texts page = {texts->list + start, in_set + start, end - start};
        peel(&page);
    }
}

bool recurring_texts_find(struct edge_texts *texts, size_t pages, recurring_texts_spare *spare, void *context)
{
    bool *in_set = calloc(texts->count + 1, sizeof *in_set);
    struct edge_text **list = malloc((texts->count + 1) * sizeof *list);
    bool done = in_set && list;
    for (size_t i = 0; done && i < texts->count; i++)
        list[i] = &texts->list[i];
    if (done)
        qsort(list, texts->count, sizeof *list, by_hash);
    for (size_t i = 0; done && i < texts->count; i++) {
        const struct place_in_list place = place_of(list, texts->count, i);
        in_set[list[i] - texts->list] = recurs(&place, pages);
    }
    if (done)
        find_set(texts, in_set, spare, context);
    for (size_t i = 0; done && i < texts->count; i++)
        texts->list[i].recurs = in_set[i];
    for (size_t i = 0; done && i < texts->count; i++) {
        const struct place_in_list place = place_of(list, texts->count, i);
        list[i]->label = list[i]->recurs && list[i]->bare && is_label(&place);
        list[i]->stays = list[i]->recurs && stays(&place);
    }
    free(list);
    free(in_set);
    return done;
}
