/* What a row of glyphs says: which gaps are blanks. */
#include <math.h>

#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

struct row {
    const struct pdf_page *page;
    const int *glyphs; /* from left to right */
    size_t count;
};

static const struct pdf_glyph *glyph_at(const struct row *row, size_t i)
{
    return &row->page->glyphs[row->glyphs[i]];
}

static bool is_digit(const struct row *row, size_t i)
{
    return i < row->count && glyph_at(row, i)->point >= '0' && glyph_at(row, i)->point <= '9';
}

/* Whether glyphs i - 1 and i of the row are of one number, as 21,304: a justified line spreads its figures. A
 * comma parts thousands, or the numbers of a list. */
static bool are_figures(const struct row *row, size_t i)
{
    uint32_t left = glyph_at(row, i - 1)->point, right = glyph_at(row, i)->point;
    if (is_digit(row, i - 1))
        return is_digit(row, i) || ((right == ',' || right == '.') && is_digit(row, i + 1));
    return (left == ',' || left == '.') && i > 1 && is_digit(row, i - 2) && is_digit(row, i) &&
           is_digit(row, i + 1) && is_digit(row, i + 2) && !is_digit(row, i + 3);
}

/* The blank between two glyphs of a row: none that the layout alone put there. */
static const char *blank_before(const struct row *row, size_t i)
{
    const struct pdf_glyph *left = glyph_at(row, i - 1), *right = glyph_at(row, i);
    float em = fmaxf(left->size, right->size);
    float gap = (right->box.x1 - left->box.x2) / em;
    bool cjk = ssk_is_cjk(left->point) || ssk_is_cjk(right->point);
    if (cjk)
        return gap > 0.75F ? "\u3000" : "";
    if (are_figures(row, i))
        return gap > 0.75F || (right->blank && gap > 0.3F) ? " " : "";
    return gap > 0.15F || (right->blank && gap > 0.05F) ? " " : "";
}

char *pdf_row_text(const struct pdf_page *page, const int *glyphs, size_t count)
{
    const struct row row = {page, glyphs, count};
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            ssk_buffer_append_string(&text, blank_before(&row, i));
        char bytes[4];
        ssk_buffer_append(&text, bytes, ssk_utf8_put(bytes, glyph_at(&row, i)->point));
    }
    return ssk_buffer_detach(&text);
}
