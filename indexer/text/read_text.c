#include "indexer/text/read_text.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/page_label.h"
#include "indexer/lines/title_form.h"
#include "indexer/text/extract_header.h"
#include "indexer/text/paragraph_lines.h"
#include "indexer/text/plain_blanks.h"
#include "seisaku/unicode.h"

enum {
    TITLE_POINTS = 100,
    PRINT_POINTS = 40,
    HEAD_LINES = 15,
    NAME_HAN = 3,
    NAME_HAN_MAX = 7,
    ADDRESSEE_LINES = 4,
    SET_IN = 12 /* columns */
};

/* Appends [start, end) without the spaces at its end; a blank line only makes the next one begin a paragraph.
 */
static bool add_line(struct page *page, const char *start, const char *end, int number,
                     bool *begins_paragraph)
{
    struct cursor line = cursor_trimmed((struct cursor){start, end});
    const char *last = line.end;
    if (last == line.at) {
        *begins_paragraph = true;
        return true;
    }
    struct line *added = page_add_line(page, start, (size_t)(last - start), number);
    if (added)
        added->begins_paragraph = *begins_paragraph;
    *begins_paragraph = false;
    return added != NULL;
}

static bool split_pages(struct document *out, const char *text, size_t length)
{
    const char *end = text + length;
    int number = 1;
    while (text < end) {
        struct page *page = document_add_page(out);
        bool begins_paragraph = false,
             page_ends = false; /* a sentence may go on overleaf, below the margin */
        if (!page)
            return false;
        while (text < end && !page_ends) {
            const char *stop = text + strcspn(text, "\n\f");
            if (!add_line(page, text, stop, number, &begins_paragraph))
                return false;
            begins_paragraph &= page->count > 0;
            page_ends = stop < end && *stop == '\f';
            number += stop < end && *stop == '\n';
            text = stop + 1;
        }
    }
    return true;
}

static size_t indent_of(const struct line *line)
{
    struct cursor text = cursor_of(line->text);
    const char *start = text.at;
    cursor_spaces(&text);
    return ssk_display_width(start, (size_t)(text.at - start));
}

/* A heading at the margin goes on from nothing that is set right or in the middle above it. */
static void part_headings(struct page *page)
{
    struct heading heading;
    for (size_t l = 1; l < page->count; l++)
        page->lines[l].begins_paragraph |=
            indent_of(&page->lines[l - 1]) >= indent_of(&page->lines[l]) + SET_IN &&
            line_heading(&page->lines[l], &heading);
}

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

/* Small print above a title: a date, a number, an addressee, the office that issued it. */
static bool is_small_print(const struct line *line)
{
    static const char *const offices[] = {"省", "庁", "局", "課", "室", "部", "官房", NULL};
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    if (cursor_ends_in(&text, "付")) /* 参事官付 */
        text.end -= strlen("付");
    (void)(cursor_take(&text, '(') && cursor_ends_in(&text, "）") && (text.end -= strlen("）")));
    size_t length = (size_t)(text.end - text.at);
    uint32_t last = cursor_last(&text);
    if (cursor_is_longer(&text, PRINT_POINTS) || cursor_holds(&text, "。") || last == 0x3001 || last == ',')
        return false;
    if (title_is_unfit(text.at, length) || page_label_shape(line->text) == LABEL_SURE)
        return true;
    for (const char *const *office = offices; *office; office++) {
        size_t bytes = strlen(*office);
        if (length > bytes && memcmp(text.end - bytes, *office, bytes) == 0)
            return line_is_organisation(text.at, length);
    }
    return false;
}

/* 都道府県 above 各 指定都市 主管部局 御中: the line is of several that say whom a letter is to. */
static bool is_addressee(const struct page *page, size_t l)
{
    static const char *const ends[] = {"御中", "殿", NULL};
    for (size_t i = l; i < page->count && i < l + ADDRESSEE_LINES; i++) {
        struct cursor text = cursor_trimmed(cursor_of(page->lines[i].text));
        if (cursor_is_longer(&text, PRINT_POINTS) || cursor_holds(&text, "。") ||
            (i > l && page->lines[i].begins_paragraph))
            return false;
        for (const char *const *end = ends; *end; end++)
            if (cursor_ends_in(&text, *end))
                return true;
    }
    return false;
}

/* 中核市 below that, in the same brackets. */
static bool is_more_addressees(const struct page *page, size_t l)
{
    struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
    return l > 0 && !page->lines[l].begins_paragraph && is_addressee(page, l - 1) &&
           indent_of(&page->lines[l]) > indent_of(&page->lines[l - 1]) &&
           !cursor_is_longer(&text, NAME_HAN_MAX + NAME_HAN);
}

