/* A title that heads pages next to each other, or every other page, is a running head. Time is linear. */
#include "indexer/page/chapter_titles.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/string_map.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/heading_number.h"
#include "indexer/page/page_edge.h"

enum {
    LEVELS = 10,  /* of chapters */
    GAP = 6,      /* pages that a span may miss: left pages, and those that a figure fills */
    PAGES_OF = 3, /* at most so many pages for each title of a span but the first */
    LABEL_DIGITS = 4
};

/* A title among the first or last lines of its page. */
struct head {
    struct line *line;
    struct cursor title, label; /* 第2章 …, and the page's number beside it; lent from the line */
    int level;
    size_t span; /* its number, from 1 on; 0 for none */
};

/* The same title on pages near each other. */
struct title_span {
    size_t first, last, count; /* of its pages */
};

struct heads {
    struct head *heads;       /* of each page */
    struct title_span *spans; /* by number */
    size_t span_count;
    struct string_map names; /* the newest span of each title */
};

/* A page's number at either end of the line, set off by a blank or, in front, by the title itself. */
static void part_label(struct head *head)
{
    struct cursor line = cursor_trimmed(cursor_of(head->line->text)), front = line;
    int number;
    head->title = line;
    head->label = (struct cursor){line.at, line.at};
    if (cursor_number(&front, &number)) {
        head->label.end = front.at;
        head->title.at = front.at;
    } else {
        const char *back = line.end;
        while (back > line.at && isdigit((unsigned char)back[-1]))
            back--;
        if (back < line.end && line.end - back <= LABEL_DIGITS && back > line.at && back[-1] == ' ') {
            head->label = (struct cursor){back, line.end};
            head->title.end = back;
        }
    }
    head->title = cursor_trimmed(head->title);
}

/* Reads the title off the line; false when it is none of a chapter. */
static bool read_head(struct head *head, char *title)
{
    struct heading heading;
    part_label(head);
    size_t length = (size_t)(head->title.end - head->title.at);
    memcpy(title, head->title.at, length);
    title[length] = '\0';
    if (!heading_parse(title, &heading) || heading.level >= LEVELS || !heading_title(heading.title))
        return false;
    head->level = heading.level;
    return true;
}

/* Puts the page's head into the span of its title, or into a new one. */
static bool add_head(struct heads *heads, size_t page, struct line *line)
{
    struct head *head = &heads->heads[page];
    head->line = line;
    if (!line || line->role != LINE_TEXT)
        return true;
    char *title = malloc(strlen(line->text) + 1);
    if (!title || !read_head(head, title)) {
        free(title);
        return title != NULL;
    }
    bool added, good = string_map_put(&heads->names, title, heads->span_count + 1, &added);
    size_t *number = good ? string_map_find(&heads->names, title) : NULL;
    free(title);
    if (!number)
        return false;
    if (added || page - heads->spans[*number].last > GAP) {
        *number = ++heads->span_count;
        heads->spans[*number].first = page;
    }
    heads->spans[*number].last = page;
    heads->spans[*number].count++;
    head->span = *number;
    return true;
}

static bool is_repeated(const struct title_span *span)
{
    return span->count > 1 && span->last - span->first < PAGES_OF * (span->count - 1);
}

/* Takes the page's number off the line, which stays. */
static bool keep_title(const struct head *head)
{
    char *text = strndup(head->title.at, (size_t)(head->title.end - head->title.at));
    if (!text)
        return false;
    line_set_text(head->line, text);
    return true;
}

static bool mark_head(struct page *page, const struct head *head, bool stays)
{
    struct cursor label = head->label;
    if (!page->label && !cursor_done(&label) &&
        !(page->label = strndup(label.at, (size_t)(label.end - label.at))))
        return false;
    if (stays)
        return keep_title(head);
    head->line->role = LINE_SET_ASIDE;
    return true;
}

static bool mark_heads(struct document *document, const struct heads *heads)
{
    size_t until[LEVELS] = {0}; /* the last pages of the spans begun before */
    bool good = true;
    for (size_t p = 0; p < document->count && good; p++) {
        const struct head *head = &heads->heads[p];
        const struct title_span *span = &heads->spans[head->span];
        if (!head->span || !is_repeated(span))
            continue;
        bool stays = span->first == p;
        for (int level = head->level + 1; level < LEVELS; level++)
            stays = stays && until[level] <= p;
        good = mark_head(&document->pages[p], head, stays);
        if (span->last > until[head->level])
            until[head->level] = span->last;
    }
    return good;
}

bool chapter_titles_find(struct document *document, bool bottom)
{
    size_t pages = document->count;
    struct heads heads = {.heads = calloc(pages + 1, sizeof *heads.heads),
                          .spans = calloc(pages + 1, sizeof *heads.spans)};
    bool good = heads.heads && heads.spans;
    for (size_t p = 0; p < pages && good; p++)
        good = add_head(&heads, p, page_edge(&document->pages[p], bottom));
    good = good && mark_heads(document, &heads);
    string_map_free(&heads.names);
    free(heads.heads);
    free(heads.spans);
    return good;
}
