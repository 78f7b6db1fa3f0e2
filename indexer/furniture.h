/* What a page bears beside its text: its label, running heads and feet, the heads of tables. */
#ifndef SEISAKU_INDEXER_FURNITURE_H
#define SEISAKU_INDEXER_FURNITURE_H

#include "document.h"
#include "seisaku/dictionary.h"
#include "seisaku/status.h"

/* Marks such lines LINE_FURNITURE and fills the pages' labels, and the document's title from a running
 * head when it has none. To be called before the lines are put in reading order. SSK_MEMORY only. */
ssk_status furniture_find(struct document *document, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error);

/* Is the line made of nothing but the words of a plan table's head (項番, 担当府省庁, 2023 年度 年次計画,
 * 取組の成果、進捗状況及び …)? Sets *anchor (given as false) when it holds a word that text does
 * not have alone. */
bool is_table_head(const char *text, bool *anchor);

#endif
