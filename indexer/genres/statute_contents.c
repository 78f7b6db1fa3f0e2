#include "indexer/genres/statute_contents.h"

#include <string.h>

enum { OPENING_LINES = 12 }; /* within which a list of articles is announced */

/* 第１章　総則……１０, as a table of contents prints it with the pages; its articles are none. It ends where
 * its first chapter comes again. */
static void find_led_contents(struct statute_form *form)
{
    struct heading first = {0}, heading;
    bool range;
    for (size_t l = 0; l < form->count; l++) {
        if (!statute_chapter(statute_text(form, l), &heading, &range))
            continue;
        if (first.level == 0) {
            if (!heading_leader_dots(heading.title))
                return;
            first = heading;
            form->contents = l;
        } else if (heading.level == first.level && strcmp(heading.number, first.number) == 0) {
            form->contents_end = l;
            return;
        }
    }
}

static bool is_first_article(const struct statute_form *form, size_t l)
{
    struct article article;
    return statute_article(statute_text(form, l), &article) && article.ordinal.count == 1 &&
           article.ordinal.numbers[0] == 1;
}

static bool opens_contents(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    (void)cursor_take_string(&cursor, "条文");
    return cursor_take_string(&cursor, "目次") && cursor_done(&cursor);
}

/* 条文目次, as today's sites print it, lists the articles with their captions, no sentence among them. It
 * ends where the first article comes again, with its caption and the chapters it opens. */
static void find_listed_contents(struct statute_form *form)
{
    size_t opening = 0, first, l;
    struct cursor inside;
    struct heading heading;
    bool range;
    while (opening < OPENING_LINES && !opens_contents(statute_text(form, opening)))
        opening++;
    for (first = opening; first < form->count && !is_first_article(form, first); first++)
        continue;
    for (l = first + 1; l < form->count && !is_first_article(form, l); l++)
        if (strstr(statute_text(form, l), "。"))
            return;
    if (opening == OPENING_LINES || l >= form->count || strstr(statute_text(form, first), "。"))
        return;
    while (l > first + 1 && (statute_caption(cursor_of(statute_text(form, l - 1)), &inside) ||
                             statute_chapter(statute_text(form, l - 1), &heading, &range)))
        l--;
    form->contents = opening;
    form->contents_end = l;
}

void statute_contents_find(struct statute_form *form)
{
    find_led_contents(form);
    if (!form->contents_end)
        find_listed_contents(form);
}

void statute_contents_by_chapters(struct statute_form *form, size_t first_article)
{
    struct heading first = {0}, heading;
    bool range;
    for (size_t l = 0; l < first_article; l++) {
        if (!statute_chapter(statute_text(form, l), &heading, &range))
            continue;
        if (first.level == 0) {
            first = heading;
            form->contents = l;
        } else if (heading.level == first.level && strcmp(heading.number, first.number) == 0) {
            form->contents_end = l;
        }
        if (range && form->contents_end <= l)
            form->contents_end = l + 1;
    }
    struct cursor title;
    size_t end = form->contents_end;
    if (end > 0 && end < first_article && statute_supplement(statute_text(form, end), &title))
        form->contents_end++;
}
