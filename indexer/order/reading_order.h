/* Puts the lines of pages with columns into reading order.
 *
 * For pages of text whose geometry is lost: a line holds the text of one column, or of several with
 * a blank between. Afterwards a line that held several columns is several lines with the same source
 * number; `column` is 0 for what spans the page and 1, 2 … for the columns; a table row's (or a
 * block's) first column comes whole before its second. A row that goes on overleaf is completed on
 * the page where it began. What stands inside a row without belonging to it (a heading's number that
 * was printed away from its title) follows the row. A table on a page of text comes cell by cell, its
 * lines bearing the `row` they belong to and, where a cell begins, `begins_paragraph`; table_row.h tells how
 * cells are told apart that were printed side by side. Pages without columns stay as they are. */
#ifndef SEISAKU_INDEXER_ORDER_READING_ORDER_H
#define SEISAKU_INDEXER_ORDER_READING_ORDER_H

#include "indexer/document/document.h"
#include "seisaku/mecab.h"

/* Leaves pages that are `laid_out`. SSK_MEMORY: the document is then good for document_free only. */
ssk_status reading_order_restore(struct document *document, struct ssk_tagger *tagger,
                                 struct ssk_error *error);

#endif
