/* Fiscal years that a document's title, head and headings name. */
#ifndef SEISAKU_INDEXER_KEYS_FIND_YEAR_H
#define SEISAKU_INDEXER_KEYS_FIND_YEAR_H

#include "indexer/keys/head/head.h"
#include "seisaku/dictionary.h"

/* The one fiscal year that the title, or else a line of the head that stands alone, names as the document's;
 * 0 when there is none. */
int find_document_year(const struct document *document, const struct head *head,
                       const struct ssk_dictionary *dictionary);

/* The fiscal year by which a title counts meetings: 令和６年度第２回…会議　議事概要; 0 for none. */
int find_meeting_year(const struct document *document, const struct ssk_dictionary *dictionary);

/* Gives lines without a year of their own the one of the innermost heading above that names years; none where
 * it names several. */
void find_heading_years(struct document *document, const struct ssk_dictionary *dictionary);

#endif
