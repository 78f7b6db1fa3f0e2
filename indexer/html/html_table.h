/* A page's tables of data: rows under the words of their head. Tables that only lay a page out are none. */
#ifndef SEISAKU_INDEXER_HTML_HTML_TABLE_H
#define SEISAKU_INDEXER_HTML_HTML_TABLE_H

#include <stdbool.h>

#include "indexer/document/draft.h"
#include "indexer/html/html_tree.h"
#include "seisaku/buffer.h"

/* Is the node such a table? Order: after html_measure_links. */
bool html_is_data_table(const struct html_node *node);

/* How the text of a cell is got: appended to `out`, its paragraphs parted by '\n'. */
struct cell_reader {
    void (*read)(void *context, const struct html_node *cell, struct ssk_buffer *out);
    void *context;
};

/* Adds the rows to the draft's page, and says in it when there was no memory. */
void html_table_write(const struct html_node *table, const struct cell_reader *reader, struct draft *draft);

#endif
