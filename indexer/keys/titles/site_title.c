#include "indexer/keys/titles/site_title.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/keys/head/head.h"
#include "indexer/keys/titles/title_lines.h"
#include "indexer/papers/paper_names.h"
#include "seisaku/unicode.h"

enum { PLACE_POINTS = 8 };

/* ------------------------------------------------------------------------------------------ names of sites
 */

/* 架空県, 想像市: a local government by itself. */
static bool is_place(struct cursor name)
{
    static const char *const places[] = {"都", "道", "府", "県", "市", "区", "町", "村", NULL};
    if (cursor_points(&name) < 3 || cursor_is_longer(&name, PLACE_POINTS) ||
        !cursor_ends_in_any(&name, places))
        return false;
    for (bool han = false; !cursor_done(&name);) {
        uint32_t point = cursor_next(&name);
        han |= ssk_is_han(point);
        if (!ssk_is_han(point) && !ssk_is_katakana(point) && (han || !ssk_is_hiragana(point)))
            return false; /* さいたま市 is one, 岬と市 none */
    }
    return true;
}

/* The name before what says that it is a site: 架空県公式ウェブサイト. Empty where nothing does. */
static struct cursor without_kind(struct cursor name)
{
    static const char *const kinds[] = {"公式ホームページ",
                                        "公式ウェブサイト",
                                        "公式Webサイト",
                                        "公式サイト",
                                        "オフィシャルサイト",
                                        "ホームページ",
                                        "ウェブサイト",
                                        "Webサイト",
                                        "WEBサイト",
                                        "ポータルサイト",
                                        "公式HP",
                                        "HP",
                                        NULL};
    for (const char *const *kind = kinds; *kind; kind++)
        if (head_ends_in(name, *kind)) {
            struct cursor rest = {name.at, name.end - strlen(*kind)};
            if (cursor_last(&rest) == 0x306e) /* の */
                rest.end -= strlen("の");
            return cursor_trimmed(rest);
        }
    return (struct cursor){name.at, name.at};
}

static bool is_ministry(struct cursor name, const struct ssk_ministries *ministries)
{
    return !cursor_done(&name) && ssk_ministry_find(ministries, name.at, (size_t)(name.end - name.at));
}

/* A site's name, whose owner it sets: 文化庁 of 文化庁ホームページ. */
static bool is_site(struct cursor text, const struct ssk_ministries *ministries, struct cursor *owner)
{
    *owner = cursor_trimmed(text);
    if (is_ministry(*owner, ministries) || is_place(*owner))
        return true;
    *owner = without_kind(*owner);
    return is_ministry(*owner, ministries) || is_place(*owner);
}

/* ------------------------------------------------------------------------------------------ signs */

/* Parts `title | site` at the last sign. */
static bool part_behind(struct cursor *title, struct cursor *owner, const struct ssk_ministries *ministries)
{
    const char *sign = NULL;
    struct cursor site = *title;
    uint32_t before = 0;
    for (struct cursor at = *title; !cursor_done(&at);) {
        const char *here = at.at;
        if (take_site_sign(&at, before == ' ')) {
            sign = here;
            site = at;
        }
        before = cursor_next(&at);
    }
    if (!sign || sign == title->at || !is_site(site, ministries, owner))
        return false;
    *title = cursor_trimmed((struct cursor){title->at, sign});
    return !cursor_done(title);
}

/* Parts `title（METI/経済産業省）`. */
static bool part_bracket(struct cursor *title, struct cursor *owner, const struct ssk_ministries *ministries)
{
    const char *open = NULL, *slash = NULL, *close = NULL;
    if (cursor_last(title) != ')')
        return false;
    for (struct cursor at = *title; !cursor_done(&at); cursor_next(&at)) {
        uint32_t point = cursor_peek(&at);
        open = point == '(' ? at.at : open;
        slash = point == '/' ? at.at : slash;
        close = at.at;
    }
    if (!open || !slash || slash < open || open == title->at)
        return false;
    struct cursor inside = {slash, close};
    cursor_next(&inside);
    if (!is_ministry(inside, ministries))
        return false;
    *owner = inside;
    *title = cursor_trimmed((struct cursor){title->at, open});
    return !cursor_done(title);
}

/* Parts `環境省_title`. */
static bool part_before(struct cursor *title, struct cursor *owner, const struct ssk_ministries *ministries)
{
    size_t bytes;
    if (!ssk_ministry_prefix(ministries, title->at, (size_t)(title->end - title->at), &bytes))
        return false;
    struct cursor behind = {title->at + bytes, title->end};
    cursor_spaces(&behind);
    if (!cursor_take(&behind, '_') && !cursor_take(&behind, '|'))
        return false;
    *owner = (struct cursor){title->at, title->at + bytes};
    *title = cursor_trimmed(behind);
    return !cursor_done(title);
}

/* ------------------------------------------------------------------------------------------ titles */

static ssk_status keep_publisher(struct document *document, struct cursor owner)
{
    if (!document->publisher)
        document->publisher = strndup(owner.at, (size_t)(owner.end - owner.at));
    return document->publisher ? SSK_OK : SSK_MEMORY;
}

ssk_status site_title_part(struct document *document, const struct ssk_ministries *ministries)
{
    struct cursor title = cursor_trimmed(cursor_of(document->title ? document->title : "")), owner;
    if (!document->web ||
        (!part_behind(&title, &owner, ministries) && !part_bracket(&title, &owner, ministries) &&
         !part_before(&title, &owner, ministries)))
        return SSK_OK;
    char *own = strndup(title.at, (size_t)(title.end - title.at));
    ssk_status status = own ? keep_publisher(document, owner) : SSK_MEMORY;
    if (status == SSK_OK)
        status = title_lines_set(document, own, "");
    free(own);
    return status;
}

/* The page's first heading of the first level, or NULL. */
static const struct line *first_heading(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].role == LINE_HEADING && document->pages[p].lines[l].level == 1)
                return &document->pages[p].lines[l];
    return NULL;
}

/* Does the text open with the other, blanks and widths aside? */
static bool opens_with(struct cursor text, struct cursor opening)
{
    for (; cursor_spaces(&opening), !cursor_done(&opening);) {
        cursor_spaces(&text);
        if (cursor_next(&text) != cursor_next(&opening))
            return false;
    }
    return true;
}

ssk_status site_title_heading(struct document *document, const struct ssk_ministries *ministries)
{
    const char *title = document->title;
    const struct line *heading = document->web && title ? first_heading(document) : NULL;
    if (!heading || ssk_ministry_find(ministries, heading->text, strlen(heading->text)))
        return SSK_OK;
    struct cursor whole = cursor_of(heading->text), opening = cursor_of(title);
    if (opens_with(whole, opening) && !cursor_same(whole, opening))
        return title_lines_set(document, heading->text, "");
    if (!ssk_ministry_find(ministries, title, strlen(title)))
        return SSK_OK;
    if (!document->publisher && !(document->publisher = strdup(title)))
        return SSK_MEMORY;
    return title_lines_set(document, heading->text, "");
}
