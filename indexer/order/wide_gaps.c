/* An ideographic space inside a line is part of the text (第一条　この法律は) where it follows a short label,
 * and a gap between columns where as much stands before it as behind it, line after line. */
#include "indexer/order/order.h"

#include <string.h>

#include "indexer/lines/line_phrases.h"
#include "seisaku/unicode.h"

enum {
    BEFORE = 24,  /* display columns, the least before a gap: a label and a name are shorter, */
    BEHIND = 14,  /* and the least behind it: a marker such as <成果・進捗状況> */
    WIDEST = 160, /* longer lines are paragraphs */
    LINES = 4,    /* the fewest lines with a gap that tell columns */
    SHARE = 15    /* percent of the lines wide enough for one */
};

static const char wide[] = "\u3000";
enum { BYTES = sizeof wide - 1 };

/* What stands behind the one run of wide spaces inside the line; NULL where there is none or more. */
static const char *behind_gap(const char *line, size_t *before)
{
    while (strncmp(line, wide, BYTES) == 0)
        line += BYTES;
    const char *gap = strstr(line, wide), *behind = gap;
    while (behind && strncmp(behind, wide, BYTES) == 0)
        behind += BYTES;
    *before = gap ? ssk_display_width(line, (size_t)(gap - line)) : 0;
    return behind && !strstr(behind, wide) ? behind : NULL;
}

/* A plan's marker, <成果・進捗状況>. */
static bool is_marker(const char *text)
{
    size_t length = strlen(text);
    return line_is_bracketed(text, length) && (line_is_progress(text, length) || line_is_plan(text, length));
}

/* Whether the line has a gap; *marked is set where a marker stands behind it, or alone. */
static bool has_gap(const char *line, bool *marked)
{
    size_t before;
    const char *behind = behind_gap(line, &before);
    if (is_marker(behind ? behind : line))
        *marked = true;
    return behind && before >= (is_marker(behind) ? BEHIND : BEFORE) &&
           ssk_display_width(behind, strlen(behind)) >= BEHIND;
}

/* On the page of a plan's table one gap tells that columns stand side by side. */
static bool has_columns(const struct page *page)
{
    size_t gaps = 0, lines = 0;
    bool marked = false;
    for (size_t l = 0; l < page->count; l++) {
        const char *text = page->lines[l].text;
        size_t length = strlen(text);
        if (length >= 4 * WIDEST || ssk_display_width(text, length) > WIDEST)
            continue;
        lines += ssk_display_width(text, length) > BEFORE + BEHIND;
        gaps += has_gap(text, &marked);
    }
    return marked ? gaps > 0 : gaps >= LINES && gaps * 100 >= lines * SHARE;
}

/* The line with ASCII blanks for all wide spaces but those that indent it; false without memory. */
static bool narrow(struct line *line)
{
    size_t indent = 0;
    while (strncmp(line->text + indent, wide, BYTES) == 0)
        indent += BYTES;
    char *text = strdup(line->text), *to = text ? text + indent : NULL;
    if (!text)
        return false;
    for (const char *from = line->text + indent; *from;) {
        bool blank = strncmp(from, wide, BYTES) == 0;
        *to++ = blank ? ' ' : *from;
        from += blank ? BYTES : 1;
    }
    *to = '\0';
    line_set_text(line, text);
    return true;
}

bool wide_gaps_narrow(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        if (page->laid_out || !has_columns(page))
            continue;
        for (size_t l = 0; l < page->count; l++)
            if (strstr(page->lines[l].text, wide) && !narrow(&page->lines[l]))
                return false;
    }
    return true;
}
