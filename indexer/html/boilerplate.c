/* Names alone deceive (class="no-sidebars" on the body, "page-header" about the title), so all but the
 * surest are believed only of what holds no prose. */
#include "indexer/html/boilerplate.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "indexer/lines/cursor.h"

enum {
    SHORT = 200, /* characters that a site's head or foot without links may have */
    BREADCRUMBS = 300,
    BREADCRUMB_NODES = 200,
    BACK_LINK = 20, /* ページの先頭へ */
    ABOUT_SITE = 100,
    LEAF_NODES = 20,
    MENU_LINKS = 3
};

static bool has_role(const struct html_node *node, const char *const *roles)
{
    const char *role = html_attribute(node, "role");
    for (; role && *roles; roles++)
        if (strcasecmp(role, *roles) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------
 * Content. */

static bool is_main(const struct html_node *node)
{
    static const char *const roles[] = {"main", NULL};
    return html_is(node, "main") || (node->tag && has_role(node, roles));
}

const struct html_node *html_content(const struct html_tree *tree)
{
    const struct html_node *root = tree->nodes[0], *found = NULL;
    for (size_t i = 1; i < tree->count; i++) {
        const struct html_node *node = tree->nodes[i];
        if (!is_main(node) || node->unread)
            continue;
        if (found && !html_around(node, found->tag))
            return root; /* two of them */
        found = found ? found : node;
    }
    bool holds = found && (found->sentences > 0 || found->points * 2 >= root->points);
    return holds ? found : root;
}

static bool is_prose(const struct html_node *node)
{
    return node->sentences > 0 && node->linked_points * 2 < node->points;
}

/* ------------------------------------------------------------------------------------------
 * Tags and roles. */

static bool is_navigation_by_tag(const struct html_node *node)
{
    static const char *const always[] = {"nav", "menu", "dialog", NULL};
    static const char *const of_site[] = {"header", "footer", "address", NULL};
    static const char *const roles[] = {"navigation", "search", "menu",      "menubar",     "toolbar",
                                        "tablist",    "dialog", "directory", "alertdialog", NULL};
    static const char *const site_roles[] = {"banner", "contentinfo", NULL};
    static const char *const side_roles[] = {"complementary", NULL};
    if (html_is_any(node, always) || has_role(node, roles))
        return true;
    if (html_is_any(node, of_site) || has_role(node, site_roles))
        return !node->inner;
    if (html_is(node, "aside") || has_role(node, side_roles))
        return !node->inner || !is_prose(node);
    return false;
}

/* ------------------------------------------------------------------------------------------
 * Classes and ids. */

/* Names that mean one thing, as any part of a class. */
static const char *const SURE_NAMES[] = {
    "breadcrumb", "topicpath", "topic-path", "topic_path", "pankuzu",    "globalnav", "global-nav",
    "global_nav", "gnav",      "navbar",     "skiplink",   "skip-link",  "skip_link", "skipnav",
    "skip-nav",   "pagetop",   "page-top",   "page_top",   "pagination", "sitemap",   NULL};

/* Names that need to be borne out, as a whole word of a class: side, side-menu, sideMenu. */
static const char *const NAMES[] = {
    "nav",   "navi",      "navigation", "navigator", "menu",   "submenu", "crumb",    "crumbs",
    "side",  "sider",     "sidebar",    "header",    "footer", "foot",    "banner",   "search",
    "share", "sns",       "social",     "utility",   "tools",  "lang",    "language", "related",
    "pager", "copyright", "cookie",     "skip",      "jump",   "totop",   "widget",   NULL};

/* A word ends at a mark, a digit, or before a capital. */
static size_t word_length(const char *word)
{
    size_t length = 0;
    while (isalpha((unsigned char)word[length]) &&
           !(length > 0 && isupper((unsigned char)word[length]) && islower((unsigned char)word[length - 1])))
        length++;
    return length;
}

static bool holds_name(const char *names)
{
    for (size_t length; names && *names; names += length ? length : 1) {
        length = word_length(names);
        for (const char *const *name = NAMES; length && *name; name++)
            if (strlen(*name) == length && strncasecmp(names, *name, length) == 0)
                return true;
    }
    return false;
}

static bool holds_sure_name(const char *names)
{
    for (const char *const *name = SURE_NAMES; names && *name; name++)
        if (strcasestr(names, *name))
            return true;
    return false;
}

static bool is_navigation_by_name(const struct html_node *node)
{
    const char *class = html_attribute(node, "class"), *id = html_attribute(node, "id");
    if (is_prose(node))
        return false;
    if (holds_sure_name(class) || holds_sure_name(id))
        return true;
    if (!holds_name(class) && !holds_name(id))
        return false;
    return node->linked_points * 2 > node->points || (node->headings == 0 && node->points < SHORT);
}

/* ------------------------------------------------------------------------------------------
 * Links. */

static bool is_container(const struct html_node *node)
{
    static const char *const tags[] = {"ul", "ol", "dl",      "div",    "p",    "table",
                                       "td", "li", "section", "center", "font", NULL};
    return html_is_any(node, tags);
}

/* The next node within `top` in document order. */
static const struct html_node *next_within(const struct html_node *node, const struct html_node *top)
{
    if (node->first)
        return node->first;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static bool opens_with_home(struct cursor text)
{
    static const char *const words[] = {"トップ", "ホーム", "HOME", "Home", "TOP", "Top", NULL};
    for (const char *const *word = words; *word; word++)
        if (cursor_holds(&text, *word))
            return true;
    return false;
}

/* `ホーム > 政策 > この頁`: opens with a link home, with signs of descent between its parts. */
static bool is_breadcrumbs(const struct html_node *node)
{
    bool home = false, sign = false;
    if (node->links == 0 || node->sentences > 0 || node->points > BREADCRUMBS || node->headings > 0)
        return false;
    int nodes = 0;
    for (const struct html_node *at = node; nodes++ < BREADCRUMB_NODES && (at = next_within(at, node));) {
        struct cursor text = cursor_trimmed(cursor_of(at->text ? at->text : ""));
        if (cursor_done(&text) || at->unread)
            continue;
        if (!home && !(at->linked && opens_with_home(text)))
            return false;
        home = true;
        uint32_t first = cursor_peek(&text);
        sign |= !at->linked && (first == '>' || first == '/' || first == 0x203a || first == 0xbb ||
                                first == 0x2192 || first == 0x226b);
    }
    return home && sign;
}

/* A menu has nothing but links to pages. On a page that tells nothing itself, links are the content; and
 * so are those to files, which are a council's papers. */
static bool is_menu(const struct html_node *node, const struct html_tree *tree)
{
    bool mostly_links = node->linked_points * 10 >= node->points * 8 && node->sentences == 0 &&
                        node->headings == 0 && node->files == 0;
    if (!mostly_links || node->links == 0)
        return false;
    if (node->anchors == node->links) /* a table of contents, or the way back to the top */
        return node->links >= MENU_LINKS ||
               (node->linked_points == node->points && node->points <= BACK_LINK);
    return node->links >= MENU_LINKS && tree->nodes[0]->sentences > 0 && !node->inner;
}

/* Is there an element in it that lays out others? */
static bool holds_containers(const struct html_node *node)
{
    int nodes = 0;
    for (const struct html_node *at = node; nodes++ < LEAF_NODES && (at = next_within(at, node));)
        if (at->tag && (is_container(at) || html_heading_level(at) > 0))
            return true;
    return nodes > LEAF_NODES;
}

/* Does a text in the node hold one of the words? Blanks between the letters are read over. */
static bool holds_any(const struct html_node *node, const char *const *words)
{
    int nodes = 0;
    for (const struct html_node *at = node; nodes++ < LEAF_NODES && (at = next_within(at, node));) {
        struct cursor text = cursor_of(at->text ? at->text : "");
        for (const char *const *word = words; *word && !cursor_done(&text); word++)
            if (cursor_holds(&text, *word))
                return true;
    }
    return false;
}

/* What sites print about themselves: how to read the page, and whose it is. What a page may also tell of,
 * such as the size of letters on a label, is a button's or a label's only where no sentence stands. */
static bool is_about_site(const struct html_node *node)
{
    static const char *const words[] = {"AdobeReader",
                                        "AdobeAcrobatReader",
                                        "AllRightsReserved",
                                        "Allrightsreserved",
                                        "Copyright",
                                        "©",
                                        "JavaScriptを有効",
                                        "JavaScriptを使用",
                                        "JavaScriptが無効",
                                        "このページの情報は役に",
                                        "ページの先頭",
                                        "ページトップ",
                                        NULL};
    static const char *const labels[] = {
        "文字サイズ",      "文字の大きさ",         "音声読み上げ", "JavaScript",
        "ForeignLanguage", "お問い合わせフォーム", "法人番号",     NULL};
    return node->points <= ABOUT_SITE && !holds_containers(node) &&
           (holds_any(node, words) || (node->sentences == 0 && holds_any(node, labels)));
}

/* An article's own head or foot is read for its headings and what it tells, not for its labels. */
static bool is_label_of_article(const struct html_node *node)
{
    return node->inner && (html_is(node->parent, "header") || html_is(node->parent, "footer")) &&
           node->headings == 0 && !is_prose(node);
}

bool html_is_boilerplate(const struct html_node *node, const struct html_tree *tree)
{
    static const char *const content[] = {"html", "body", "main", "article", NULL};
    if (!node->tag || html_is_any(node, content) || is_main(node) || html_heading_level(node) > 0)
        return false;
    if (is_navigation_by_tag(node) || is_navigation_by_name(node) || is_label_of_article(node))
        return true;
    return is_container(node) && (is_breadcrumbs(node) || is_menu(node, tree) ||
                                  (tree->nodes[0]->sentences > 0 && is_about_site(node)));
}
