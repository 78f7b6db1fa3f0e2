/* Documents whose lines have places, written as text. A line is `ROW.CELL X1-X2 Y1-Y2 FLAGS|TEXT`: the sides
 * of the cell or column it stands in, whose lines are 14 points apart, in letters of 10 points, 4 from its
 * left side. `0.0` is no table's. FLAGS: `p` begins a paragraph, `b` bold, `f` floats, `r` has rules, `m`
 * stands in the middle, `e` ends at the right side, `i` is set in by 20 points, `S` small, of 8 points, `L`
 * large, of 14, `d` opens with raised digits, `u` stands under a short rule, `s` is set aside, `h` a heading,
 * `n` a note, `o` spent; `-` none. `\f` begins a page. */
#ifndef SEISAKU_TESTS_PLACED_DOCUMENT_H
#define SEISAKU_TESTS_PLACED_DOCUMENT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/document.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

static inline enum line_role placed_role(const char *flags)
{
    return strchr(flags, 's')   ? LINE_SET_ASIDE
           : strchr(flags, 'h') ? LINE_HEADING
           : strchr(flags, 'n') ? LINE_NOTE
           : strchr(flags, 'o') ? LINE_SPENT
                                : LINE_TEXT;
}

/* The line's letters, below those of the same cell above it. */
static inline struct box placed_box(const struct page *page, const struct line *line, const char *flags)
{
    const struct box *field = &line->place.field;
    float size = line->place.size,
          width = size / 2 * (float)ssk_display_width(line->text, strlen(line->text));
    float x = field->x1 + (strchr(flags, 'i') ? 24 : 4), y = field->y1 + 4;
    if (strchr(flags, 'm'))
        x = (field->x1 + field->x2 - width) / 2;
    if (strchr(flags, 'e'))
        x = field->x2 - 4 - width;
    for (const struct line *above = line - 1;
         above >= page->lines && memcmp(&above->place.field, field, sizeof *field) == 0; above--)
        y += 14;
    return (struct box){x, y, x + width, y + size};
}

static inline float placed_size(const char *flags)
{
    const char *size = strchr(flags, 'z');
    return size ? strtof(size + 1, NULL) : strchr(flags, 'S') ? 8 : strchr(flags, 'L') ? 14 : 10;
}

static inline void add_placed_line(struct page *page, const char *text, size_t length)
{
    struct box field;
    int row, cell, read = 0;
    char flags[16];
    assert_int_equal(sscanf(text, "%d.%d %f-%f %f-%f %15[^|]|%n", &row, &cell, &field.x1, &field.x2,
                            &field.y1, &field.y2, flags, &read),
                     7);
    struct line *line = page_add_line(page, text + read, length - (size_t)read, (int)page->count + 1);
    assert_non_null(line);
    line->row = row;
    line->role = placed_role(flags);
    line->begins_paragraph = strchr(flags, 'p') != NULL;
    line->place = (struct place){.field = field,
                                 .cell = cell,
                                 .size = placed_size(flags),
                                 .right = field.x2 - 4,
                                 .bold = strchr(flags, 'b') != NULL,
                                 .floating = strchr(flags, 'f') != NULL,
                                 .framed = strchr(flags, 'r') != NULL,
                                 .raised = strchr(flags, 'd') != NULL,
                                 .ruled = strchr(flags, 'u') != NULL};
    line->place.box = placed_box(page, line, flags);
}

static inline struct document placed_document(const char *text)
{
    struct document document = {.body = 10};
    struct page *page = document_add_page(&document);
    for (; page; text += *text == '\n') {
        size_t length = strcspn(text, "\n\f");
        page->width = 600;
        page->height = 800;
        if (length > 0)
            add_placed_line(page, text, length);
        text += length;
        if (!*text)
            break;
        if (*text == '\f' && *++text != '\0')
            page = document_add_page(&document);
    }
    return document;
}

/* What a reader goes on with: `ROW.CELL HEAD|TEXT` a line, HEAD only where there is one; before it `-` of
 * what is out, `n` of a note, `h` of a heading, `p` of what begins a paragraph, `a` of what stands apart;
 * pages parted by \f. Lent until the next call. */
static inline const char *placed_lines(const struct document *document)
{
    static char out[16384];
    size_t at = 0;
    out[0] = '\0';
    for (size_t p = 0; p < document->count; p++) {
        at += (size_t)snprintf(out + at, sizeof out - at, "%s", p ? "\f\n" : "");
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            at += (size_t)snprintf(out + at, sizeof out - at, "%s%s%s%d.%d%s%s|%s\n",
                                   line_is_out(line)            ? "-"
                                   : line->role == LINE_NOTE    ? "n"
                                   : line->role == LINE_HEADING ? "h"
                                                                : "",
                                   line->begins_paragraph ? "p" : "", line->apart ? "a" : "", line->row,
                                   line->place.cell, line->head ? " " : "", line->head ? line->head : "",
                                   line->text);
        }
    }
    return out;
}

#endif
