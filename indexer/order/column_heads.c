/* Comparative tables (新旧対照表): which text is the new one and which the old stands only above the columns,
 * on the first page. */
#include "indexer/order/order.h"

#include <math.h>
#include <string.h>

#include "seisaku/unicode.h"

#define SAME_SIDE 8.0F /* points; a column's sides differ a little from page to page */

enum { HEADS_MAX = 8 };

struct heads {
    struct {
        const char *name;
        struct box field;
    } columns[HEADS_MAX];
    size_t count;
};

/* The name of a column of a comparative table; NULL for any other text. */
static const char *name_of(const char *text)
{
    static const char *const names[] = {"改正後",   "改正前",   "改正案",   "現行",    "改正後案", "改正前案",
                                        "新",       "旧",       "新条文",   "旧条文",  "改定後",   "改定前",
                                        "変更後",   "変更前",   "修正後",   "修正前",  "修正案",   "原案",
                                        "現行規定", "改正規定", "改正後欄", "改正前欄"};
    char bare[64];
    size_t length = strlen(text), filled = 0;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        if (ssk_is_space(ssk_utf8_next(text, length, &byte)))
            continue;
        if (filled + (byte - start) >= sizeof bare)
            return NULL;
        memcpy(bare + filled, text + start, byte - start);
        filled += byte - start;
    }
    bare[filled] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(bare, names[i]) == 0)
            return names[i];
    return NULL;
}

/* Reads the heads off the row [start, end) of a table, if it names two columns and more. */
static bool read_heads(struct heads *heads, const struct line *lines, size_t start, size_t end)
{
    struct heads found = {.count = 0};
    for (size_t i = start; i < end && found.count < HEADS_MAX; i++) {
        const char *name = name_of(lines[i].text);
        if (!name)
            continue;
        found.columns[found.count].name = name;
        found.columns[found.count++].field = lines[i].place.field;
    }
    if (found.count >= 2)
        *heads = found;
    return found.count >= 2;
}

static const char *head_of(const struct heads *heads, const struct line *line)
{
    for (size_t i = 0; i < heads->count; i++)
        if (fabsf(heads->columns[i].field.x1 - line->place.field.x1) < SAME_SIDE &&
            fabsf(heads->columns[i].field.x2 - line->place.field.x2) < SAME_SIDE)
            return heads->columns[i].name;
    return NULL;
}

static bool name_page(struct heads *heads, struct page *page)
{
    bool good = true;
    for (size_t start = 0, end; start < page->count; start = end) {
        struct line *line = &page->lines[start];
        for (end = start + 1; end < page->count && page->lines[end].row == line->row && line->row > 0;)
            end++;
        if (line->role == LINE_SET_ASIDE)
            continue;
        if (line->row == 0)
            heads->count = 0; /* the table is over */
        else if (!read_heads(heads, page->lines, start, end))
            for (size_t i = start; i < end; i++)
                good = good && line_set_head(&page->lines[i], head_of(heads, &page->lines[i]));
    }
    return good;
}

bool column_heads_name(struct document *document)
{
    struct heads heads = {.count = 0};
    bool good = true;
    for (size_t p = 0; p < document->count && good; p++)
        good = name_page(&heads, &document->pages[p]);
    return good;
}
