/* Counts what each element of a page holds: characters, links, sentences. What is navigation shows in it. */
#ifndef SEISAKU_INDEXER_HTML_MEASURE_H
#define SEISAKU_INDEXER_HTML_MEASURE_H

#include "html_tree.h"

/* Fills the nodes' counts; see html_tree.h. */
void html_measure(struct html_tree *tree);

#endif
