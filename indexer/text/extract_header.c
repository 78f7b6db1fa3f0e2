#include "indexer/text/extract_header.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"

enum { HEAD_LINES = 12, NOTE_LINES = 6, NOTE_POINTS = 12 };

/* `key | value |`: sets *value to what stands between the bars. */
static bool is_row(const char *text, struct cursor *value)
{
    struct cursor line = cursor_trimmed(cursor_of(text)), key = line;
    while (!cursor_done(&line) && cursor_peek(&line) != '|')
        cursor_next(&line);
    key.end = line.at;
    if (!cursor_take(&line, '|') || cursor_trimmed(key).at == cursor_trimmed(key).end ||
        cursor_last(&line) != '|')
        return false;
    *value = line;
    while (cursor_peek(&line) != '|')
        cursor_next(&line);
    value->end = line.at;
    *value = cursor_trimmed(*value);
    return true;
}

static bool keep(char **out, struct cursor value)
{
    free(*out);
    *out = strndup(value.at, (size_t)(value.end - value.at));
    return *out != NULL;
}

/* The web address in a row's value, to the next space. */
static bool find_url(struct cursor value, struct cursor *url)
{
    for (; !cursor_done(&value); cursor_next(&value))
        if (strncmp(value.at, "http://", 7) == 0 || strncmp(value.at, "https://", 8) == 0) {
            *url = value;
            while (!cursor_done(&value) && cursor_peek(&value) != ' ')
                cursor_next(&value);
            url->end = value.at;
            return true;
        }
    return false;
}

/* The last 《…》 of a row's value. */
static bool find_publisher(struct cursor value, struct cursor *publisher)
{
    bool found = false;
    while (!cursor_done(&value)) {
        if (cursor_next(&value) != 0x300a)
            continue;
        struct cursor name = {value.at, value.at};
        while (!cursor_done(&value) && cursor_peek(&value) != 0x300b)
            cursor_next(&value);
        name.end = value.at;
        if (!cursor_done(&value) && name.end > name.at) {
            *publisher = cursor_trimmed(name);
            found = true;
        }
    }
    return found;
}

/* The title without the number of pages that the site prints behind it: `(169 ページ)`, `(12 pages)`. */
static struct cursor without_page_count(struct cursor title)
{
    for (struct cursor at = title; !cursor_done(&at); cursor_next(&at)) {
        struct cursor count = at;
        int pages;
        if (!cursor_take(&count, '('))
            continue;
        cursor_spaces(&count);
        if (!cursor_number(&count, &pages) ||
            !(cursor_take_string(&count, "ページ") || cursor_take_string(&count, "pages") ||
              cursor_take_string(&count, "頁") || cursor_take_string(&count, "p")))
            continue;
        cursor_spaces(&count);
        if (cursor_take(&count, ')') && cursor_done(&count))
            return cursor_trimmed((struct cursor){title.at, at.at});
    }
    return title;
}

/* A note of the site's own below the rows: the name of a view (ページ画像, プレーンテキスト) or a
 * sentence on how the text was made. */
static bool is_note(const char *text)
{
    struct cursor line = cursor_trimmed(cursor_of(text));
    if (cursor_last(&line) != 0x3002)
        return !cursor_is_longer(&line, NOTE_POINTS) &&
               (cursor_ends_in(&line, "テキスト") || cursor_ends_in(&line, "画像"));
    return cursor_holds(&line, "テキスト") && (cursor_holds(&line, "資料") || cursor_holds(&line, "コピー"));
}

/* The number of lines the head takes; 0 when there is none. */
static size_t head_length(const struct page *page)
{
    size_t rows_end = 0;
    bool address = false;
    for (size_t l = 0; l < page->count && l < HEAD_LINES; l++) {
        struct cursor value, url;
        if (!is_row(page->lines[l].text, &value))
            continue;
        rows_end = l + 1;
        address |= find_url(value, &url);
    }
    if (!address)
        return 0;
    size_t end = rows_end;
    while (end < page->count && end < rows_end + NOTE_LINES && is_note(page->lines[end].text))
        end++;
    return end;
}

static bool read_row(struct document *document, const char *text)
{
    struct cursor value, found;
    if (!is_row(text, &value))
        return true;
    if (find_url(value, &found) && !document->url && !keep(&document->url, found))
        return false;
    return !find_publisher(value, &found) || keep(&document->publisher, found);
}

bool extract_header_read(struct document *document)
{
    struct page *page = document->count ? &document->pages[0] : NULL;
    size_t length = page ? head_length(page) : 0;
    struct cursor value;
    for (size_t l = 0; l < length; l++) {
        page->lines[l].role = LINE_SET_ASIDE;
        if (!read_row(document, page->lines[l].text))
            return false;
    }
    if (length == 0 || is_row(page->lines[0].text, &value))
        return true;
    return keep(&document->title, without_page_count(cursor_trimmed(cursor_of(page->lines[0].text))));
}
