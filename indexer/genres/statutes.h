/* Statutes (法令), and other texts in articles (規程, 契約): each passage's section is its article, its path
 * the chapters above.
 *
 *     （目的）                  the article's caption: the section's title
 *     第一条　この法律は、…     or with the number on a line of its own
 *     ２　前項の規定は、…
 *
 * Text of statutes comes with line ends where its source had links, so a line that begins with 第三条 may be
 * anything: an article is one whose text follows indented, or whose number is the next. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTES_H
#define SEISAKU_INDEXER_GENRES_STATUTES_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Reads the document if it is one: *known says so, and all its lines then have their roles and keys, and its
 * pages are marked up. Else it is untouched. Fails: SSK_MEMORY. */
ssk_status statutes_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known);

#endif
