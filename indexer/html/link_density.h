/* Counts what each element of a page holds: characters, links, sentences. What is navigation shows in it. */
#ifndef SEISAKU_INDEXER_HTML_LINK_DENSITY_H
#define SEISAKU_INDEXER_HTML_LINK_DENSITY_H

#include "indexer/html/html_tree.h"

/* Fills the nodes' counts; see html_tree.h. */
void html_measure_links(struct html_tree *tree);

#endif
