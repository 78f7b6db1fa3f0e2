/* Plain text of slides. */
#ifndef SEISAKU_INDEXER_KEYS_SLIDE_PAGES_H
#define SEISAKU_INDEXER_KEYS_SLIDE_PAGES_H

#include <stdbool.h>

#include "indexer/document/document.h"

/* Is it the text of slides: pages of few and short lines, each below a title, most of them items of lists?
 * The first may be a cover. */
bool slide_pages_are(const struct document *document);

#endif
