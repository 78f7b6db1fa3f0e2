/* The title of plain text: what stands by itself at its head, below a letterhead. */
#include "indexer/text/text_title.h"

#include <string.h>

#include "indexer/lines/heading_number.h"
#include "indexer/papers/title_form.h"
#include "indexer/text/chapter_title.h"
#include "indexer/text/letterhead.h"
#include "indexer/text/title_text.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum { TITLE_POINTS = 100, STACK_LINES = 3, KIND_POINTS = 6 };

/* Is what is left less than so many tenths of the widest line? Most pages have a wide line near their top. */
static bool is_short_of(const struct cursor *left, const struct page *page, size_t tenths)
{
    const size_t columns = cursor_width(left) * 10 / tenths;
    for (size_t l = 0; l < page->count; l++) {
        struct cursor line = cursor_of(page->lines[l].text);
        if (cursor_is_wide(&line, columns + 1))
            return true;
    }
    return false;
}

/* Does it end as titles do, at the margin, above a line that begins a paragraph by its indent? */
static bool is_above_text(const struct line *line)
{
    struct cursor text = title_text(line);
    return title_ends_well(text.at, (size_t)(text.end - text.at)) && title_indent(line) == 0 &&
           title_indent(line + 1) == 2;
}

/* A line is a title when it stands apart from what follows (a blank line, a repetition, or it is much shorter
 * than the page is wide) and is no sentence. */
static bool is_title(const struct page *page, size_t l)
{
    const struct line *line = &page->lines[l];
    struct cursor text = title_text(line);
    uint32_t first = cursor_peek(&text), last = cursor_last(&text);
    struct heading heading;
    if (line_heading(line, &heading) || (line_form(line)->label && text.at == cursor_of(line->text).at) ||
        (first == '(' && last == ')') || cursor_is_longer(&text, TITLE_POINTS) || cursor_points(&text) < 2 ||
        cursor_holds(&text, "。") || last == 0x3001 || last == ',' || last == ':')
        return false;
    if (l + 1 == page->count || line[1].begins_paragraph || is_above_text(line) ||
        letterhead_is_small_print(&line[1]) || is_short_of(&text, page, 7))
        return true;
    struct cursor next = cursor_trimmed(cursor_of(line[1].text));
    size_t length = (size_t)(text.end - text.at);
    return (size_t)(next.end - next.at) >= length && memcmp(text.at, next.at, length) == 0;
}

/* …の結果について（外務報 above 道官談話）: the rest closes what the line opens. */
static bool closes_bracket(struct cursor line, struct cursor rest)
{
    int depth = 0;
    for (uint32_t point; (point = cursor_next(&line));)
        depth += (point == '(') - (point == ')');
    return depth == 1 && cursor_last(&rest) == ')' && !cursor_holds(&rest, "(");
}

/* A title too long for its line: set in, it fills that, and what is left over, which ends as titles do,
 * stands above something else. */
static bool is_first_of_two(const struct page *page, size_t l)
{
    const struct line *line = &page->lines[l], *rest = line + 1;
    struct heading heading;
    if (l + 1 >= page->count || rest->begins_paragraph || title_indent(line) == 0 ||
        line_heading(line, &heading))
        return false;
    struct cursor text = cursor_trimmed(cursor_of(line->text)), whole = cursor_of(line->text);
    struct cursor left = cursor_trimmed(cursor_of(rest->text));
    bool full = !is_short_of(&whole, page, 9);
    bool last = l + 2 >= page->count || rest[1].begins_paragraph || line_heading(&rest[1], &heading) ||
                title_indent(&rest[1]) >= title_indent(rest) + TITLE_SET_IN;
    return full && last && !cursor_holds(&text, "。") && !cursor_holds(&left, "。") &&
           cursor_points(&text) + cursor_points(&left) <= TITLE_POINTS && is_short_of(&left, page, 9) &&
           (title_ends_well(left.at, (size_t)(left.end - left.at)) || closes_bracket(text, left));
}

