/* Tables with ruling lines: a row is a passage, its cells under the heads of their columns. */
#ifndef SEISAKU_INDEXER_ORDER_RULED_TABLES_H
#define SEISAKU_INDEXER_ORDER_RULED_TABLES_H

#include "indexer/document/document.h"

/* Writes each row of a ruled table as one line, `施策: 道の整備　担当: 町`; a cell that is merged over
 * several rows stands in each of them, and the row of heads is set aside, also where it heads rows of later
 * pages. A row that holds a sentence is written without heads: its cells are read on. Rows too long for one
 * passage keep their lines, with the heads as `head`. Leaves rows of annual plans and tables whose columns
 * are named already. Order: last, once keys are known. Fails: false without memory. */
bool ruled_tables_write(struct document *document);

#endif
