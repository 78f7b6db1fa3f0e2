/* Slides lie, and were made by a program for presentations, or in its usual sizes, or in letters to be read
 * from afar. Landscape pages of small print are tables. */
#include "indexer/pdf/slides.h"

#include <math.h>
#include <string.h>

#define LARGE 14.0F /* points; text of papers is smaller */

/* Sizes of pages that presentation programs begin with, in points: 4:3, 16:9, and what they call A4. */
static const float SIZES[][2] = {{720, 540}, {960, 540}, {780, 540}, {720, 405}};

static bool is_usual_size(const struct pdf_page *page)
{
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
        if (fabsf(page->width - SIZES[i][0]) < 1.5F && fabsf(page->height - SIZES[i][1]) < 1.5F)
            return true;
    return false;
}

static bool is_for_presentations(const char *program)
{
    static const char *const names[] = {"PowerPoint", "Impress", "Keynote", "Google Slides", "beamer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strstr(program, names[i]))
            return true;
    return false;
}

bool slides_are_these(const struct pdf_page *pages, size_t count, const char *program)
{
    size_t filled = 0, lying = 0, usual = 0, lines = 0, large = 0;
    for (size_t p = 0; p < count; p++) {
        const struct pdf_page *page = &pages[p];
        filled += page->text.count > 0;
        lying += page->text.count > 0 && page->slide;
        usual += page->text.count > 0 && is_usual_size(page);
        lines += page->text.count;
        for (size_t l = 0; l < page->text.count; l++)
            large += page->text.lines[l].place.size >= LARGE;
    }
    if (filled == 0 || lying * 10 < filled * 8)
        return false;
    return is_for_presentations(program) || usual * 10 >= filled * 8 || large * 2 > lines;
}
