/* Which parts of a page lead elsewhere (menus, breadcrumbs, heads and feet of the site) instead of being
 * its content. */
#ifndef SEISAKU_INDEXER_HTML_BOILERPLATE_H
#define SEISAKU_INDEXER_HTML_BOILERPLATE_H

#include "indexer/html/html_tree.h"

/* The element to read: <main> where the page marks one that holds its content, else the root. */
const struct html_node *html_content(const struct html_tree *tree);

/* Is this element of a measured page navigation, with all it holds? By its tag and role; by its class and
 * id where what it holds bears that out; by the density of its links. */
bool html_is_boilerplate(const struct html_node *node, const struct html_tree *tree);

#endif
