/* The page's own memory. */
#include "indexer/pdf/glyphs/pdf_page.h"

#include <stdlib.h>

void pdf_no_memory(void)
{
    g_error("failed to allocate an array");
}

void pdf_page_free(struct pdf_page *page)
{
    page_free_lines(&page->text);
    free(page->text.label);
    free(page->glyphs);
    free(page->rules);
    *page = (struct pdf_page){0};
}
