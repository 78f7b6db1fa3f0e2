/* Statutes in the XML of the law database (法令標準XML): a law as its bulk download has it, and the answers
 * of its API, version 1 and 2, in XML and in JSON. What the statutes' reader tells by the look of lines is
 * said by the elements here; the sections, paths and texts are the same. */
#ifndef SEISAKU_INDEXER_LAW_READ_LAW_H
#define SEISAKU_INDEXER_LAW_READ_LAW_H

#include "indexer/document/document.h"
#include "indexer/xml/xml_tree.h"
#include "seisaku/status.h"

/* The <Law> of a file: its root or an element below it; NULL when it holds none. */
const struct xml_node *law_find(const struct xml_node *root);

/* Fills a zeroed document from the <Law>: a line an article's paragraph, item or table row, all with their
 * keys, headings of chapters, the table of contents set aside. Ruby is dropped from the words it annotates.
 * Fails: SSK_MEMORY. */
ssk_status law_read(const struct xml_node *law, struct document *out, struct ssk_error *error);

#endif
