/* What a line of a document's head says of a date that stands in it: that it is the document's. */
#ifndef SEISAKU_INDEXER_KEYS_DATE_LINE_H
#define SEISAKU_INDEXER_KEYS_DATE_LINE_H

#include <stdbool.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/lines/cursor.h"
#include "seisaku/dictionary.h"

/* The text without blanks and brackets at its ends. */
struct cursor date_line_out_of_brackets(struct cursor text);

/* May this stand before the date on its line: nothing, or what is no part of a sentence with it? */
bool date_line_may_precede(struct cursor before);

/* May this stand behind the date? Sets *changed when it says that the document was changed then. */
bool date_line_may_follow(struct cursor rest, bool *changed);

/* The one date of a line that is about it; no other stands in the line. *changed as above. */
bool date_line_read(const struct ssk_dictionary *dictionary, struct cursor line, struct calendar_date *out,
                    bool *changed);

#endif
