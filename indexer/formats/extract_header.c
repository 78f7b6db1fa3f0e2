#include "indexer/formats/extract_header.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"

enum { HEAD_LINES = 12, NOTE_LINES = 6, NOTE_POINTS = 12 };

/* `key | value |`: sets *value to what stands between the bars. */
static bool is_row(const char *text, struct scan *value)
{
    struct scan line = scan_trimmed(scan_of(text)), key = line;
    while (!scan_done(&line) && scan_peek(&line) != '|')
        scan_next(&line);
    key.end = line.at;
    if (!scan_take(&line, '|') || scan_trimmed(key).at == scan_trimmed(key).end || scan_last(&line) != '|')
        return false;
    *value = line;
    while (scan_peek(&line) != '|')
        scan_next(&line);
    value->end = line.at;
    *value = scan_trimmed(*value);
    return true;
}

static bool keep(char **out, struct scan value)
{
    free(*out);
    *out = strndup(value.at, (size_t)(value.end - value.at));
    return *out != NULL;
}

/* The web address in a row's value, to the next space. */
static bool find_url(struct scan value, struct scan *url)
{
    for (; !scan_done(&value); scan_next(&value))
        if (strncmp(value.at, "http://", 7) == 0 || strncmp(value.at, "https://", 8) == 0) {
            *url = value;
            while (!scan_done(&value) && scan_peek(&value) != ' ')
                scan_next(&value);
            url->end = value.at;
            return true;
        }
    return false;
}

/* The last 《…》 of a row's value. */
static bool find_publisher(struct scan value, struct scan *publisher)
{
    bool found = false;
    while (!scan_done(&value)) {
        if (scan_next(&value) != 0x300a)
            continue;
        struct scan name = {value.at, value.at};
        while (!scan_done(&value) && scan_peek(&value) != 0x300b)
            scan_next(&value);
        name.end = value.at;
        if (!scan_done(&value) && name.end > name.at) {
            *publisher = scan_trimmed(name);
            found = true;
        }
    }
    return found;
}

/* The title without the number of pages that the site prints behind it: `(169 ページ)`, `(12 pages)`. */
static struct scan without_page_count(struct scan title)
{
    for (struct scan at = title; !scan_done(&at); scan_next(&at)) {
        struct scan count = at;
        int pages;
        if (!scan_take(&count, '('))
            continue;
        scan_spaces(&count);
        if (!scan_number(&count, &pages) ||
            !(scan_take_string(&count, "ページ") || scan_take_string(&count, "pages") ||
              scan_take_string(&count, "頁") || scan_take_string(&count, "p")))
            continue;
        scan_spaces(&count);
        if (scan_take(&count, ')') && scan_done(&count))
            return scan_trimmed((struct scan){title.at, at.at});
    }
    return title;
}

static bool ends_in(struct scan line, const char *word)
{
    size_t length = (size_t)(line.end - line.at), bytes = strlen(word);
    return length >= bytes && memcmp(line.end - bytes, word, bytes) == 0;
}

/* A note of the site's own below the rows: the name of a view (ページ画像, プレーンテキスト) or a
 * sentence on how the text was made. */
static bool is_note(const char *text)
{
    struct scan line = scan_trimmed(scan_of(text));
    if (scan_last(&line) != 0x3002)
        return scan_points(&line) <= NOTE_POINTS && (ends_in(line, "テキスト") || ends_in(line, "画像"));
    return scan_holds(&line, "テキスト") && (scan_holds(&line, "資料") || scan_holds(&line, "コピー"));
}

/* The number of lines the head takes; 0 when there is none. */
static size_t head_length(const struct page *page)
{
    size_t rows_end = 0;
    bool address = false;
    for (size_t l = 0; l < page->count && l < HEAD_LINES; l++) {
        struct scan value, url;
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
    struct scan value, found;
    if (!is_row(text, &value))
        return true;
    if (find_url(value, &found) && !document->url && !keep(&document->url, found))
        return false;
    return !find_publisher(value, &found) || keep(&document->publisher, found);
}

bool site_head_read(struct document *document)
{
    struct page *page = document->count ? &document->pages[0] : NULL;
    size_t length = page ? head_length(page) : 0;
    struct scan value;
    for (size_t l = 0; l < length; l++) {
        page->lines[l].role = LINE_FURNITURE;
        if (!read_row(document, page->lines[l].text))
            return false;
    }
    if (length == 0 || is_row(page->lines[0].text, &value))
        return true;
    return keep(&document->title, without_page_count(scan_trimmed(scan_of(page->lines[0].text))));
}