/* Does the text ask for more: …の, …に関する, …及び? */
static bool is_open(struct cursor text)
{
    uint32_t last = cursor_last(&text);
    return ssk_is_hiragana(last) || last == 0x3001 || last == 0x30fb;
}

/* Does a group of lines end in a line that only says what the paper is: 報告書, 概要? */
static bool is_kind(const struct page *page, size_t l)
{
    while (l + 1 < page->count && !page->lines[l + 1].begins_paragraph)
        l++;
    struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
    return !cursor_is_longer(&text, KIND_POINTS) && title_ends_well(text.at, (size_t)(text.end - text.at));
}

/* A title on two or three lines that stand by themselves, the first of which asks for more and the last of
 * which ends as titles do. Its end; `l` for none. */
static size_t stack_end(const struct page *page, size_t l)
{
    struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
    struct heading heading;
    size_t end = l, points = 0;
    if ((!is_open(text) && !is_kind(page, l)) || line_heading(&page->lines[l], &heading))
        return l;
    do {
        text = cursor_trimmed(cursor_of(page->lines[end++].text));
        points += cursor_points(&text);
        if (cursor_holds(&text, "。") || points > TITLE_POINTS ||
            (end > l + 1 && title_is_unfit(text.at, (size_t)(text.end - text.at))))
            return l;
    } while (end < page->count && !page->lines[end].begins_paragraph);
    bool few = end - l > 1 && end - l <= STACK_LINES;
    return few && title_ends_well(text.at, (size_t)(text.end - text.at)) ? end : l;
}

/* Where a title that begins in the line ends; `l` where none does. */
static size_t title_end(const struct page *page, size_t l)
{
    size_t end = stack_end(page, l);
    return end > l ? end : is_title(page, l) ? l + 1 : is_first_of_two(page, l) ? l + 2 : l;
}

/* The line of the page that its title begins in; `count` when none does. Below a letterhead only what stands
 * alone may be one. */
static size_t title_line(const struct page *page)
{
    size_t l = letterhead_end(page);
    return l < page->count && title_end(page, l) > l ? l : page->count;
}

/* 提言, 答申 by itself above what it is about: the end of that group of lines; `end` where there is none. */
static size_t matter_end(const struct page *page, size_t l, size_t end)
{
    struct cursor text = title_text(&page->lines[l]);
    size_t last = end, points = 0;
    if (end != l + 1 || cursor_points(&text) > KIND_POINTS || end == page->count ||
        !title_ends_well(text.at, (size_t)(text.end - text.at)))
        return end;
    do {
        text = title_text(&page->lines[last]);
        points += cursor_points(&text);
        if (cursor_holds(&text, "。") || points > TITLE_POINTS ||
            letterhead_is_small_print(&page->lines[last]) ||
            (last > end && title_indent(&page->lines[last]) == 0 &&
             !is_open(title_text(&page->lines[last - 1]))))
            return end;
        last++;
    } while (last < page->count && !page->lines[last].begins_paragraph);
    return last - end < STACK_LINES ? last : end;
}

/* The title that stands in the lines; NULL without memory. */
static char *title_at(const struct page *page, size_t l, size_t end)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    bool apart = false;
    for (size_t i = l; i < end; i++) {
        struct cursor text = title_text(&page->lines[i]);
        ssk_buffer_append(&out, " ", apart);
        apart = end - l > 1 && !is_open(text); /* …に関する検討会　中間取りまとめ */
        ssk_buffer_append(&out, text.at, (size_t)(text.end - text.at));
    }
    return ssk_buffer_detach(&out);
}

bool text_title_find(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        if (page->count == 0)
            continue;
        size_t l = title_line(page);
        if (l == page->count)
            return p > 0 || chapter_title_take(document);
        size_t end = matter_end(page, l, title_end(page, l));
        document->title = title_at(page, l, end);
        for (size_t i = 0; i < page->count && i <= end; i++)
            page->lines[i].begins_paragraph |= i <= l || i >= end;
        return document->title != NULL;
    }
    return true;
}
