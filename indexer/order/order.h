/* The order in which a page is read: its columns, its tables, and what goes on overleaf. The first three are
 * for lines with places, once paragraphs are known (document/placed_paragraphs.h). */
#ifndef SEISAKU_INDEXER_ORDER_ORDER_H
#define SEISAKU_INDEXER_ORDER_ORDER_H

#include <stdbool.h>

#include "indexer/document/document.h"
#include "seisaku/mecab.h"
#include "seisaku/status.h"

/* column_heads.c: sets `head` in the columns of comparative tables (改正後 beside 現行). Order: before
 * continued_rows_join. Fails: false without memory. */
bool column_heads_name(struct document *document);

/* continued_rows.c: brings the rest of a table row that goes on overleaf to its cells. Fails: false without
 * memory. */
bool continued_rows_join(struct document *document);

/* floats.c: moves what stands in the middle of a sentence (a figure, a table) behind its paragraph, or before
 * it when the paragraph goes on overleaf. Fails: false without memory. */
bool floats_move(struct document *document);

/* spread_lines.c: closes up lines of text files whose characters a blank each spreads (文 部 科 学 省, 令 和
 * ７ 年 11 月 27 日), as letterheads are typed to be of one width. Order: before the others below. Fails:
 * false without memory.
 */
bool spread_lines_close(struct document *document);

/* wide_gaps.c: makes ASCII blanks, which may part columns, of the ideographic spaces inside the lines of
 * pages on which most long lines have one. Leaves pages that are `laid_out`. Order: before anything looks for
 * columns. Fails: false without memory. */
bool wide_gaps_narrow(struct document *document);

/* blank_tables.c: of tables in plain text whose columns runs of blanks part, and of which one is of numbers,
 * makes a line of each row, `年度: 令和４年度　便数: 120`, with a `row` of its own; the lines of its head and
 * of what its cells go on with are spent. Leaves documents with a plan's rows. Order: before the reading
 * order. Fails: false without memory. */
bool blank_tables_write(struct document *document);

/* reading_order.c: puts the lines of pages with columns into reading order.
 *
 * For pages of text whose geometry is lost: a line holds the text of one column, or of several with
 * a blank between. Afterwards a line that held several columns is several lines with the same source
 * number; `column` is 0 for what spans the page and 1, 2 … for the columns; a table row's (or a
 * block's) first column comes whole before its second. A row that goes on overleaf is completed on
 * the page where it began. What stands inside a row without belonging to it (a heading's number that
 * was printed away from its title) follows the row. A table on a page of text comes cell by cell, its
 * lines bearing the `row` they belong to and, where a cell begins, `begins_paragraph`; tables/table_row.h
 * tells how cells are told apart that were printed side by side. Pages without columns, and those that are
 * `laid_out`, stay as they are. Fails: SSK_MEMORY; the document is then good for document_free only. */
ssk_status reading_order_restore(struct document *document, struct ssk_tagger *tagger,
                                 struct ssk_error *error);

/* ruled_tables.c: writes each row of a ruled table as one line, `施策: 道の整備　担当: 町`; a cell that is
 * merged over several rows stands in each of them, and the row of heads is set aside, also where it heads
 * rows of later pages. A row that holds a sentence is written without heads: its cells are read on. Rows too
 * long for one passage keep their lines, with the heads as `head`. Leaves rows of annual plans and tables
 * whose columns are named already. Order: last, once keys are known. Fails: false without memory. */
bool ruled_tables_write(struct document *document);

#endif
