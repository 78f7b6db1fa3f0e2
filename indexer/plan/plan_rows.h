/* The rows of a plan's table by what opens them: an item's label and the ministries that own it. */
#ifndef SEISAKU_INDEXER_PLAN_PLAN_ROWS_H
#define SEISAKU_INDEXER_PLAN_PLAN_ROWS_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "indexer/lines/cursor.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Finds the lines `(ア) 内閣官房` and the lines of more ministries below them, and makes them LINE_ITEM
 * and LINE_OWNERS: to be called before the lines are put in reading order, because rows begin there.
 * Text behind the owners becomes a line of its own; a name cut in two is mended. A numbered heading on
 * a page with such a table becomes a LINE_HEADING of level 0. Fails: SSK_MEMORY. */
ssk_status plan_rows_find(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

/* Of a LINE_ITEM's text: the label as printed (malloc'd), and what stands behind it. */
char *plan_rows_label(const char *text);
struct cursor plan_rows_owners(const char *text);

/* Adds the canonical names of the owners in such a line, or the line itself when it is an owner that the
 * dictionary lacks. Fails: SSK_MEMORY. */
ssk_status plan_rows_add_owners(const struct ssk_dictionary *dictionary, struct cursor owners,
                                struct ssk_strings *out);

/* Does the text open with a label of the same style as `label`? (ア) is one with （イ）, not with (1). */
bool plan_rows_same_style(const char *text, const char *label);

#endif
