/* Kinds of documents whose form is their own: statutes, the minutes of the Diet, written questions. What they
 * print in lines needs no guesses at columns or tables. */
#ifndef SEISAKU_INDEXER_GENRES_GENRES_H
#define SEISAKU_INDEXER_GENRES_GENRES_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Reads the document if it is of such a kind: *known says so, and then all lines have their roles and keys
 * and say by `begins_paragraph` where paragraphs begin. Else it is untouched. Order: pages whose
 * lines have places have been through lay_out_places.
 * Fails: SSK_MEMORY. */
ssk_status genres_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known,
                       struct ssk_error *error);

#endif
