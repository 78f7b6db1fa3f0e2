#include "indexer/html/html_metadata.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "indexer/document/join_lines.h"
#include "indexer/papers/paper_names.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

/* All text in the node as one line: malloc'd, NULL when there is none or no memory. */
static char *text_of(const struct html_node *top)
{
    struct ssk_buffer raw = SSK_BUFFER_INIT, text = SSK_BUFFER_INIT;
    for (const struct html_node *node = top->first; node;) {
        if (node->text)
            ssk_buffer_append_string(&raw, node->text);
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != top && !node->next)
            node = node->parent;
        node = node == top ? NULL : node->next;
    }
    for (const char *at = ssk_buffer_string(&raw); *at;) {
        size_t length = strcspn(at, "\r\n");
        join_line(&text, at, length);
        at += length + strspn(at + length, "\r\n");
    }
    ssk_buffer_free(&raw);
    if (text.length > 0)
        return ssk_buffer_detach(&text);
    ssk_buffer_free(&text);
    return NULL;
}

static char *copy(struct cursor cursor)
{
    cursor = cursor_trimmed(cursor);
    return cursor_done(&cursor) ? NULL : strndup(cursor.at, (size_t)(cursor.end - cursor.at));
}

/* The first <title> outside of drawings. */
static const struct html_node *find_title(const struct html_tree *tree)
{
    for (size_t i = 1; i < tree->count; i++)
        if (html_is(tree->nodes[i], "title") && !html_around(tree->nodes[i], "svg"))
            return tree->nodes[i];
    return NULL;
}

/* Is this the text of a heading of the page? */
static bool is_heading(const struct html_tree *tree, struct cursor text)
{
    bool found = false;
    for (size_t i = 1; i < tree->count && !found; i++) {
        int level = html_heading_level(tree->nodes[i]);
        char *heading = level > 0 && level <= 2 ? text_of(tree->nodes[i]) : NULL;
        found = heading && cursor_same(text, cursor_of(heading));
        free(heading);
    }
    return found;
}

/* Is this the text of a heading of the page, or that with brackets behind: …記者会見の概要（令和６年…）? */
static bool is_titled(const struct html_tree *tree, struct cursor text)
{
    if (is_heading(tree, text))
        return true;
    text = cursor_trimmed(text);
    if (cursor_last(&text) != ')')
        return false;
    for (struct cursor at = text; !cursor_done(&at); cursor_next(&at))
        if (cursor_peek(&at) == '(' && at.at > text.at)
            return is_heading(tree, (struct cursor){text.at, at.at});
    return false;
}

/* Parts `title（SITE/site）`: what stands in the brackets behind a heading's text, from its slash on. */
static bool part_bracket(const struct html_tree *tree, struct cursor *title, struct cursor *site)
{
    struct cursor whole = cursor_trimmed(*title);
    const char *open = NULL;
    for (struct cursor at = whole; !cursor_done(&at); cursor_next(&at))
        open = cursor_peek(&at) == '(' ? at.at : open;
    if (!open || cursor_last(&whole) != ')' || !is_heading(tree, (struct cursor){whole.at, open}))
        return false;
    struct cursor inside = {open, whole.end}, behind = inside;
    bool slash = false;
    while (!cursor_done(&inside) && cursor_peek(&inside) != ')')
        if (cursor_next(&inside) == '/') {
            slash = true;
            behind.at = inside.at;
        }
    if (!slash)
        return false;
    *site = (struct cursor){behind.at, inside.at};
    *title = (struct cursor){whole.at, open};
    return true;
}

/* Of `section | site` the site. */
static struct cursor behind_last_bar(struct cursor text)
{
    struct cursor last = text;
    while (!cursor_done(&text))
        if (cursor_next(&text) == '|')
            last = text;
    return last;
}

/* Parts `title | site`, `label：title | site` and `site | … | title`: sets *site to what stands behind the
 * sign before which a heading's text stands, or before the first sign where it stands behind the last. */
