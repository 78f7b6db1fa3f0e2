/* The page's own memory. */
#include "indexer/pdf/glyphs/pdf_page.h"

#include <stdlib.h>

void pdf_page_free(struct pdf_page *page)
{
    page_free_lines(&page->text);
    free(page->text.label);
    free(page->glyphs);
    free(page->rules);
    *page = (struct pdf_page){0};
}
