#include "indexer/text/chapter_title.h"

#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "seisaku/buffer.h"

enum { CHAPTER_LEVEL = 3 }; /* 章; 部 and 編 above it */

/* 第２章　離島の課題　　　　45: without the page's number, which stands far off. */
static struct cursor without_page(struct cursor title)
{
    for (struct cursor at = title; !cursor_done(&at); cursor_next(&at)) {
        struct cursor behind = at;
        int page;
        if (cursor_spaces(&behind) >= 2 && cursor_number(&behind, &page) && cursor_done(&behind))
            return (struct cursor){title.at, at.at};
    }
    return title;
}

bool chapter_title_take(struct document *document)
{
    struct heading first, heading;
    const struct page *page = document->pages;
    if (!line_heading(&page->lines[0], &first) || first.level > CHAPTER_LEVEL || !heading_is_titled(&first))
        return true;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (line_heading(&document->pages[p].lines[l], &heading) && heading.level <= first.level &&
                heading.parts[0] != first.parts[0])
                return true;
    struct ssk_buffer title = SSK_BUFFER_INIT;
    first.title = without_page(first.title);
    ssk_buffer_printf(&title, "%s ", first.number);
    heading_append_title(&title, first.title);
    document->title = ssk_buffer_detach(&title);
    return document->title != NULL;
}
