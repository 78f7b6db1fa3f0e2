/* The blanks are the layout's, and part no columns. */
#include "indexer/order/order.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

enum {
    PARTS = 5,    /* the fewest characters of such a line */
    HAN = 3,      /* of them kanji; what has fewer are cells of a table (○ × ○) */
    DIGITS = 2,   /* of a number that stands as one part: 11 月 */
    WEEKDAYS = 5, /* so many of 月火水木金土日 head a table's columns */
    BYTES_MAX = 400
};

/* What a line's parts are, one blank between any two. */
struct parts {
    size_t count, han, weekdays;
};

static bool is_weekday(uint32_t point)
{
    static const uint32_t days[] = {0x6708, 0x706b, 0x6c34, 0x6728, 0x91d1, 0x571f, 0x65e5};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (days[i] == point)
            return true;
    return false;
}

/* Takes one part: a kanji, a kana, or a number of two digits at most. */
static bool take_part(const char *text, size_t length, size_t *at, struct parts *parts)
{
    size_t digits = 0;
    while (digits <= DIGITS && *at < length && text[*at] >= '0' && text[*at] <= '9') {
        ++*at;
        digits++;
    }
    parts->count++;
    if (digits > 0)
        return digits <= DIGITS;
    uint32_t point = *at < length ? ssk_utf8_next(text, length, at) : 0;
    parts->han += ssk_is_han(point);
    parts->weekdays += is_weekday(point);
    return ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point) ||
           (point >= 0xff10 && point <= 0xff19);
}

static size_t take_blanks(const char *text, size_t length, size_t at)
{
    for (size_t next = at; next < length && ssk_is_space(ssk_utf8_next(text, length, &next));)
        at = next;
    return at;
}

static bool is_spread(const char *text, size_t length)
{
    struct parts parts = {0};
    if (length > BYTES_MAX)
        return false;
    for (size_t at = take_blanks(text, length, 0); at < length; at++) {
        if (!take_part(text, length, &at, &parts))
            return false;
        if (take_blanks(text, length, at) == length)
            break;
        if (text[at] != ' ')
            return false;
    }
    return parts.count >= PARTS && parts.han >= HAN && parts.weekdays < WEEKDAYS;
}

/* The line without the blanks between its characters; what indents it stays. */
static bool close_up(struct line *line)
{
    size_t length = strlen(line->text), indent = take_blanks(line->text, length, 0), to = indent;
    char *text = strdup(line->text);
    if (!text)
        return false;
    for (const char *from = line->text + indent; *from; from++)
        if (*from != ' ')
            text[to++] = *from;
    text[to] = '\0';
    line_set_text(line, text);
    return true;
}

bool spread_lines_close(struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        struct page *page = &document->pages[p];
        for (size_t l = 0; !page->laid_out && l < page->count; l++)
            if (is_spread(page->lines[l].text, strlen(page->lines[l].text)) && !close_up(&page->lines[l]))
                return false;
    }
    return true;
}
