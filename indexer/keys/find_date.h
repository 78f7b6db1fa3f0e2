/* When a document is of. */
#ifndef SEISAKU_INDEXER_KEYS_FIND_DATE_H
#define SEISAKU_INDEXER_KEYS_FIND_DATE_H

#include "indexer/dates/calendar_dates.h"
#include "indexer/keys/head/head.h"

/* The date of a document of this genre, by what its title and its head say; false when they do not say, or
 * not as one. The date's cursor is of no use behind the head. */
bool find_date(const struct document *document, const struct head *head,
               const struct ssk_dictionary *dictionary, struct calendar_date *out);

#endif