/* The name of one who signs, below the office: 大 川 原　　仁. */
static bool is_name(const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    size_t blanks = 0, han = 0;
    while (!cursor_done(&text) && han <= NAME_HAN_MAX) {
        uint32_t point = cursor_next(&text);
        if (point != ' ' && !ssk_is_han(point))
            return false;
        blanks += point == ' ';
        han += point != ' ';
    }
    return blanks > 0 && han >= NAME_HAN && han <= NAME_HAN_MAX;
}

/* A line is a title when it stands apart from what follows (a blank line, a repetition, or it is much shorter
 * than the page is wide) and is no sentence. */
static bool is_title(const struct page *page, size_t l)
{
    const struct line *line = &page->lines[l];
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    uint32_t last = cursor_last(&text);
    struct heading heading;
    if (line_heading(line, &heading) || line_form(line)->label || cursor_is_longer(&text, TITLE_POINTS) ||
        cursor_points(&text) < 2 || cursor_holds(&text, "。") || last == 0x3001 || last == ',' || last == ':')
        return false;
    if (l + 1 == page->count || line[1].begins_paragraph || is_small_print(&line[1]) ||
        is_short_of(&text, page, 7))
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
    if (l + 1 >= page->count || rest->begins_paragraph || indent_of(line) == 0 ||
        line_heading(line, &heading))
        return false;
    struct cursor text = cursor_trimmed(cursor_of(line->text)), whole = cursor_of(line->text);
    struct cursor left = cursor_trimmed(cursor_of(rest->text));
    bool full = !is_short_of(&whole, page, 9);
    bool last = l + 2 >= page->count || rest[1].begins_paragraph || line_heading(&rest[1], &heading) ||
                indent_of(&rest[1]) >= indent_of(rest) + SET_IN;
    return full && last && !cursor_holds(&text, "。") && !cursor_holds(&left, "。") &&
           cursor_points(&text) + cursor_points(&left) <= TITLE_POINTS && is_short_of(&left, page, 9) &&
           (title_ends_well(left.at, (size_t)(left.end - left.at)) || closes_bracket(text, left));
}

/* The line of the page that is its title; `count` when none is. Below a letterhead only what stands alone
 * may be one. */
static size_t title_line(const struct page *page)
{
    size_t l = 0;
    while (l < page->count && l < HEAD_LINES &&
           (is_small_print(&page->lines[l]) || is_addressee(page, l) || is_more_addressees(page, l) ||
            (l > 0 && is_name(&page->lines[l]))))
        l++;
    return l < page->count && l < HEAD_LINES && (is_title(page, l) || is_first_of_two(page, l)) ? l
                                                                                                : page->count;
}

/* The title that stands in the line, and in the next where it is the first of two; NULL without memory. */
static char *title_at(const struct page *page, size_t l)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    bool two = !is_title(page, l);
    for (size_t i = l; i < l + 1 + two; i++) {
        struct cursor text = cursor_trimmed(cursor_of(page->lines[i].text));
        ssk_buffer_append(&out, text.at, (size_t)(text.end - text.at));
    }
    return ssk_buffer_detach(&out);
}

/* False without memory. */
static bool find_title(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        if (page->count == 0)
            continue;
        size_t l = title_line(page);
        if (l == page->count)
            return true;
        size_t rest = l + !is_title(page, l);
        document->title = title_at(page, l);
        for (size_t i = 0; i < page->count && i <= rest + 1; i++)
            page->lines[i].begins_paragraph |= i <= l || i > rest;
        return document->title != NULL;
    }
    return true;
}

ssk_status read_text(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct ssk_decoded decoded;
    ssk_status status = ssk_decode(&decoded, ssk_buffer_string(&source->bytes), source->bytes.length,
                                   source->encoding, error);
    if (status == SSK_OK) {
        source_warn_undecodable(source, &decoded);
        plain_blanks(&decoded.text);
        bool split = split_pages(out, ssk_buffer_string(&decoded.text), decoded.text.length);
        for (size_t p = 0; p < out->count; p++)
            part_headings(&out->pages[p]);
        if (!split || !paragraph_lines_read(out) || !extract_header_read(out) ||
            (!out->title && !find_title(out)))
            status = ssk_no_memory(error);
    }
    ssk_decoded_free(&decoded);
    return status;
}
