/* What the lines are: headings, items of a plan's table with their ministries, kinds and years.
 *
 * Wrong structure is worse than none: what does not look like a heading or a label beyond doubt is
 * left as text. No year, heading or ministry is known beforehand: all come from the pages and from
 * the dictionary. */
#ifndef SEISAKU_INDEXER_STRUCTURE_STRUCTURE_H
#define SEISAKU_INDEXER_STRUCTURE_STRUCTURE_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* heading_looks.c: marks headings that a page shows by their size or weight, with their levels; a number and
 * a title printed side by side become one line. Order: once notes are marked. Fails: false without memory. */
bool heading_looks_find(struct document *document);

/* structure.c: gives every line of the document, whose lines stand in reading order, its role and its keys.
 * Fails: SSK_MEMORY. */
ssk_status structure_read(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

#endif
