/* The parser's events (SAX) build the tree: libxml2's own tree ends at a depth of 256. */
#include "indexer/html/html_tree.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/xml/markup_cap.h"
#include "seisaku/array.h"

static struct html_node *add_node(struct html_tree *tree)
{
    if (!SSK_GROW(tree->nodes, tree->count, tree->capacity))
        return NULL;
    struct html_node *node = calloc(1, sizeof *node), *parent = tree->open;
    if (!node)
        return NULL;
    tree->nodes[tree->count++] = node;
    node->parent = parent;
    if (parent && parent->last)
        parent->last->next = node;
    else if (parent)
        parent->first = node;
    if (parent)
        parent->last = node;
    return node;
}

/* Copies the pairs; a missing value becomes "". NULL without memory. */
static char **copy_attributes(const xmlChar **pairs)
{
    size_t count = 0;
    while (pairs[count])
        count += 2;
    char **copy = calloc(count + 1, sizeof *copy);
    for (size_t i = 0; copy && i < count; i++)
        if (!(copy[i] = strdup(pairs[i] ? (const char *)pairs[i] : ""))) {
            while (i > 0)
                free(copy[--i]);
            free(copy);
            return NULL;
        }
    return copy;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    struct html_tree *tree = context;
    struct html_node *node = tree->failed ? NULL : add_node(tree);
    if (node) {
        node->tag = strdup((const char *)name);
        node->attributes = attributes ? copy_attributes(attributes) : NULL;
        tree->open = node;
    }
    tree->failed |= !node || !node->tag || (attributes && !node->attributes);
}

static void end_element(void *context, const xmlChar *name)
{
    struct html_tree *tree = context;
    struct html_node *node = tree->open;
    while (node && !html_is(node, (const char *)name))
        node = node->parent;
    if (node && node->parent)
        tree->open = node->parent;
}

static void add_text(void *context, const xmlChar *text, int length)
{
    struct html_tree *tree = context;
    struct html_node *node = tree->failed ? NULL : add_node(tree);
    if (node)
        node->text = strndup((const char *)text, (size_t)length);
    tree->failed |= !node || !node->text;
}

ssk_status html_tree_parse(struct html_tree *out, const char *text, size_t length, struct ssk_error *error)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_IGNORE_ENC;
    *out = (struct html_tree){0};
    if (length > INT_MAX)
        return ssk_fail(error, SSK_INPUT, "page of more than 2 GiB: too long to read as HTML");
    out->open = add_node(out);
    char *capped;
    ssk_status status = markup_cap(&capped, text, length);
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser || !out->open || status != SSK_OK) {
        htmlFreeParserCtxt(parser);
        free(capped);
        return ssk_no_memory(error);
    }
    *parser->sax = (htmlSAXHandler){.startElement = start_element,
                                    .endElement = end_element,
                                    .characters = add_text,
                                    .ignorableWhitespace = add_text,
                                    .cdataBlock = add_text,
                                    .initialized = 1};
    parser->userData = out;
    xmlFreeDoc(htmlCtxtReadMemory(parser, capped ? capped : text, (int)length, NULL, "UTF-8", options));
    bool failed = out->failed || parser->errNo == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(parser);
    free(capped);
    return failed ? ssk_no_memory(error) : SSK_OK;
}

void html_tree_free(struct html_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        struct html_node *node = tree->nodes[i];
        for (char **attribute = node->attributes; attribute && *attribute; attribute++)
            free(*attribute);
        free(node->attributes);
        free(node->tag);
        free(node->text);
        free(node);
    }
    free(tree->nodes);
    *tree = (struct html_tree){0};
}

const char *html_attribute(const struct html_node *node, const char *name)
{
    for (char **pair = node->attributes; pair && *pair; pair += 2)
        if (strcmp(pair[0], name) == 0)
            return pair[1];
    return NULL;
}

bool html_is(const struct html_node *node, const char *tag)
{
    return node->tag && strcmp(node->tag, tag) == 0;
}

bool html_is_any(const struct html_node *node, const char *const *tags)
{
    for (; node->tag && *tags; tags++)
        if (strcmp(node->tag, *tags) == 0)
            return true;
    return false;
}

int html_heading_level(const struct html_node *node)
{
    const char *tag = node->tag;
    return tag && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && !tag[2] ? tag[1] - '0' : 0;
}

const struct html_node *html_around(const struct html_node *node, const char *tag)
{
    do
        node = node->parent;
    while (node && !html_is(node, tag));
    return node;
}
