#include "indexer/page/page_edge.h"

struct line *page_edge(struct page *page, bool last)
{
    for (size_t i = 0; i < page->count && !page->laid_out; i++) {
        struct line *line = &page->lines[last ? page->count - 1 - i : i];
        if (line->role != LINE_SET_ASIDE)
            return line;
    }
    return NULL;
}
