/* Hits added up by their values. Private to query/survey. */
#ifndef SEISAKU_QUERY_SURVEY_TALLY_ENTRIES_H
#define SEISAKU_QUERY_SURVEY_TALLY_ENTRIES_H

#include "query/survey/survey.h"

/* The hits of a search that has all of them, in the order of documents. A passage with several values of a
 * key counts for each; `ministries`: see passage_value. Free with tally_free. Fails: SSK_MEMORY. */
ssk_status tally_hits(struct tally *out, const struct search *search, const enum facet *by, size_t by_count,
                      const struct ssk_ministries *ministries);
void tally_free(struct tally *tally);

/* Compares by the first key, then the second …; numbers in them as numbers, passages without a value last. */
int tally_compare_keys(const char *a, const char *b);

#endif
