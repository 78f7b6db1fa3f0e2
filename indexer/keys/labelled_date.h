/* Dates that a document labels: 日時：…, 公表日 …. */
#ifndef SEISAKU_INDEXER_KEYS_LABELLED_DATE_H
#define SEISAKU_INDEXER_KEYS_LABELLED_DATE_H

#include <stdbool.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/keys/head/head.h"
#include "seisaku/dictionary.h"

enum date_label { DATE_OF_MEETING, DATE_OF_ISSUE };

/* The day behind a label of the head, on its line or alone on the next. */
bool labelled_date_find(const struct head *head, const struct ssk_dictionary *dictionary,
                        enum date_label label, struct calendar_date *out);

/* The one day behind such a label that opens a table's row or is a cell of its own. */
bool labelled_date_find_cell(const struct head *head, const struct ssk_dictionary *dictionary,
                             enum date_label label, struct calendar_date *out);

#endif
