#include "indexer/html/read_html.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/raised_mark.h"
#include "indexer/html/boilerplate.h"
#include "indexer/html/html_encoding.h"
#include "indexer/html/html_metadata.h"
#include "indexer/html/html_table.h"
#include "indexer/html/html_text.h"
#include "indexer/html/html_tree.h"
#include "indexer/html/link_density.h"
#include "indexer/lines/line_marks.h"
#include "seisaku/decode.h"
#include "seisaku/unicode.h"

enum { TERM_POINTS = 20 }; /* a longer <dt> is a question, or a text of its own */

/* Elements that begin and end paragraphs; all others stand within a line. */
static bool is_block(const struct html_node *node)
{
    static const char *const tags[] = {
        "address", "article", "aside",   "blockquote", "body",  "caption",  "center",     "dd",     "details",
        "dialog",  "dir",     "div",     "dl",         "dt",    "fieldset", "figcaption", "figure", "footer",
        "form",    "h1",      "h2",      "h3",         "h4",    "h5",       "h6",         "header", "hgroup",
        "hr",      "html",    "legend",  "li",         "main",  "menu",     "nav",        "ol",     "p",
        "pre",     "section", "summary", "table",      "tbody", "td",       "tfoot",      "th",     "thead",
        "tr",      "ul",      "listing", "xmp",        NULL};
    return html_is_any(node, tags);
}

/* Ruby's reading, and the brackets for those who see it in the line: <ruby>強靱<rp>(</rp><rt>じん … Where end
 * tags are left out the next base stands within it. */
static bool is_annotation(const struct html_node *node)
{
    static const char *const annotations[] = {"rt", "rp", "rtc", NULL};
    for (; node && !html_is(node, "ruby") && !html_is(node, "rb"); node = node->parent)
        if (html_is_any(node, annotations))
            return true;
    return false;
}

/* The text that the node holds and nothing beside it: <sup><a>1</a></sup>. NULL for none. */
static const char *only_text(const struct html_node *node)
{
    while (node && !node->text)
        node = node->first && !node->first->next ? node->first : NULL;
    return node ? node->text : NULL;
}

struct walk {
    const struct html_tree *tree;
    struct html_text lines;
    int ruby;           /* > 0 in ruby */
    struct draft draft; /* the rows of tables are added by it */
    size_t term;        /* the line of the <dt> before, from 1; 0 for none */
};

static void write_table(struct walk *walk, const struct html_node *table);

/* Reads what the node is; false when what it holds is to be passed over. */
static bool enter(struct walk *walk, const struct html_node *node)
{
    if (node->text) {
        if (!walk->ruby || !is_annotation(node))
            html_text_text(&walk->lines, node->text);
        return false;
    }
    if (node->unread || html_is_boilerplate(node, walk->tree))
        return false;
    if (html_is(node, "sup") && only_text(node) && raised_mark_append(&walk->lines.piece, only_text(node)))
        return false;
    if (html_is(node, "br"))
        html_text_break(&walk->lines);
    if (is_block(node))
        html_text_block(&walk->lines);
    if (walk->draft.page && html_is_data_table(node)) {
        write_table(walk, node);
        return false;
    }
    if (html_heading_level(node) > 0)
        walk->lines.level = html_heading_level(node);
    if (walk->lines.level > 0 && html_is(node, "img") && html_attribute(node, "alt"))
        html_text_text(&walk->lines, html_attribute(node, "alt"));
    walk->ruby += html_is(node, "ruby");
    walk->lines.preformatted += html_is(node, "pre");
    return true;
}

/* Notes the line of a <dt> that only names what the <dd> behind it tells. */
static void note_term(struct walk *walk)
{
    const struct page *page = walk->lines.page;
    const struct line *line = page->count ? &page->lines[page->count - 1] : NULL;
    bool names = line && line->role == LINE_TEXT && !ends_sentence(line->text, strlen(line->text)) &&
                 ssk_utf8_count(line->text, strlen(line->text)) <= TERM_POINTS;
    walk->term = names ? page->count : 0;
}

/* A <dd> has ended: its first line stands behind its term, as in a table's row. */
static void join_term(struct walk *walk)
{
    struct page *page = walk->lines.page;
    struct line *line = walk->term && page->count > walk->term ? &page->lines[walk->term] : NULL;
    if (line && line->role == LINE_TEXT) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        ssk_buffer_printf(&text, "%s: %s", line[-1].text, line->text);
        char *joined = ssk_buffer_detach(&text);
        walk->lines.failed |= !joined;
        if (joined) {
            line_set_text(line - 1, joined);
            line_set_text(line, NULL);
            page->count--;
            memmove(line, line + 1, (page->count - walk->term) * sizeof *line);
        }
    }
    walk->term = 0;
}

/* Ends a node that was entered. */
static void leave(struct walk *walk, const struct html_node *node)
{
    if (is_block(node))
        html_text_block(&walk->lines);
    if (html_is(node, "dt"))
        note_term(walk);
    else if (html_is(node, "dd"))
        join_term(walk);
    if (html_heading_level(node) > 0)
        walk->lines.level = 0;
    walk->ruby -= html_is(node, "ruby");
    walk->lines.preformatted -= html_is(node, "pre");
}

static void read_content(struct walk *walk, const struct html_node *top)
{
    const struct html_node *node = top;
    while (node) {
        bool entered = enter(walk, node);
        if (entered && node->first) {
            node = node->first;
            continue;
        }
        if (entered)
            leave(walk, node);
        while (node != top && !node->next) {
            node = node->parent;
            leave(walk, node);
        }
        node = node == top ? NULL : node->next;
    }
    html_text_block(&walk->lines);
}

/* The cell's paragraphs, read as those of a page. */
static void read_cell(void *context, const struct html_node *cell, struct ssk_buffer *out)
{
    const struct walk *walk = context;
    struct page page = {0};
    struct walk inner = {.tree = walk->tree, .lines = {.page = &page}};
    read_content(&inner, cell);
    for (size_t l = 0; l < page.count; l++) {
        ssk_buffer_append_string(out, out->length ? "\n" : "");
        ssk_buffer_append_string(out, page.lines[l].text);
    }
    out->failed |= inner.lines.failed;
    page_free_lines(&page);
    html_text_free(&inner.lines);
}

static void write_table(struct walk *walk, const struct html_node *table)
{
    const struct cell_reader reader = {read_cell, walk};
    html_table_write(table, &reader, &walk->draft);
    walk->lines.failed |= walk->draft.failed;
}

static ssk_status read_tree(struct html_tree *tree, struct document *out, struct ssk_error *error)
{
    struct walk walk = {.tree = tree, .lines = {.page = document_add_page(out)}};
    walk.draft = (struct draft){.document = out, .page = walk.lines.page};
    if (!walk.lines.page)
        return ssk_no_memory(error);
    walk.lines.page->laid_out = walk.lines.page->marked_up = true;
    html_measure_links(tree);
    read_content(&walk, html_content(tree));
    bool good = !walk.lines.failed && html_metadata_read(out, tree);
    html_text_free(&walk.lines);
    return good ? SSK_OK : ssk_no_memory(error);
}

ssk_status read_html(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct html_tree tree = {0};
    struct ssk_decoded decoded;
    out->web = true;
    ssk_status status = html_decode(&decoded, source, error);
    if (status == SSK_OK)
        status = html_tree_parse(&tree, ssk_buffer_string(&decoded.text), decoded.text.length, error);
    if (status == SSK_OK)
        status = read_tree(&tree, out, error);
    html_tree_free(&tree);
    ssk_decoded_free(&decoded);
    return status;
}
