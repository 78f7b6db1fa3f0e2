/* The text of a law's elements: sentences without their ruby, tables by row. */
#ifndef SEISAKU_INDEXER_LAW_LAW_TEXT_H
#define SEISAKU_INDEXER_LAW_LAW_TEXT_H

#include "indexer/document/draft.h"
#include "indexer/xml/xml_tree.h"
#include "seisaku/buffer.h"

/* Appends the words of an element: sentences one behind the other, columns parted by an ideographic space,
 * readings in ruby left off. White space that only the file's layout has is dropped. */
void law_text(const struct xml_node *node, struct ssk_buffer *out);

/* Adds a line for each row of a <Table>, cells that span rows in each of them. */
void law_table(const struct xml_node *table, struct draft *draft);

#endif
