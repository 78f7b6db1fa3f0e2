/* The page's own memory. */
#include "indexer/pdf/glyphs/pdf_page.h"

#include <stdlib.h>

void pdf_no_memory(void)
{
    g_error("failed to allocate an array");
}

bool pdf_goes_on(const struct box *a, float a_size, const struct box *b, float b_size)
{
    float em = fmaxf(a_size, b_size), gap = b->x1 - a->x2;
    return pdf_are_alike(a_size, b_size) && gap > -0.35F * em && gap < 1.1F * em &&
           fabsf(box_middle_y(a) - box_middle_y(b)) < 0.3F * em;
}

void pdf_page_free(struct pdf_page *page)
{
    page_free_lines(&page->text);
    free(page->text.label);
    free(page->glyphs);
    free(page->rules);
    *page = (struct pdf_page){0};
}
