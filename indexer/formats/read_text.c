#include "indexer/formats/read_text.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/formats/extract_header.h"
#include "indexer/formats/paragraph_lines.h"
#include "indexer/formats/plain_blanks.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"

enum { TITLE_POINTS = 100 };

/* Appends [start, end) without the spaces at its end; a blank line only makes the next one begin a paragraph.
 */
static bool add_line(struct page *page, const char *start, const char *end, int number,
                     bool *begins_paragraph)
{
    struct cursor line = {start, end};
    const char *last = cursor_trimmed(line).end;
    if (last == cursor_trimmed(line).at) {
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
            const char *stop = text;
            while (stop < end && *stop != '\n' && *stop != '\f')
                stop++;
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

static size_t widest(const struct page *page)
{
    size_t most = 0;
    for (size_t l = 0; l < page->count; l++) {
        struct cursor line = cursor_of(page->lines[l].text);
        size_t width = cursor_width(&line);
        most = width > most ? width : most;
    }
    return most;
}

/* The first line is a title when it stands apart from what follows (a blank line, a repetition, or it
 * is much shorter than the page is wide) and is no sentence. */
static bool is_title(const struct page *page)
{
    struct cursor first = cursor_trimmed(cursor_of(page->lines[0].text));
    uint32_t last = cursor_last(&first);
    struct heading heading;
    if (line_heading(&page->lines[0], &heading) || line_form(&page->lines[0])->label ||
        cursor_is_longer(&first, TITLE_POINTS) || cursor_points(&first) < 2 || cursor_holds(&first, "。") ||
        last == 0x3001 || last == ',' || last == ':')
        return false;
    if (page->count == 1 || page->lines[1].begins_paragraph || cursor_width(&first) * 10 < widest(page) * 7)
        return true;
    struct cursor second = cursor_trimmed(cursor_of(page->lines[1].text));
    size_t length = (size_t)(first.end - first.at);
    return (size_t)(second.end - second.at) >= length && memcmp(first.at, second.at, length) == 0;
}

/* False without memory. */
static bool find_title(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        if (page->count == 0)
            continue;
        if (!is_title(page))
            return true;
        struct cursor title = cursor_trimmed(cursor_of(page->lines[0].text));
        document->title = strndup(title.at, (size_t)(title.end - title.at));
        page->lines[0].begins_paragraph = true;
        if (page->count > 1)
            page->lines[1].begins_paragraph = true;
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
        if (!split_pages(out, ssk_buffer_string(&decoded.text), decoded.text.length) ||
            !paragraph_lines_read(out) || !extract_header_read(out) || (!out->title && !find_title(out)))
            status = ssk_no_memory(error);
    }
    ssk_decoded_free(&decoded);
    return status;
}
