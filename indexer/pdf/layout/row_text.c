/* What a row of glyphs says: which gaps are blanks, which digits are raised. */
#include <math.h>

#include "indexer/pdf/layout/pdf_layout.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

#define RAISED_SIZE 0.75F /* of the text's; what is raised is no larger */

struct row {
    const struct pdf_page *page;
    const int *glyphs; /* from left to right */
    size_t count;
    float size, foot; /* of its largest characters */
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

/* The size and the foot of the row's largest characters. */
static void measure(struct row *row)
{
    for (size_t i = 0; i < row->count; i++)
        row->size = fmaxf(row->size, glyph_at(row, i)->size);
    for (size_t i = 0; i < row->count; i++)
        if (glyph_at(row, i)->size > 0.9F * row->size)
            row->foot = fmaxf(row->foot, glyph_at(row, i)->box.y2);
}

/* Smaller than the text and above its foot: a footnote's mark, or a power. */
static bool is_raised(const struct row *row, size_t i)
{
    const struct pdf_glyph *glyph = glyph_at(row, i);
    bool goes_on =
        i > 0 && is_digit(row, i) && is_digit(row, i - 1) && glyph_at(row, i - 1)->size == glyph->size;
    return glyph->size < RAISED_SIZE * row->size &&
           (glyph->box.y2 < row->foot - 0.1F * row->size || (goes_on && is_raised(row, i - 1)));
}

/* 注 of a mark 注４ within the text. */
static bool is_mark_word(const struct row *row, size_t i)
{
    return i > 0 && glyph_at(row, i)->point == 0x6ce8 && is_raised(row, i) && is_digit(row, i + 1) &&
           is_raised(row, i + 1);
}

/* Raised digits as such, ⁴, but for those that `open` the row: a note's own number. */
static uint32_t point_of(const struct row *row, size_t i, bool open)
{
    uint32_t point = glyph_at(row, i)->point;
    return !open && is_digit(row, i) && is_raised(row, i) ? ssk_raised_digit((int)(point - '0')) : point;
}

char *pdf_row_text(const struct pdf_page *page, const int *glyphs, size_t count)
{
    struct row row = {.page = page, .glyphs = glyphs, .count = count};
    bool open = true; /* only digits so far */
    struct ssk_buffer text = SSK_BUFFER_INIT;
    measure(&row);
    for (size_t i = 0; i < count; i++) {
        open = open && is_digit(&row, i);
        if (is_mark_word(&row, i))
            continue;
        if (i > 0)
            ssk_buffer_append_string(&text, blank_before(&row, i));
        char bytes[4];
        ssk_buffer_append(&text, bytes, ssk_utf8_put(bytes, point_of(&row, i, open)));
    }
    return ssk_buffer_detach(&text);
}
