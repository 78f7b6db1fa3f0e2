/* What a page says of itself: its title, who published it, where it stands. */
#ifndef SEISAKU_INDEXER_HTML_HTML_METADATA_H
#define SEISAKU_INDEXER_HTML_HTML_METADATA_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "indexer/html/html_tree.h"

/* Fills the document's title, publisher and url where the page gives them. The title is <title> without the
 * name of the site that many add to it, which is told by a heading of the page that says the same without.
 * The publisher is that name, unless META names one. False only without memory. */
bool html_metadata_read(struct document *document, const struct html_tree *tree);

#endif
