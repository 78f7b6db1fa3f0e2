#include "indexer/text/read_text.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/text/extract_header.h"
#include "indexer/text/paragraph_lines.h"
#include "indexer/text/plain_blanks.h"
#include "indexer/text/text_title.h"
#include "indexer/text/title_text.h"
#include "seisaku/unicode.h"

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

/* A heading at the margin goes on from nothing that is set right or in the middle above it. */
static void part_headings(struct page *page)
{
    struct heading heading;
    for (size_t l = 1; l < page->count; l++)
        page->lines[l].begins_paragraph |=
            title_indent(&page->lines[l - 1]) >= title_indent(&page->lines[l]) + TITLE_SET_IN &&
            line_heading(&page->lines[l], &heading);
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
            (!out->title && !text_title_find(out)))
            status = ssk_no_memory(error);
    }
    ssk_decoded_free(&decoded);
    return status;
}