static bool part_title(const struct html_tree *tree, struct cursor *title, struct cursor *site)
{
    bool blank = false;
    const char *first = NULL, *labelled = title->at;
    struct cursor last = {0};
    for (struct cursor at = *title; !cursor_done(&at);) {
        struct cursor before = {title->at, at.at}, behind = at;
        if (take_site_sign(&behind, blank)) {
            struct cursor inner = {labelled, before.end};
            if (is_titled(tree, before) || (first && is_titled(tree, inner))) {
                *title = is_titled(tree, before) ? before : inner;
                *site = behind_last_bar(behind);
                return true;
            }
            labelled = first ? labelled : behind.at;
            first = first ? first : before.end;
            last = behind;
        }
        blank = cursor_next(&at) == ' ';
    }
    if (first && is_heading(tree, last)) {
        *site = (struct cursor){title->at, first};
        *title = last;
        return true;
    }
    return part_bracket(tree, title, site);
}

static const char *meta(const struct html_tree *tree, const char *wanted)
{
    for (size_t i = 1; i < tree->count; i++) {
        const struct html_node *node = tree->nodes[i];
        const char *name = html_is(node, "meta") ? html_attribute(node, "name") : NULL;
        if (!name && html_is(node, "meta"))
            name = html_attribute(node, "property");
        const char *content = name ? html_attribute(node, "content") : NULL;
        if (content && *content && strcasecmp(name, wanted) == 0)
            return content;
    }
    return NULL;
}

static const char *canonical_link(const struct html_tree *tree)
{
    for (size_t i = 1; i < tree->count; i++) {
        const char *rel = html_is(tree->nodes[i], "link") ? html_attribute(tree->nodes[i], "rel") : NULL;
        if (rel && strcasecmp(rel, "canonical") == 0)
            return html_attribute(tree->nodes[i], "href");
    }
    return NULL;
}

/* Sets *out to a copy of the first that is there; false without memory. */
static bool keep(char **out, const char *one, const char *other)
{
    const char *value = one ? one : other;
    if (!value || *out)
        return true;
    struct cursor text = cursor_trimmed(cursor_of(value));
    return cursor_done(&text) || (*out = copy(text)) != NULL;
}

/* The day of an ISO date that opens the text, with whatever time behind it; false without memory. */
static bool keep_date(char **out, const char *value)
{
    char day[sizeof "2025-03-18"];
    if (!value || *out)
        return true;
    snprintf(day, sizeof day, "%s", value);
    for (char *sign = day; *sign; sign++)
        *sign = *sign == '/' ? '-' : *sign;
    return !ssk_is_date(day) || (*out = strdup(day)) != NULL;
}

static bool is_address(const char *url)
{
    return url && (strncasecmp(url, "http://", 7) == 0 || strncasecmp(url, "https://", 8) == 0);
}

/* Puts blanks for tags of line ends that a site prints in its pages' titles as text. */
static void blank_breaks(char *text)
{
    for (char *at = text; at && (at = strcasestr(at, "<br"));) {
        char *end = strchr(at, '>');
        if (!end || end - at > (long)strlen("<br />"))
            return;
        *at = ' ';
        memmove(at + 1, end + 1, strlen(end));
    }
}

bool html_metadata_read(struct document *document, const struct html_tree *tree)
{
    const struct html_node *node = find_title(tree);
    char *text = node ? text_of(node) : NULL;
    blank_breaks(text);
    struct cursor title = cursor_of(text ? text : ""), site = {"", ""};
    static const char *const publishers[] = {"dcterms.publisher",  "dc.publisher", "publisher",
                                             "citation_publisher", "og:site_name", NULL};
    bool parted = part_title(tree, &title, &site), good = true;
    for (const char *const *name = publishers; *name && good; name++)
        good = keep(&document->publisher, meta(tree, *name), NULL);
    static const char *const dates[] = {"dcterms.issued",         "dcterms.date",
                                        "dc.date.issued",         "dc.date",
                                        "article:published_time", "citation_publication_date",
                                        "citation_date",          NULL};
    for (const char *const *name = dates; *name && good; name++)
        good = keep_date(&document->date, meta(tree, *name));
    if (parted && mentions_press_release(cursor_of(text))) /* as its site prints beside the title */
        document->genre = SSK_GENRE_OTHER;
    if (parted && !document->publisher)
        document->publisher = copy(site);
    document->title = copy(title);
    for (size_t i = 1; i < tree->count && !document->title; i++)
        if (html_heading_level(tree->nodes[i]) == 1)
            document->title = text_of(tree->nodes[i]);
    const char *canonical = canonical_link(tree), *shared = meta(tree, "og:url");
    good = good &&
           keep(&document->url, is_address(canonical) ? canonical : NULL, is_address(shared) ? shared : NULL);
    free(text);
    return good;
}
