/* Pages of glyphs, and what comes of them when they are laid out. Include after cmocka.h. */
#ifndef SEISAKU_TESTS_LAID_PAGE_H
#define SEISAKU_TESTS_LAID_PAGE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/unicode.h"

static struct pdf_page page;

static inline void clear(void)
{
    pdf_page_free(&page);
    page = (struct pdf_page){.width = 600, .height = 800};
}

/* Prints the text from x, y on, each character an em wide, ASCII half of it, with so much between them. */
static inline float put_apart(float x, float y, float size, const char *text, float between)
{
    size_t length = strlen(text);
    for (size_t byte = 0; byte < length; x += between) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        float width = point < 0x80 ? size / 2 : size;
        if (point != ' ') {
            page.glyphs = realloc(page.glyphs, (page.count + 1) * sizeof *page.glyphs);
            page.glyphs[page.count++] =
                (struct pdf_glyph){.box = {x, y, x + width, y + size}, .size = size, .point = point};
        }
        x += width;
    }
    return x;
}

static inline float put(float x, float y, float size, const char *text)
{
    return put_apart(x, y, size, text, 0);
}

static inline void rule(float x1, float y1, float x2, float y2)
{
    page.rules = realloc(page.rules, (page.rule_count + 1) * sizeof *page.rules);
    page.rules[page.rule_count++] = (struct pdf_rule){{x1, y1, x2, y2}, x1 >= x2};
}

/* The lines in order, `|` between them: before one `ROW.CELL:` of a table, `COLUMN>`, `@BOX ` of a slide, `*`
 * where its digits are raised. */
static inline void expect(const char *expected)
{
    char out[2048] = "";
    size_t at = 0;
    pdf_lay_out(&page);
    for (size_t l = 0; l < page.text.count; l++) {
        const struct line *line = &page.text.lines[l];
        at += (size_t)snprintf(out + at, sizeof out - at, "%s", l ? "|" : "");
        if (line->row)
            at += (size_t)snprintf(out + at, sizeof out - at, "%d.%d:", line->row, line->place.cell);
        if (line->place.column)
            at += (size_t)snprintf(out + at, sizeof out - at, "%d>", line->place.column);
        if (line->place.slide_box)
            at += (size_t)snprintf(out + at, sizeof out - at, "@%d ", line->place.slide_box);
        at += (size_t)snprintf(out + at, sizeof out - at, "%s%s", line->place.raised ? "*" : "", line->text);
    }
    assert_string_equal(out, expected);
    clear();
}

#endif
