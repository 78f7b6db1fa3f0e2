/* XML as a tree, by libxml2: xml_tree.c is the only user of its headers for XML.
 *
 * Nothing is fetched and no entity of a document's own is put in place, so what a tree holds is in
 * proportion to its bytes. It is at most 256 elements deep: a reader may recurse. Names are without their
 * prefix. */
#ifndef SEISAKU_INDEXER_XML_XML_TREE_H
#define SEISAKU_INDEXER_XML_XML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct xml_tree; /* owns its nodes */
struct xml_node; /* an element, or text */

/* Parses bytes in the encoding that they name, or in `encoding` (NULL: none is asked for).
 * Fails: SSK_INPUT, worded to follow "PATH: ", for what is not well-formed; SSK_MEMORY. */
ssk_status xml_parse(struct xml_tree **out, const char *bytes, size_t length, const char *encoding,
                     struct ssk_error *error);

/* A tree of one element, to be filled by xml_add. Fails: NULL without memory. */
struct xml_tree *xml_new(const char *root);
/* A new last child. Fails: NULL without memory. */
struct xml_node *xml_add(struct xml_node *parent, const char *name);
bool xml_add_text(struct xml_node *parent, const char *text);
bool xml_set(struct xml_node *node, const char *attribute, const char *value);
struct xml_node *xml_root_of(struct xml_tree *tree);

void xml_free(struct xml_tree *tree); /* NULL is fine */

const struct xml_node *xml_root(const struct xml_tree *tree);

/* The name of an element, NULL of text. */
const char *xml_name(const struct xml_node *node);
/* The characters of text, NULL of an element. */
const char *xml_characters(const struct xml_node *node);

/* Is the node (may be NULL) an element of that name? Of one of the blank-separated names? */
bool xml_is(const struct xml_node *node, const char *name);
bool xml_is_any(const struct xml_node *node, const char *names);

/* The first child, element or text; what follows the node. Comments are passed over. NULL for none; `node`
 * may be NULL. */
const struct xml_node *xml_first(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);

/* The first child of that name, and the next sibling of that name. NULL for none; `node` may be NULL. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_sibling(const struct xml_node *node, const char *name);
/* Down a path "a/b/c" of first children. */
const struct xml_node *xml_at(const struct xml_node *node, const char *path);
/* The first element of that name below the node, however deep, in document order; NULL for none. */
const struct xml_node *xml_find(const struct xml_node *node, const char *name);

/* The attribute's value, lent until the tree is freed; NULL when the element has none. `node` may be NULL.
 * The prefix of an attribute is passed over. */
const char *xml_attribute(const struct xml_node *node, const char *name);
/* As above for an attribute with a prefix, by the last words of what the prefix stands for. */
const char *xml_attribute_in(const struct xml_node *node, const char *space, const char *name);
/* Its number, or `otherwise` where there is none. */
long xml_number(const struct xml_node *node, const char *attribute, long otherwise);
/* Is the attribute 1, true or on? */
bool xml_is_true(const struct xml_node *node, const char *attribute);

/* Appends all characters below the node, which may be NULL. */
void xml_text(const struct xml_node *node, struct ssk_buffer *out);

#endif
