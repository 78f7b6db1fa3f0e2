#include "indexer/text/paragraph_lines.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_marks.h"

enum {
    LONG_WIDTH = 84,    /* columns; no text is set wider that is wrapped for reading */
    LEAST_LONG = 2,     /* lines so long, */
    LONG_SHARE = 10,    /* and one line in so many, */
    ENDED_PERCENT = 60, /* of which so many end a sentence, make paragraphs of the lines */
    TITLE_POINTS = 40   /* of a heading that stands behind a sentence */
};

static bool has_paragraph_lines(const struct document *document)
{
    size_t lines = 0, wide = 0, ended = 0;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const char *text = document->pages[p].lines[l].text;
            struct cursor cursor = cursor_of(text);
            lines++;
            if (!cursor_is_wide(&cursor, LONG_WIDTH))
                continue;
            wide++;
            ended += ends_sentence(text, strlen(text));
        }
    return wide >= LEAST_LONG && wide * LONG_SHARE >= lines && ended * 100 >= wide * ENDED_PERCENT;
}

/* Is the rest of a line a heading: a chapter's, or behind a full stop a number's? */
static bool is_heading(struct cursor rest, uint32_t before)
{
    struct heading heading;
    if (!heading_may_open(cursor_peek(&rest)) || cursor_is_longer(&rest, TITLE_POINTS + 8) ||
        cursor_peek(&rest) == ' ' || !heading_parse(rest.at, &heading) || heading.tight ||
        !heading_title(heading.title))
        return false;
    if (heading.level <= HEADING_ARTICLE)
        return before != '(' && before != 0x300c && before != ' ';
    return before == 0x3002;
}

/* Where a heading stands behind the text of a line; NULL where none does. */
static const char *find_heading(const char *text)
{
    uint32_t before = 0;
    for (struct cursor at = cursor_of(text); !cursor_done(&at); before = cursor_next(&at))
        if (before && is_heading(at, before))
            return at.at;
    return NULL;
}

/* Moves the line to the page, parted before a heading. */
static bool move_parts(struct page *page, struct line *line)
{
    const char *heading = find_heading(line->text);
    if (!page_insert_line(page, page->count, line))
        return false;
    struct line *moved = &page->lines[page->count - 1];
    *line = (struct line){0};
    if (!heading)
        return true;
    if (!page_add_line(page, heading, strlen(heading), moved->number))
        return false;
    moved = &page->lines[page->count - 2];
    moved->text[heading - moved->text] = '\0';
    moved->form.read = false;
    return true;
}

static bool part_page(struct page *page)
{
    struct page parted = *page;
    bool good = true;
    parted.lines = NULL;
    parted.count = parted.capacity = 0;
    for (size_t l = 0; l < page->count; l++)
        good = good && move_parts(&parted, &page->lines[l]);
    page_free_lines(page);
    *page = parted;
    page->paragraph_lines = true;
    return good;
}

bool paragraph_lines_read(struct document *document)
{
    bool good = true;
    if (!has_paragraph_lines(document))
        return true;
    for (size_t p = 0; p < document->count && good; p++)
        good = part_page(&document->pages[p]);
    return good;
}
