/* A font of vertical writing draws from the top centre of a character, one of horizontal writing from its
 * lower left; poppler takes the one point for the other. Where a page has its kanji from one font, turned,
 * and its punctuation from the other, all of the latter lie on other characters, which none does once it is
 * moved. */
#include "indexer/pdf/glyphs/vertical_fonts.h"

#include <math.h>

enum { SAMPLE_MAX = 400 }; /* glyphs of a font that are looked at */

/* Where the glyph is printed if its font is placed wrongly; the page is turned, so x runs down it. */
static struct box moved(const struct pdf_glyph *glyph)
{
    struct box box = glyph->box;
    box.x1 += glyph->size;
    box.x2 += glyph->size;
    box.y1 += 0.5F * glyph->size;
    box.y2 += 0.5F * glyph->size;
    return box;
}

/* Whether the box lies on a glyph of another font. */
static bool collides(const struct pdf_page *page, const struct pdf_glyph *glyph, const struct box *box)
{
    float least = 0.3F * glyph->size;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *other = &page->glyphs[i];
        if (other->font != glyph->font && overlap(other->box.x1, other->box.x2, box->x1, box->x2) > least &&
            overlap(other->box.y1, other->box.y2, box->y1, box->y2) > least)
            return true;
    }
    return false;
}

static bool is_misplaced(const struct pdf_page *page, unsigned short font)
{
    size_t seen = 0, now = 0, then = 0;
    for (size_t i = 0; i < page->count && seen < SAMPLE_MAX; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        if (glyph->font != font)
            continue;
        struct box box = moved(glyph);
        seen++;
        now += collides(page, glyph, &glyph->box);
        then += collides(page, glyph, &box);
    }
    return now > 0 && now * 5 >= seen * 2 && then * 4 <= now;
}

static void move(struct pdf_page *page, unsigned short font)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].font == font)
            page->glyphs[i].box = moved(&page->glyphs[i]);
}

void vertical_fonts_settle(struct pdf_page *page)
{
    unsigned short last = 0;
    for (size_t i = 0; i < page->count; i++)
        last = page->glyphs[i].font > last ? page->glyphs[i].font : last;
    for (unsigned short font = 0; page->turn == PDF_DOWNWARD && font <= last; font++)
        if (is_misplaced(page, font))
            move(page, font);
}
