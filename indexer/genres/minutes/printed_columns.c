/* A gutter is where, line after line, text begins again behind blanks. Names in a list of those present have
 * blanks between them too, fewer than the gutter's. */
#include "indexer/genres/minutes/printed_columns.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/genres/minutes/speaker.h"
#include "indexer/lines/cursor.h"
#include "seisaku/unicode.h"

enum {
    WIDEST = 240,      /* display columns; a longer line is a paragraph */
    NARROWEST = 20,    /* of a column of text */
    JITTER = 3,        /* by so much the places differ at which the lines of one column begin */
    AROUND = 20,       /* by so much those of a list of names beside a column do */
    LINES = 8,         /* the fewest lines that tell of columns */
    LEAST_SPEECHES = 2 /* that begin in the right columns */
};

/* A run of blanks inside a line. */
struct gap {
    const char *start, *end;
    size_t blanks, column; /* display columns: its width, and where text begins again */
};

/* Takes the next gap; false at the line's end. `at` stands where the last one ended, at *column. */
static bool next_gap(struct cursor *at, size_t *column, struct gap *gap)
{
    *gap = (struct gap){0};
    while (!cursor_done(at)) {
        const char *start = at->at;
        bool blank = cursor_next(at) == ' ';
        size_t width = ssk_display_width(start, (size_t)(at->at - start));
        if (!blank && gap->blanks > 0) {
            at->at = gap->end = start;
            gap->column = *column;
            return true;
        }
        *column += width;
        if (blank && gap->blanks == 0)
            gap->start = start;
        gap->blanks += blank ? width : 0;
    }
    return false;
}

/* The place at which most of the page's lines begin again; 0 where they are too few. */
static size_t find_place(const struct page *page)
{
    size_t votes[WIDEST] = {0}, best = 0;
    for (size_t l = 0; l < page->count; l++) {
        struct cursor at = cursor_of(page->lines[l].text);
        struct gap gap;
        for (size_t column = 0; !line_is_out(&page->lines[l]) && next_gap(&at, &column, &gap);)
            if (gap.blanks > 1 && gap.column >= NARROWEST && gap.column < WIDEST)
                votes[gap.column]++;
    }
    for (size_t place = NARROWEST; place < WIDEST; place++)
        best = votes[place] > votes[best] ? place : best;
    size_t all = 0;
    for (size_t place = best > JITTER ? best - JITTER : 0; best && place <= best + JITTER && place < WIDEST;
         place++)
        all += votes[place];
    return all >= LINES ? best : 0;
}

/* The gutter in the line: its widest gap about the place, or a blank or two at it. */
static bool find_gutter(const char *line, size_t place, struct gap *out)
{
    struct cursor at = cursor_of(line);
    struct gap gap;
    *out = (struct gap){0};
    for (size_t column = 0; next_gap(&at, &column, &gap);) {
        size_t off = gap.column > place ? gap.column - place : place - gap.column;
        bool near = gap.blanks > 2 ? off <= AROUND : off <= JITTER && line[0] != ' ';
        if (near && gap.blanks > out->blanks)
            *out = gap;
    }
    return out->blanks > 0;
}

/* Is the text a running head's or a rule's, across the gutter? */
static bool crosses(const struct line *line, size_t place)
{
    struct cursor text = cursor_of(line->text);
    struct gap gutter;
    return cursor_width(&text) > place && !find_gutter(line->text, place, &gutter);
}

/* Does a speaker's mark stand behind a blank inside the line? */
static bool has_mark(const char *line)
{
    static const char *const marks[] = {" ○", " ◯", " 〇", "\u3000○", "\u3000◯", "\u3000〇", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (strstr(line, *mark))
            return true;
    return false;
}

/* May there be such columns? Few texts are looked at any closer. */
static bool may_have_columns(const struct document *document)
{
    size_t marks = 0;
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        if (page->laid_out || page->marked_up || page_is_placed(page))
            return false;
        for (size_t l = 0; l < page->count; l++)
            marks += has_mark(page->lines[l].text);
    }
    return marks >= LEAST_SPEECHES;
}

/* The speeches that begin in the page's right column; *place is its gutter, 0 for a page without. */
static size_t speeches_beside(const struct page *page, size_t *place)
{
    size_t speeches = 0, crossing = 0;
    struct speaker speaker;
    struct gap gutter;
    *place = find_place(page);
    for (size_t l = 0; *place && l < page->count; l++) {
        if (line_is_out(&page->lines[l]))
            continue;
        crossing += crosses(&page->lines[l], *place);
        if (find_gutter(page->lines[l].text, *place, &gutter))
            speeches += speaker_take(gutter.end, &speaker);
    }
    if (crossing * LINES > page->count)
        *place = 0;
    return *place ? speeches : 0;
}

/* Adds a copy of the line's bytes. */
static bool add_part(struct page *to, const struct line *line, const char *start, const char *end)
{
    struct cursor text = cursor_trimmed((struct cursor){start, end});
    if (cursor_done(&text))
        return true;
    struct line *added = page_add_line(to, start, (size_t)(text.end - start), line->number);
    if (added) {
        added->role = line->role;
        added->begins_paragraph = line->begins_paragraph && start == line->text;
    }
    return added != NULL;
}

/* Adds one column of the lines [from, to). */
static bool add_column(struct page *out, const struct page *page, size_t from, size_t to, size_t place,
                       bool right)
{
    for (size_t l = from; l < to; l++) {
        const struct line *line = &page->lines[l];
        struct gap gutter;
        bool parted = find_gutter(line->text, place, &gutter);
        const char *end = line->text + strlen(line->text);
        if (!(right ? !parted || add_part(out, line, gutter.end, end)
                    : add_part(out, line, line->text, parted ? gutter.start : end)))
            return false;
    }
    return true;
}

static bool part_page(struct page *page, size_t place)
{
    struct page out = {0};
    bool good = true;
    for (size_t from = 0, to; from < page->count && good; from = to) {
        for (to = from;
             to < page->count && !line_is_out(&page->lines[to]) && !crosses(&page->lines[to], place);)
            to++;
        good =
            add_column(&out, page, from, to, place, false) && add_column(&out, page, from, to, place, true);
        if (good && to < page->count) {
            const struct line *line = &page->lines[to++];
            good = add_part(&out, line, line->text, line->text + strlen(line->text));
        }
    }
    struct page spent = good ? *page : out;
    if (good) {
        page->lines = out.lines;
        page->count = out.count;
        page->capacity = out.capacity;
    }
    page_free_lines(&spent);
    return good;
}

bool printed_columns_part(struct document *document)
{
    if (!may_have_columns(document))
        return true;
    size_t speeches = 0, *places = calloc(document->count, sizeof *places);
    bool good = places != NULL;
    for (size_t p = 0; p < document->count && good; p++)
        speeches += speeches_beside(&document->pages[p], &places[p]);
    for (size_t p = 0; p < document->count && good && speeches >= LEAST_SPEECHES; p++)
        good = !places[p] || part_page(&document->pages[p], places[p]);
    free(places);
    return good;
}
