/* The page's own memory. */
#include "indexer/pdf/glyphs/pdf_page.h"

#include <stdlib.h>
#include <string.h>

bool pdf_grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    void *data;
    memcpy(&data, array, sizeof data);
    size_t wanted = *capacity ? *capacity * 2 : 64;
    data = reallocarray(data, wanted, size);
    if (!data)
        return false;
    memcpy(array, &data, sizeof data);
    *capacity = wanted;
    return true;
}

void pdf_page_free(struct pdf_page *page)
{
    for (size_t i = 0; i < page->line_count; i++)
        free(page->lines[i].text);
    free(page->lines);
    free(page->glyphs);
    free(page->rules);
    free(page->label);
    *page = (struct pdf_page){0};
}
