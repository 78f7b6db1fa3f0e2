#include "indexer/pdf/drawn_fonts.h"

#include "seisaku/unicode.h"

/* Of poppler's size. */
#define NARROW                                                                                               \
    0.75F /* widths that full-width characters of a true size do not have: the law's 長体 is wider */
#define ASCENT 0.95F /* what poppler takes where a font tells none */
#define ABOVE  0.88F /* of an em, above the baseline */

enum { LETTERS = 6 }; /* that a mean is taken of */

static bool is_drawn(const struct pdf_glyph *glyph, const bool *drawn, size_t fonts)
{
    return glyph->font < fonts && drawn[glyph->font];
}

/* The mean width of the page's full-width characters in such fonts, as a share of their size; without any,
 * twice that of its small Latin letters, which are half an em wide on an average. 1 without either. */
static float share_of_size(const struct pdf_page *page, const bool *drawn, size_t fonts, bool latin)
{
    float sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        float width = glyph->box.x2 - glyph->box.x1, height = glyph->box.y2 - glyph->box.y1;
        bool full = (ssk_is_han(glyph->point) || ssk_is_hiragana(glyph->point)) && height > width;
        bool small = glyph->point >= 'a' && glyph->point <= 'z';
        if (!(latin ? small : full) || !is_drawn(glyph, drawn, fonts))
            continue;
        sum += (latin ? 2 : 1) * width / glyph->size;
        count++;
    }
    if (count >= (latin ? LETTERS : 1))
        return sum / (float)count;
    return latin ? 1 : share_of_size(page, drawn, fonts, true);
}

void drawn_fonts_fit(struct pdf_page *page, const bool *drawn, size_t fonts)
{
    float share = share_of_size(page, drawn, fonts, false);
    if (share > NARROW)
        return;
    for (size_t i = 0; i < page->count; i++) {
        struct pdf_glyph *glyph = &page->glyphs[i];
        if (!is_drawn(glyph, drawn, fonts))
            continue;
        float baseline = glyph->box.y1 + ASCENT * glyph->size;
        glyph->size *= share;
        glyph->box.y1 = baseline - ABOVE * glyph->size;
        glyph->box.y2 = glyph->box.y1 + glyph->size;
    }
}
