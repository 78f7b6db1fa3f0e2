/* Lines to text in order: what is read of any page, whatever its reader knew of it. */
#ifndef SEISAKU_INDEXER_RUN_LAY_OUT_H
#define SEISAKU_INDEXER_RUN_LAY_OUT_H

#include "indexer/document/document.h"
#include "seisaku/dictionary.h"
#include "seisaku/mecab.h"

/* Reads the places of lines, where they have any: notes, headings, paragraphs and title by size and
 * position, tables and figures over the ends of pages. Fails: false without memory. */
bool lay_out_places(struct document *document);

/* Puts the lines into reading order and gives them their keys. Order: after lay_out_places and
 * running_heads_find. Fails: SSK_MEMORY. */
ssk_status lay_out(struct document *document, const struct ssk_dictionary *dictionary,
                   struct ssk_tagger *tagger, struct ssk_error *error);

#endif
