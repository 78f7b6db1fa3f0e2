#include "indexer/structure/contents_lines.h"

#include <string.h>

#include "indexer/lines/cursor.h"
#include "seisaku/buffer.h"

enum {
    LOOKED_MOST = 300000, /* lines, for one document's table of contents */
    CONTENTS_LINES = 200, /* within which the text begins behind a table of contents */
    OPENING_POINTS = 10   /* of a line that announces a table of contents */
};

bool contents_opens(const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    if (cursor_is_longer(&text, OPENING_POINTS))
        return false;
    bool bracket = cursor_take(&text, '[') || cursor_take(&text, 0x3010) || cursor_take(&text, '(');
    bool named = cursor_take_string(&text, "目次") || cursor_take_string(&text, "もくじ") ||
                 cursor_take_string(&text, "目録") || cursor_take_string(&text, "Contents") ||
                 cursor_take_string(&text, "CONTENTS");
    if (bracket && cursor_last(&text) != 0) /* ［目次］, 【目次】 */
        cursor_next(&text);
    return named && cursor_done(&text);
}

/* The text of a heading as it is compared: without blanks, dots, and a page's number at its end. */
static void append_bare(struct ssk_buffer *out, const char *text)
{
    size_t end = 0;
    ssk_buffer_clear(out);
    for (struct cursor at = cursor_trimmed(cursor_of(text)); !cursor_done(&at);) {
        const char *start = at.at;
        uint32_t point = cursor_next(&at);
        if (point == ' ' || point == '.' || point == 0x2026 || point == 0x2025 || point == 0x30fb)
            continue;
        ssk_buffer_append(out, start, (size_t)(at.at - start));
        if (point < '0' || point > '9')
            end = out->length;
    }
    out->length = end < out->length ? end : out->length;
}

static bool are_alike(const struct line *one, const struct line *other)
{
    struct ssk_buffer left = SSK_BUFFER_INIT, right = SSK_BUFFER_INIT;
    append_bare(&left, one->text);
    append_bare(&right, other->text);
    bool alike =
        left.length == right.length && left.length > 0 && memcmp(left.data, right.data, left.length) == 0;
    ssk_buffer_free(&left);
    ssk_buffer_free(&right);
    return alike;
}

/* Does the heading come again among the `most` lines below the line? */
static bool comes_again(struct heading_context *around, const struct line *heading, const struct line *line,
                        size_t most)
{
    struct ssk_buffer wanted = SSK_BUFFER_INIT, other = SSK_BUFFER_INIT;
    const struct page *page = around->page, *pages_end = around->document->pages + around->document->count;
    size_t l = (size_t)(line - page->lines) + 1;
    bool found = false;
    size_t end = around->looked + most < LOOKED_MOST ? around->looked + most : LOOKED_MOST;
    append_bare(&wanted, heading->text);
    for (; page < pages_end && !found && wanted.length > 0; page++, l = 0)
        for (; l < page->count && !found && around->looked < end; l++, around->looked++) {
            append_bare(&other, page->lines[l].text);
            found = other.length == wanted.length && memcmp(other.data, wanted.data, wanted.length) == 0;
        }
    ssk_buffer_free(&wanted);
    ssk_buffer_free(&other);
    return found;
}

/* Does the line, no sentence, end in a page's number? */
static bool leads_to_page(struct cursor text)
{
    uint32_t last = cursor_last(&text);
    return last >= '0' && last <= '9' && !cursor_holds(&text, "。");
}

bool contents_holds(struct heading_context *around, const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    if (around->marked_headings || line->row > 0 || around->in_table)
        return false;
    if (contents_opens(line)) {
        around->entry = NULL;
        return around->contents = true;
    }
    if (heading_leader_dots(text)) {
        if (!around->entry && !cursor_take_string(&text, "目次"))
            around->entry = line;
        return line->role == LINE_HEADING;
    }
    if (!around->contents)
        return false;
    struct heading heading;
    bool heads = line->role == LINE_HEADING || line_heading(line, &heading) || heading_is_beside_parts(text);
    if (heads && around->entry && are_alike(around->entry, line)) { /* here the text begins */
        around->above = NULL;
        return around->contents = false;
    }
    if (heads && !around->entry)
        around->entry = line;
    if (leads_to_page(text))
        return true;
    if (heads && (comes_again(around, line, line, LOOKED_MOST) ||
                  comes_again(around, around->entry, line, CONTENTS_LINES)))
        return true;
    around->contents = !heads && !cursor_holds(&text, "。");
    return false;
}
