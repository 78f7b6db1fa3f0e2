/* Counts of passages by ministry, section, kind, year and the other facets, over everything a search matches.
 */
#ifndef SEISAKU_QUERY_RANK_FACETS_H
#define SEISAKU_QUERY_RANK_FACETS_H

#include "query/rank/search.h"

/* The value slot that holds it. */
uint32_t facet_slot(enum facet facet);

/* The counts that a spy over the facet's slot has gathered; a value of several counts for each. `ministries`:
 * see passage_value. */
ssk_status facet_read(struct facet_counts *out, enum facet facet, struct xap_spy *spy,
                      const struct ssk_ministries *ministries, struct ssk_error *error);

/* Leaves the `most` values that most passages have. */
void facet_counts_cut(struct facet_counts *counts, size_t most);

void facet_counts_free(struct facet_counts *counts);

#endif
