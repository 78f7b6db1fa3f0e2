#include "indexer/html/link_density.h"

#include <string.h>
#include <strings.h>

#include "indexer/lines/cursor.h"

/* Elements whose content is none of the page's text. */
static bool is_unread_element(const struct html_node *node)
{
    static const char *const tags[] = {"script", "style",    "noscript", "template", "head",   "title",
                                       "select", "option",   "datalist", "textarea", "button", "label",
                                       "iframe", "noframes", "object",   "applet",   "embed",  "svg",
                                       "canvas", "video",    "audio",    "progress", "meter",  NULL};
    return html_is_any(node, tags);
}

/* `property: value` in a style, blanks aside. */
static bool style_says(const char *style, const char *property, const char *value)
{
    for (const char *at = style; (at = strcasestr(at, property)); at++) {
        const char *behind = at + strlen(property);
        behind += strspn(behind, " \t\n");
        if (*behind++ != ':')
            continue;
        behind += strspn(behind, " \t\n");
        if (strncasecmp(behind, value, strlen(value)) == 0)
            return true;
    }
    return false;
}

/* Class names that toolkits hide elements by. */
static bool has_hiding_class(const char *names)
{
    static const char *const hiding[] = {"sr-only",
                                         "visually-hidden",
                                         "visuallyhidden",
                                         "element-invisible",
                                         "screen-reader-text",
                                         "hidden",
                                         "is-hidden",
                                         "u-hidden",
                                         "d-none",
                                         NULL};
    while (names && *(names += strspn(names, " \t\r\n\f"))) {
        size_t length = strcspn(names, " \t\r\n\f");
        for (const char *const *name = hiding; *name; name++)
            if (strlen(*name) == length && strncasecmp(names, *name, length) == 0)
                return true;
        names += length;
    }
    return false;
}

static bool is_hidden(const struct html_node *node)
{
    const char *aria = html_attribute(node, "aria-hidden"), *style = html_attribute(node, "style");
    const char *hidden = html_attribute(node, "hidden");
    if (html_is(node, "body") || html_is(node, "html"))
        return false; /* hidden until a script shows it */
    return (hidden && strcasecmp(hidden, "until-found") != 0) || (aria && strcasecmp(aria, "true") == 0) ||
           (style && (style_says(style, "display", "none") || style_says(style, "visibility", "hidden"))) ||
           has_hiding_class(html_attribute(node, "class"));
}

/* Does the link lead to a file? */
static bool leads_to_file(const char *address)
{
    static const char *const endings[] = {".pdf", ".doc",  ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".csv",
                                          ".zip", ".xlsm", ".txt",  ".jtd", ".odt",  ".ods", NULL};
    size_t length = strcspn(address, "?#");
    for (const char *const *ending = endings; *ending; ending++)
        if (length > strlen(*ending) &&
            strncasecmp(address + length - strlen(*ending), *ending, strlen(*ending)) == 0)
            return true;
    return false;
}

static void count_text(struct html_node *node)
{
    for (struct cursor cursor = cursor_of(node->text); !cursor_done(&cursor);) {
        uint32_t point = cursor_next(&cursor);
        node->points += point > ' ';
        node->sentences += point == 0x3002 && !node->linked;
    }
    node->linked_points = node->linked ? node->points : 0;
}

/* A head or foot within such an element is its own, not the site's. */
static bool is_content(const struct html_node *node)
{
    static const char *const tags[] = {"main", "article", "section", "blockquote", "figure", NULL};
    const char *role = html_attribute(node, "role");
    return html_is_any(node, tags) || (role && strcasecmp(role, "main") == 0);
}

static void inherit(struct html_node *node)
{
    const struct html_node *parent = node->parent;
    node->unread = parent && parent->unread;
    node->linked = parent && parent->linked;
    node->inner = parent && (parent->inner || is_content(parent));
    if (node->text) {
        if (!node->unread)
            count_text(node);
        return;
    }
    if (!node->tag)
        return;
    node->unread |= is_unread_element(node) || is_hidden(node);
    node->headings = !node->unread && html_heading_level(node) > 0;
    const char *address = html_is(node, "a") ? html_attribute(node, "href") : NULL;
    if (!address || node->unread)
        return;
    node->linked = true;
    node->links = 1;
    node->files = leads_to_file(address);
    node->anchors = address[0] == '#';
}

void html_measure_links(struct html_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        inherit(tree->nodes[i]);
    for (size_t i = tree->count; i-- > 1;) { /* children come after their parents */
        const struct html_node *node = tree->nodes[i];
        struct html_node *parent = node->parent;
        parent->points += node->points;
        parent->linked_points += node->linked_points;
        parent->links += node->links;
        parent->files += node->files;
        parent->anchors += node->anchors;
        parent->sentences += node->sentences;
        parent->headings += node->headings;
    }
}
