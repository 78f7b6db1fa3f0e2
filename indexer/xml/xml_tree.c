/* The nodes are libxml2's own, by another name: nothing is copied. */
#include "indexer/xml/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/xml/markup_cap.h"

enum {
    OPTIONS =
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

static const xmlNode *node_of(const struct xml_node *node)
{
    return (const xmlNode *)node;
}

static const struct xml_node *lent(const xmlNode *node)
{
    return (const struct xml_node *)node;
}

/* ------------------------------------------------------------------------------------------ making */

static ssk_status tell(const xmlError *wrong, struct ssk_error *error)
{
    if (!wrong || wrong->code == XML_ERR_NO_MEMORY)
        return ssk_no_memory(error);
    const char *message = wrong->message ? wrong->message : "";
    return ssk_fail(error, SSK_INPUT, "not well-formed XML at line %d: %.*s", wrong->line,
                    (int)strcspn(message, "\n"), message);
}

ssk_status xml_parse(struct xml_tree **out, const char *bytes, size_t length, const char *encoding,
                     struct ssk_error *error)
{
    *out = NULL;
    if (length > INT32_MAX)
        return ssk_fail(error, SSK_INPUT, "too large for the parser of XML (2 GiB)");
    char *capped;
    ssk_status status = markup_cap(&capped, bytes, length);
    xmlParserCtxt *context = status == SSK_OK ? xmlNewParserCtxt() : NULL;
    if (!context) {
        free(capped);
        return ssk_no_memory(error);
    }
    xmlDoc *document =
        xmlCtxtReadMemory(context, capped ? capped : bytes, (int)length, NULL, encoding, OPTIONS);
    free(capped);
    if (!document || !xmlDocGetRootElement(document))
        status = tell(xmlCtxtGetLastError(context), error);
    xmlFreeParserCtxt(context);
    if (status == SSK_OK)
        *out = (struct xml_tree *)document;
    else
        xmlFreeDoc(document);
    return status;
}

struct xml_tree *xml_new(const char *root)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *node = document ? xmlNewDocNode(document, NULL, BAD_CAST root, NULL) : NULL;
    if (!node) {
        xmlFreeDoc(document);
        return NULL;
    }
    xmlDocSetRootElement(document, node);
    return (struct xml_tree *)document;
}

struct xml_node *xml_root_of(struct xml_tree *tree)
{
    return (struct xml_node *)xmlDocGetRootElement((xmlDoc *)tree);
}

struct xml_node *xml_add(struct xml_node *parent, const char *name)
{
    xmlNode *above = (xmlNode *)parent, *node = xmlNewDocNode(above->doc, NULL, BAD_CAST name, NULL);
    return (struct xml_node *)(node ? xmlAddChild(above, node) : NULL);
}

bool xml_add_text(struct xml_node *parent, const char *text)
{
    xmlNode *above = (xmlNode *)parent, *node = xmlNewDocText(above->doc, BAD_CAST text);
    return node && xmlAddChild(above, node);
}

bool xml_set(struct xml_node *node, const char *attribute, const char *value)
{
    return xmlNewProp((xmlNode *)node, BAD_CAST attribute, BAD_CAST value) != NULL;
}

void xml_free(struct xml_tree *tree)
{
    xmlFreeDoc((xmlDoc *)tree);
}

/* ------------------------------------------------------------------------------------------ reading */

const struct xml_node *xml_root(const struct xml_tree *tree)
{
    return lent(xmlDocGetRootElement((const xmlDoc *)tree));
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

const char *xml_name(const struct xml_node *node)
{
    return node_of(node)->type == XML_ELEMENT_NODE ? (const char *)node_of(node)->name : NULL;
}

const char *xml_characters(const struct xml_node *node)
{
    return is_text(node_of(node)) ? (const char *)node_of(node)->content : NULL;
}

bool xml_is(const struct xml_node *node, const char *name)
{
    return node && xml_name(node) && strcmp(xml_name(node), name) == 0;
}

bool xml_is_any(const struct xml_node *node, const char *names)
{
    const char *name = node ? xml_name(node) : NULL;
    size_t length = name ? strlen(name) : 0;
    for (const char *at = names; length && (at = strstr(at, name)); at++)
        if ((at == names || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}

/* The node itself, or the next that is an element or text. */
static const struct xml_node *readable(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE && !is_text(node))
        node = node->next;
    return lent(node);
}

const struct xml_node *xml_first(const struct xml_node *node)
{
    bool element = node && node_of(node)->type == XML_ELEMENT_NODE;
    return element ? readable(node_of(node)->children) : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node)
{
    return node ? readable(node_of(node)->next) : NULL;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    const struct xml_node *child = xml_first(node);
    return child && !xml_is(child, name) ? xml_sibling(child, name) : child;
}

const struct xml_node *xml_sibling(const struct xml_node *node, const char *name)
{
    do
        node = xml_next(node);
    while (node && !xml_is(node, name));
    return node;
}

const struct xml_node *xml_at(const struct xml_node *node, const char *path)
{
    char name[64];
    while (node && *path) {
        size_t length = strcspn(path, "/");
        snprintf(name, sizeof name, "%.*s", (int)length, path);
        node = xml_child(node, name);
        path += length + (path[length] == '/');
    }
    return node;
}

const struct xml_node *xml_find(const struct xml_node *node, const char *name)
{
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
        const struct xml_node *found = xml_is(child, name) ? child : xml_find(child, name);
        if (found)
            return found;
    }
    return NULL;
}

static const char *value_of(const xmlAttr *attribute)
{
    const xmlNode *value = attribute->children;
    return value && value->content ? (const char *)value->content : "";
}

static bool ends(const char *text, const char *ending)
{
    size_t length = strlen(text), bytes = strlen(ending);
    return length >= bytes && strcmp(text + length - bytes, ending) == 0;
}

const char *xml_attribute(const struct xml_node *node, const char *name)
{
    if (!node || node_of(node)->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *attribute = node_of(node)->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return value_of(attribute);
    return NULL;
}

const char *xml_attribute_in(const struct xml_node *node, const char *space, const char *name)
{
    if (!node || node_of(node)->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *attribute = node_of(node)->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0 && attribute->ns &&
            ends((const char *)attribute->ns->href, space))
            return value_of(attribute);
    return NULL;
}

long xml_number(const struct xml_node *node, const char *attribute, long otherwise)
{
    const char *value = xml_attribute(node, attribute);
    char *end;
    long number = value ? strtol(value, &end, 10) : 0;
    return value && end != value ? number : otherwise;
}

bool xml_is_true(const struct xml_node *node, const char *attribute)
{
    const char *value = xml_attribute(node, attribute);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

void xml_text(const struct xml_node *node, struct ssk_buffer *out)
{
    const char *characters = node ? xml_characters(node) : NULL;
    if (characters)
        ssk_buffer_append_string(out, characters);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        xml_text(child, out);
}
