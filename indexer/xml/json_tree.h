/* JSON as the tree that XML of the same content would be. */
#ifndef SEISAKU_INDEXER_XML_JSON_TREE_H
#define SEISAKU_INDEXER_XML_JSON_TREE_H

#include <stddef.h>

#include "indexer/xml/xml_tree.h"
#include "seisaku/status.h"

/* Parses one JSON value. A member of an object is an element of its name, one for each item where it is an
 * array; an object of "tag", "attr" and "children" is the element that it describes. What is null is left
 * out. Fails: SSK_INPUT, worded to follow "PATH: "; SSK_MEMORY. */
ssk_status json_tree_parse(struct xml_tree **out, const char *bytes, size_t length, struct ssk_error *error);

#endif
