#include "query/print/print_page.h"

#include <string.h>

#include "seisaku/unicode.h"

/* Columns of a mark at the byte that no line of Japanese begins with (JIS X 4051); 0 for others. */
static size_t hanging_width(const struct ssk_buffer *text, size_t byte)
{
    if (byte >= text->length)
        return 0;
    uint32_t point = ssk_utf8_next(text->data, text->length, &byte);
    for (const char *marks = "、。，．・：；？！ー）」』】〕〉》"; *marks;) {
        size_t at = 0;
        if (ssk_utf8_next(marks, strlen(marks), &at) == point)
            return (size_t)ssk_point_width(point);
        marks += at;
    }
    return 0;
}

/* The text with lines of at most `columns`; what goes on below stands as deep as the fields of a hit. Colours
 * take no column. */
static void append_folded(struct ssk_buffer *out, const struct ssk_buffer *text, size_t columns)
{
    enum { INDENT = 4 };
    size_t column = 0;
    bool escape = false, link = false; /* within a colour or a link, which take no column */
    for (size_t byte = 0; byte < text->length;) {
        size_t start = byte;
        uint32_t point = ssk_utf8_next(text->data, text->length, &byte);
        bool begins = point == 033;
        link |= begins && byte < text->length && text->data[byte] == ']';
        escape |= begins;
        size_t width = escape || point == '\n' ? 0 : (size_t)ssk_point_width(point);
        if (link ? point == '\\' : point == 'm')
            escape = link = false;
        if (column + width > columns || (width && column + width + hanging_width(text, byte) > columns)) {
            ssk_buffer_printf(out, "\n%*s", INDENT, "");
            column = INDENT;
        }
        ssk_buffer_append(out, text->data + start, byte - start);
        column = point == '\n' ? 0 : column + width;
    }
}

void print_page(struct printer *printer, const struct ssk_buffer *text)
{
    enum { NARROWEST = 20 };
    struct ssk_buffer folded = SSK_BUFFER_INIT;
    bool folds = printer->columns >= NARROWEST;
    if (folds)
        append_folded(&folded, text, printer->columns);
    const struct ssk_buffer *out = folds ? &folded : text;
    fwrite(ssk_buffer_string(out), 1, out->length, printer->out);
    printer->failed |= text->failed || folded.failed;
    ssk_buffer_free(&folded);
}
